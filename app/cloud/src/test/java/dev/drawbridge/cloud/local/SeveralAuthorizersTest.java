package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two functions say who may call one API, and each route asks the one that the template names. */
class SeveralAuthorizersTest {
    private static final Design DESIGN = Drawings.of("doors", "add http-api web", "add function door", "add function staff", "add function work",
            "connect door web --as authorize", "connect staff web --as authorize",
            "connect web work --routes '[{\"method\":\"GET\",\"path\":\"/front\"},{\"method\":\"GET\",\"path\":\"/back\"}]'");

    @Test
    void aRouteAsksTheAuthorizerThatItNames(@TempDir Path folder) throws Exception {
        try (Project first = Project.of(DESIGN, folder)) {
            guardBack(first.folder.resolve("template.yaml"));
        }
        try (Project project = Project.opened(folder)) {
            project.code("door", guard("Door", "front"));
            project.code("staff", guard("Staff", "back"));
            project.code("work", """
                    public class Work {
                        public HttpResponse handle(HttpRequest request) {
                            return HttpResponse.text(request.path() + " for " + request.claim("principal").orElse("nobody"));
                        }
                    }
                    """);
            project.start();
            assertThat(get(project, "/front", "front")).isEqualTo("200 /front for front");
            assertThat(get(project, "/back", "back")).isEqualTo("200 /back for back");
            assertThat(get(project, "/front", "back")).startsWith("403");
            assertThat(get(project, "/back", "front")).startsWith("403");
        }
    }

    private static String guard(String type, String word) {
        return """
                public class %s {
                    public AccessDecision handle(AccessRequest request) {
                        return request.bearer().equals("%s") ? AccessDecision.allow("%s") : AccessDecision.deny();
                    }
                }
                """.formatted(type, word, word);
    }

    private static void guardBack(Path template) throws IOException {
        String text = Files.readString(template);
        String named = text.replaceFirst("(?m)^( +)Path: /back$", "$1Path: /back\n$1Auth:\n$1  Authorizer: Staff");
        assertThat(text).contains("DefaultAuthorizer: Door");
        assertThat(named).isNotEqualTo(text);
        Files.writeString(template, named);
    }

    private static String get(Project project, String path, String token) throws Exception {
        var answer = project.send("GET", project.api("web") + path, "", "authorization", "Bearer " + token);
        return answer.statusCode() + " " + answer.body();
    }
}
