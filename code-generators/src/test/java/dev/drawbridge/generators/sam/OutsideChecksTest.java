package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tools of others say about our templates; skipped where they are not installed. */
public class OutsideChecksTest {
    private final SamTemplate template = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);

    /** Everybody calls, triggers and feeds everybody: what would go round in circles if it could. */
    public static Design circles() {
        return Drawings.named("circles").card("bucket", "in").card("function", "one").card("function", "two").card("function", "three")
                .card("queue", "a").card("queue", "b").card("queue", "c", "fifo", true).card("queue", "d", "fifo", true).card("http-api", "api")
                .wire("in", WireRole.TRIGGER, "one").wire("one", WireRole.CALL, "two").wire("two", WireRole.CALL, "three")
                .wire("three", WireRole.CALL, "one").wire("three", WireRole.ACCESS, "in", "mode", "read-write")
                .wire("api", WireRole.CALL, "two", "routes", Drawings.routes("GET /"))
                .wire("a", WireRole.ON_FAILURE, "b").wire("b", WireRole.ON_FAILURE, "a")
                .wire("c", WireRole.ON_FAILURE, "d").wire("d", WireRole.ON_FAILURE, "c")
                .wire("a", WireRole.TRIGGER, "one").wire("one", WireRole.SEND, "a").design();
    }

    /** Pipes from and to everything that they can join. */
    public static Design pipes() {
        return Drawings.named("pipes").card("queue", "in").card("queue", "out", "fifo", true).card("table", "rows").card("stream", "flow").card("stream", "more")
                .card("event-bus", "bus").card("topic", "news").card("function", "enrich").card("function", "take")
                .card("event-pipe", "first", "filter", "{\"body\": {\"n\": [1]}}").card("event-pipe", "second", "enabled", false).card("event-pipe", "third", "startingPosition", "LATEST")
                .card("event-pipe", "fourth").card("event-pipe", "fifth").card("event-pipe", "lost")
                .wire("in", WireRole.DELIVER, "first").wire("first", WireRole.CALL, "enrich").wire("first", WireRole.DELIVER, "out")
                .wire("rows", WireRole.DELIVER, "second").wire("second", WireRole.TRIGGER, "take").wire("flow", WireRole.DELIVER, "third").wire("third", WireRole.DELIVER, "bus")
                .wire("flow", WireRole.DELIVER, "fourth").wire("fourth", WireRole.DELIVER, "news").wire("rows", WireRole.DELIVER, "fifth").wire("fifth", WireRole.DELIVER, "more")
                .design();
    }

    /** Functions with addresses of their own. */
    public static Design addresses() {
        return Drawings.named("addresses").card("client", "web", "origins", dev.drawbridge.model.Value.of(List.of(dev.drawbridge.model.Value.of("https://shop.example"))))
                .card("function-url", "hook").card("function-url", "inner", "auth", "AWS_IAM", "cors", false).card("function", "one").card("function", "two", "snapStart", "off")
                .wire("web", WireRole.CALL, "hook").wire("hook", WireRole.CALL, "one").wire("inner", WireRole.CALL, "two").design();
    }

    public static Stream<Named<Design>> drawings() {
        return Stream.concat(Stream.of(Drawings.petStore(), Drawings.clickCounter(), Drawings.everything(), circles(), addresses(), pipes(), Design.empty("nothing")), FlowDrawings.all())
                .map(design -> Named.of(design.name(), design));
    }

    @Test
    void cfnLintFindsNeitherErrorsNorWarnings(@TempDir Path folder) throws IOException {
        Program.requireCfnLint();
        // W3005: what SAM makes of a usage plan says twice what waits for what
        List<String> command = new ArrayList<>(List.of("cfn-lint", "-i", "W3005", "--"));
        for (Named<Design> named : drawings().toList()) {
            Design design = named.getPayload();
            if (!design.nodes().isEmpty()) {
                Path file = folder.resolve(design.name() + ".yaml");
                Files.writeString(file, template.text(design));
                command.add(file.toString());
            }
        }
        Program.Result result = Program.run(command, "");
        assertThat(result.out() + result.err()).isBlank();
        assertThat(result.code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theTranslatorTakesItAndCloudFormationWouldSeeNoCircle(Design design) throws IOException, URISyntaxException {
        Program.requireTranslator();
        if (design.nodes().isEmpty()) {
            return;
        }
        TemplateReading reading = new TemplateReading(translated(design));
        assertThat(TemplateReading.circle(reading.references())).isEmpty();
        TemplateReading ours = new TemplateReading(template.tree(design));
        // the kinds of roles that are SAM's own: what starts a state machine by an event, what a schedule starts a function with
        int events = ours.resources("AWS::Serverless::StateMachine").values().stream().mapToInt(machine -> machine.at("Properties", "Events").map(all -> all.entries().size()).orElse(0)).sum();
        long schedules = design.wires().values().stream().filter(wire -> wire.role() == WireRole.TRIGGER && design.requireNode(wire.from().node()).kind().equals("scheduler")
                && design.requireNode(wire.to().node()).kind().equals("function")).count();
        assertThat(reading.resources("AWS::IAM::Role")).hasSize((int) (ours.resources("AWS::IAM::Role").size() + events + schedules));
    }

    @Test
    void theServicesThatMayStartFunctionsAreThoseOfTheRows() throws IOException, URISyntaxException {
        Program.requireTranslator();
        Design design = Drawings.everything();
        Set<String> wanted = new TreeSet<>();
        WireTable table = Drawings.WIRES;
        design.wires().values().forEach(wire -> table.of(design, wire).filter(rule -> rule.toKind().equals("function")).ifPresent(rule -> rule.grants(wire)
                .forEach(grant -> grant.servicePrincipal().ifPresent(service -> wanted.add(permission(grant, service))))));
        Set<String> found = new TreeSet<>();
        Map<String, Tree> permissions = new TemplateReading(translated(design)).resources("AWS::Lambda::Permission");
        permissions.values().forEach(permission -> {
            Tree properties = permission.get("Properties").orElseThrow();
            found.add(properties.get("Principal").flatMap(Tree::asText).orElseThrow() + " " + properties.get("Action").flatMap(Tree::asText).orElseThrow());
            assertThat(properties.get("SourceArn").or(() -> properties.get("SourceAccount"))).as("whom it speaks for").isPresent();
        });
        assertThat(found).isEqualTo(wanted);
    }

    private static String permission(Grant grant, String service) {
        return service + " " + String.join(",", grant.actions());
    }

    private Tree translated(Design design) throws IOException, URISyntaxException {
        Path script = Path.of(OutsideChecksTest.class.getResource("translate.py").toURI());
        Program.Result result = Program.run(List.of("python3", script.toString()), template.text(design));
        assertThat(result.code()).as(result.err()).isZero();
        return Document.parse(result.out()).tree();
    }
}
