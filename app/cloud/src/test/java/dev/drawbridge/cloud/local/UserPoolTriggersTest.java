package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Design;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pool asks its function while a user signs up and in, and the token that comes out opens the API with what the function said. */
class UserPoolTriggersTest {
    private static final Design DESIGN = Drawings.of("shop", "add user-pool people", "add function gate", "add http-api web", "add function work",
            "connect people gate --as trigger --triggers '[\"PreSignUp\",\"PreTokenGeneration\"]'", "connect people web --as authorize",
            "connect web work --routes '[{\"method\":\"GET\",\"path\":\"/own\"}]'");

    @Test
    void whoSignsUpIsLetInByTheFunctionAndBringsItsClaimsAlong(@TempDir Path folder) throws Exception {
        try (Project project = Project.of(DESIGN, folder.resolve("shop"))) {
            project.code("gate", """
                    public class Gate {
                        public UserAnswer handle(UserEvent event) {
                            if (event.isSignUp() && !event.attribute("email").orElse("").endsWith("@example.com")) {
                                throw new IllegalArgumentException("Only our own.");
                            }
                            return event.isSignUp() ? UserAnswer.confirm() : UserAnswer.claims(Map.of("tenant", "blue"));
                        }
                    }
                    """);
            project.code("work", """
                    public class Work {
                        public HttpResponse handle(HttpRequest request) {
                            return HttpResponse.text(request.claim("email").orElse("nobody") + " of " + request.claim("tenant").orElse("none"));
                        }
                    }
                    """);
            project.start();
            String endpoint = project.run().addresses().stream().filter(address -> address.label().startsWith("Cognito endpoint of people")).findFirst().orElseThrow().text().split(" ")[0];

            HttpResponse<String> stranger = call(project, endpoint, "SignUp", Map.of("ClientId", "people-client", "Username", "eve@elsewhere.net", "Password", "a-long-password"));
            assertThat(stranger.statusCode()).isEqualTo(400);
            assertThat(stranger.body()).contains("UserLambdaValidationException", "Only our own.");
            assertThat(call(project, endpoint, "SignUp", Map.of("ClientId", "people-client", "Username", "ada@example.com", "Password", "a-long-password")).body()).contains("\"UserConfirmed\":true");
            JsonNode in = JsonMapper.shared().readTree(call(project, endpoint, "InitiateAuth", Map.of("ClientId", "people-client", "AuthFlow", "USER_PASSWORD_AUTH",
                    "AuthParameters", Map.of("USERNAME", "ada@example.com", "PASSWORD", "a-long-password"))).body());

            assertThat(project.send("GET", project.api("web") + "/own", "").statusCode()).isEqualTo(401);
            HttpResponse<String> own = project.send("GET", project.api("web") + "/own", "", "authorization", "Bearer " + in.path("AuthenticationResult").path("IdToken").asString());
            assertThat(own.body()).isEqualTo("ada@example.com of blue");
            HttpResponse<String> quick = project.send("GET", project.api("web") + "/own", "", "authorization", "Bearer " + project.run().token(project.card("people"), "bob", Map.of("email", "b@example.com")));
            assertThat(quick.body()).isEqualTo("b@example.com of blue");
            Message asked = project.message(message -> message.from().equals(project.card("people")) && message.summary().startsWith("TokenGeneration_Authentication"));
            assertThat(asked.wire()).isPresent();
        }
    }

    private static HttpResponse<String> call(Project project, String endpoint, String operation, Map<String, Object> body) throws Exception {
        return project.send("POST", endpoint, JsonMapper.shared().writeValueAsString(body), "x-amz-target", "AWSCognitoIdentityProviderService." + operation);
    }
}
