package dev.drawbridge.generators.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every kind, in every format: what is set is written, or the report says that it is not. */
class FieldPortabilityTest {
    private static final Exports EXPORTS = new Exports(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES));
    private static final String CARD = "subject";
    /** Fields that say what messages and rows look like in Java; no format of resources has anything of them. A sender stands in the variables of functions that mail. */
    private static final List<String> OF_CODE = List.of("messageFields", "itemFields", "eventSource", "sender");

    static Stream<String> formats() {
        return EXPORTS.formats().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsSetIsWrittenOrTheReportSaysThatItIsNot(String format) {
        List<String> silent = new ArrayList<>();
        for (Kind kind : Drawings.CATALOGUE.placeable()) {
            if (kind.id().equals("raw-resource")) {
                continue;
            }
            for (Field field : kind.fields()) {
                // the report says of a secret that no value is made up for it, of whatever length
                boolean ofNoValue = format.equals("terraform") && kind.id().equals("secret") && field.name().equals("length");
                if (OF_CODE.contains(field.name()) || ofNoValue) {
                    continue;
                }
                Design without = around(kind, field);
                if (!differs(without, field, format)) {
                    silent.add(kind.id() + " " + field.name());
                }
            }
        }
        assertThat(String.join("\n", silent)).as(format + ": fields that go without a word").isEmpty();
    }

    /** Whether any value of the field shows, in what is written or in the report. */
    private static boolean differs(Design design, Field field, String format) {
        Node card = design.nodeNamed(CARD).orElseThrow();
        Optional<String> plain = said(design.withNode(card.withoutField(field.name())), format);
        return values(field).stream().anyMatch(value -> {
            Optional<String> with = said(design.withNode(card.withField(field.name(), value)), format);
            return with.isEmpty() || plain.isEmpty() || !with.equals(plain);
        });
    }

    /** What a user gets to see; nothing if the value is refused in a sentence. */
    private static Optional<String> said(Design design, String format) {
        try {
            Export export = EXPORTS.export(Drawing.of(design, Layout.empty()), format, path -> Optional.of("{\"Comment\": \"" + path.replaceAll("[^a-z0-9.]", "") + "\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"));
            return Optional.of(export.files().stream().map(GeneratedFile::content).collect(Collectors.joining()) + export.cards().stream().filter(card -> card.card().equals(CARD)).toList());
        } catch (ModelException refused) {
            assertThat(refused.getMessage()).endsWith(".");
            return Optional.empty();
        }
    }

    private static List<Value> values(Field field) {
        return switch (field.type()) {
            case FieldType.Flag() -> List.of(Value.of(true), Value.of(false));
            case FieldType.Whole(int min, int max) -> List.of(Value.of(min), Value.of(Math.min(min + 1, max)), Value.of(max));
            case FieldType.Choice choice -> choice.options().stream().<Value>map(option -> Value.of(option.id())).toList();
            case FieldType.Text _ -> List.of(Value.of("sample"), Value.of("{\"a\": \"b\"}"), Value.of("12"));
            case FieldType.TextList _ -> List.of(Value.of(List.of(Value.of("sample"))));
            case FieldType.TextMap _ -> List.of(Value.entries("Sample", "text"));
            case FieldType.Records(List<Field> columns) -> {
                Map<String, Value> row = new LinkedHashMap<>();
                columns.forEach(column -> values(column).stream().findFirst().ifPresent(value -> row.put(column.name(), value)));
                yield List.of(Value.of(List.of(new Value.Entries(row))));
            }
            case FieldType.Tree _ -> List.of(Value.entries("Sample", "text"), Value.of(List.of(Value.entries("Arn", "arn:aws:x", "LocalMountPath", "/mnt/x"))));
        };
    }

    /** A card of the kind with what it needs to be written at all. */
    private static Design around(Kind kind, Field field) {
        Drawings drawing = switch (field.name()) {
            case "imageUri" -> Drawings.named("fields").card(kind.id(), CARD, "packageType", "Image");
            case "shards" -> Drawings.named("fields").card(kind.id(), CARD, "capacity", "PROVISIONED");
            case "issuer" -> Drawings.named("fields").card(kind.id(), CARD, "authentication", "OPENID_CONNECT");
            case "authorizer" -> Drawings.named("fields").card(kind.id(), CARD, "authentication", "AWS_LAMBDA");
            case "substitutions" -> Drawings.named("fields").card(kind.id(), CARD, "definition", Value.entries("StartAt", "${Sample}"));
            default -> Drawings.named("fields").card(kind.id(), CARD);
        };
        return switch (kind.id()) {
            case "schedule", "scheduler", "kafka", "mq", "document-changes", "log-events", "iot-rule", "alexa-skill" -> drawing.card("function", "work").wire(CARD, WireRole.TRIGGER, "work").design();
            case "function-url" -> drawing.card("function", "work").wire(CARD, WireRole.CALL, "work").card("client", "web", "origins", Value.of(List.of(Value.of("https://a.example"))))
                    .wire("web", WireRole.CALL, CARD).design();
            case "event-pipe" -> drawing.card("stream", "in").card("function", "work").wire("in", WireRole.DELIVER, CARD).wire(CARD, WireRole.TRIGGER, "work").design();
            case "http-api", "rest-api" -> drawing.card("function", "work").wire(CARD, WireRole.CALL, "work", "routes", Drawings.routes("GET /"))
                    .card("client", "web", "origins", Value.of(List.of(Value.of("https://a.example")))).wire("web", WireRole.CALL, CARD).design();
            case "client" -> drawing.card("http-api", "api").wire(CARD, WireRole.CALL, "api").design();
            case "queue" -> drawing.card("queue", "lost").wire(CARD, WireRole.ON_FAILURE, "lost").design();
            default -> drawing.design();
        };
    }
}
