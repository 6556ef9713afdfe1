package dev.drawbridge.generators.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.FlowDrawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private final Exports exports = new Exports(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES));

    private Map<String, Portability> report(Design design, String format) {
        Map<String, Portability> byCard = new TreeMap<>();
        exports.export(drawing(design, Map.of()), format).cards().forEach(card -> byCard.put(card.card(), card));
        return byCard;
    }

    private static Drawing drawing(Design design, Map<String, String> texts) {
        return new Drawing(design, Layout.empty(), new TreeMap<>(texts));
    }

    @Test
    void everyFormatSaysEveryCardOfTheClickCounter() {
        for (String format : exports.formats()) {
            assertThat(report(Drawings.clickCounter(), format).values()).as(format).hasSize(6)
                    .noneMatch(card -> card.level() == Portability.Level.IMPOSSIBLE);
        }
    }

    @Test
    void samIsTheProjectsOwnTemplateByteForByte() {
        Export export = exports.export(drawing(Drawings.petStore(), Map.of("template.yaml", "# mine\nResources: {}\n")), "sam");
        assertThat(export.files()).extracting(GeneratedFile::content).containsExactly("# mine\nResources: {}\n");
        assertThat(export.cards()).allMatch(card -> card.level() == Portability.Level.EXACT);
    }

    @Test
    void whatDiffersIsSaid() {
        assertThat(report(Drawings.petStore(), "terraform").get("products").reason()).contains("refuses to destroy");
        assertThat(report(Drawings.petStore(), "serverless").get("search").reason()).contains("snapstart");
        assertThat(report(Drawings.petStore(), "cloudformation").get("search").reason()).contains("Release");
        assertThat(report(Drawings.clickCounter(), "cloudformation").get("count clicks").level()).isEqualTo(Portability.Level.EXACT);
    }

    @Test
    void aCardThatCannotBeSaidIsLeftOutWithTheReason() {
        Design design = Drawings.named("odd").card("raw-resource", "machine", "type", "AWS::Serverless::StateMachine", "properties", Value.entries("Type", "EXPRESS"))
                .card("raw-resource", "joined", "type", "AWS::SSM::Parameter", "properties",
                        Value.entries("Value", new Value.Expression("Fn::Join", Value.of("x")))).design();
        assertThat(report(design, "cloudformation").get("machine").reason()).isEqualTo("AWS::Serverless::StateMachine is known to SAM only.");
        assertThat(report(design, "cloudformation").get("joined").level()).isEqualTo(Portability.Level.EXACT);
        assertThat(report(design, "terraform").get("joined").level()).isEqualTo(Portability.Level.IMPOSSIBLE);
        Design unknown = design.withNode(Node.of(new NodeId("later"), "of-tomorrow", "later"));
        assertThat(report(unknown, "serverless").get("later").level()).isEqualTo(Portability.Level.IMPOSSIBLE);
    }

    @Test
    void whatWasImportedIsApproximateOutsideItsTemplate() {
        Design design = Drawings.petStore();
        Design imported = design.withNode(new Adoption("Users", "users").on(design.nodeNamed("users").orElseThrow()));
        assertThat(report(imported, "cloudformation").get("users").level()).isEqualTo(Portability.Level.APPROXIMATE);
        assertThat(report(imported, "sam").get("users").level()).isEqualTo(Portability.Level.EXACT);
    }

    @Test
    void aDefinitionOfAFileStandsInThePlainTemplatesAndIsReadByTerraform() {
        Drawing drawing = drawing(FlowDrawings.flows(), Map.of());
        for (String format : List.of("cloudformation", "serverless")) {
            String text = exports.export(drawing, format, path -> Optional.of("# " + path + "\nStartAt: A\nStates: {A: {Type: Wait, Seconds: 3, End: true}}\n")).files().getFirst().content();
            assertThat(text).contains("DefinitionString: |").contains("\"Seconds\": 3").contains("LEVEL: high").doesNotContain("DefinitionS3Location");
        }
        assertThat(exports.export(drawing, "terraform", path -> Optional.of("{}")).files()).anyMatch(file -> file.content().contains("templatefile("));
        assertThatThrownBy(() -> exports.export(drawing, "cloudformation", path -> Optional.of("StartAt: [\n"))).isInstanceOf(ModelException.class).hasMessageContaining("flows/filed.asl.json line");
    }

    @Test
    void routesAreAnOpenApiDescriptionOfEachApi() {
        Design design = Drawings.named("shop").card("http-api", "web shop").card("user-pool", "users").card("function", "find").card("function", "buy")
                .wire("users", WireRole.AUTHORIZE, "web shop").wire("web shop", WireRole.CALL, "find", "routes",
                        Value.of(List.of(Value.entries("method", "GET", "path", "/things/{id}", "authorize", false), Value.entries("method", "ANY", "path", "/all/{rest+}"))))
                .wire("web shop", WireRole.CALL, "buy", "routes", Drawings.routes("POST /orders")).design();
        Export export = exports.export(drawing(design, Map.of()), "openapi");
        GeneratedFile file = export.files().getFirst();
        assertThat(file.path()).isEqualTo("openapi/web-shop.yaml");
        Tree api = Document.parse(file.content()).tree();
        assertThat(api.at("paths", "/things/{id}", "get", "parameters", "0", "name").flatMap(Tree::asText)).contains("id");
        assertThat(api.at("paths", "/things/{id}", "get", "security")).isEmpty();
        assertThat(api.at("paths", "/orders", "post", "security", "0", "token")).isPresent();
        assertThat(api.at("paths", "/all/{rest}").orElseThrow().entries()).hasSize(7);
        assertThat(api.at("components", "securitySchemes", "token", "scheme").flatMap(Tree::asText)).contains("bearer");
        assertThat(export.cards()).singleElement().satisfies(card -> assertThat(card.reason()).contains("/all/{rest+}"));
    }

    @Test
    void anUnknownFormatIsOneSentenceWithThoseThatThereAre() {
        assertThatThrownBy(() -> exports.export(drawing(Drawings.petStore(), Map.of()), "bicep")).isInstanceOf(ModelException.class)
                .hasMessage("There is no format \"bicep\". There are: sam, cloudformation, serverless, terraform, openapi.");
    }
}
