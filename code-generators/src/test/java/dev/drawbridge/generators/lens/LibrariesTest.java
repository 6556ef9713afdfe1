package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.FlowDrawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layers and mail in templates. */
class LibrariesTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final SamLens LENS = new SamLens(TEMPLATE);
    private static final LensText TEXT = new LensText(TEMPLATE);
    private static final String TEXT_OF_LAYERS = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Layers:
                  - !Ref Shared
            Resources:
              Shared:
                Type: AWS::Serverless::LayerVersion
                Properties:
                  ContentUri: shared   # jars
                  CompatibleRuntimes: [java21]
                  RetentionPolicy: Delete
              Other:
                Type: AWS::Serverless::LayerVersion
                Properties:
                  ContentUri: other
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: shop.Work
                  Runtime: java21
                  CodeUri: work
                  Layers:
                    - arn:aws:lambda:us-east-1:123456789012:layer:x:1   # of others
                    - !Ref Other
                  Environment:
                    Variables:
                      SHOP_EMAIL_FROM: !Ref Shop
                  Policies:
                    - SESCrudPolicy:
                        IdentityName: !Ref Shop
              Shop:
                Type: AWS::SES::EmailIdentity
                Properties:
                  EmailIdentity: shop@shop.example
            """;

    private static List<String> wires(Design design) {
        return design.wires().values().stream().map(wire -> design.requireNode(wire.from().node()).name() + " " + wire.role().id() + " " + design.requireNode(wire.to().node()).name()).toList();
    }

    private static Node node(Design design, String name) {
        return design.nodeNamed(name).orElseThrow();
    }

    private static String after(Design was, Design is) {
        String after = TEXT.follow(TEXT_OF_LAYERS, was, is);
        assertThat(TEXT.settled(after, is)).isEqualTo(is);
        return after;
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Design design = FlowDrawings.libraries();
        assertThat(LENS.read(TEMPLATE.text(design), design)).isEqualTo(design);
    }

    @Test
    void layersThatAFunctionNamesAreWiresAndThoseOfOthersStayItsField() {
        Design read = LENS.read(TEXT_OF_LAYERS, Design.empty("x"));
        assertThat(TEXT.follow(TEXT_OF_LAYERS, read, read)).isEqualTo(TEXT_OF_LAYERS);
        assertThat(wires(read)).containsExactlyInAnyOrder("Work access Other", "Work access Shared", "Work send Shop");
        assertThat(node(read, "Work").field("layers")).contains(Value.of(List.of(Value.of("arn:aws:lambda:us-east-1:123456789012:layer:x:1"))));
        assertThat(node(read, "Work").field("environment")).isEmpty();
        assertThat(node(read, "Shared").field("retain")).contains(Value.of(false));
        assertThat(node(read, "Shop").kind()).isEqualTo("email");
    }

    @Test
    void wiresAndFieldsChangeTheListWhereItStands() {
        Design read = LENS.read(TEXT_OF_LAYERS, Design.empty("x"));
        Node work = node(read, "Work");
        assertThat(after(read, read.withNode(work.withField("layers", Value.of(List.of(Value.of("arn:aws:lambda:us-east-1:123456789012:layer:y:2")))))))
                .isEqualTo(TEXT_OF_LAYERS.replace("        - arn:aws:lambda:us-east-1:123456789012:layer:x:1   # of others\n        - !Ref Other\n", "        - !Ref Other\n        - arn:aws:lambda:us-east-1:123456789012:layer:y:2\n"));
        Node fresh = Node.of(read.freshNodeId("fresh"), "layer", "fresh");
        Wire wire = Wire.of(read.freshWireId(work.id(), fresh.id()), End.out(work.id()), End.in(fresh.id()), WireRole.ACCESS);
        assertThat(after(read, read.withNode(fresh).withWire(wire))).contains("        - !Ref Other\n        - !Ref Fresh\n").contains("ContentUri: layers/fresh");
        Wire other = read.wires().values().stream().filter(w -> w.to().node().equals(node(read, "Other").id())).findFirst().orElseThrow();
        var rest = new java.util.TreeMap<>(read.wires());
        rest.remove(other.id());
        assertThat(after(read, read.withWires(rest))).isEqualTo(TEXT_OF_LAYERS.replace("        - !Ref Other\n", ""));
    }
}
