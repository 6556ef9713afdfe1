package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no template, or a broken one, gives one sentence with its place and never hangs: the limit is for a machine that does much else. */
@Timeout(120)
class BadInputTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);

    private static List<Finding> findings(String text) {
        return TemplateFindings.of("template.yaml", text, Design.empty("x"), OURS).findings();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            just words                                      | 1 | 1 | must be a mapping
            [1, 2]                                          | 1 | 1 | must be a mapping
            a: b                                            | 1 | 1 | Resources is missing
            {service: x, provider: {name: aws}}             | 1 | 1 | Serverless Framework
            Resources: [1]                                  | 1 | 12 | must be a mapping
            """)
    void whatIsNoTemplateIsSaidInOneSentence(String text, int line, int column, String words) {
        assertThatThrownBy(() -> SamLens.standard().read(text, Design.empty("x"))).isInstanceOfSatisfying(TemplateException.class, e -> {
            assertThat(e.sentence()).contains(words).endsWith(".");
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @Test
    void anEmptyFileIsNoTemplate() {
        assertThatThrownBy(() -> SamLens.standard().read("", Design.empty("x"))).isInstanceOf(TemplateException.class).hasMessageContaining("no template");
    }

    @Test
    void textThatIsNotWellFormedIsAFindingAtItsPlace() {
        assertThat(findings("Resources:\n  A:\n    Type: 'AWS::SQS::Queue\n")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("template-unreadable");
            assertThat(finding.subject()).isInstanceOfSatisfying(Subject.OfFile.class, at -> assertThat(at.line()).isGreaterThanOrEqualTo(3));
        });
    }

    @Test
    void anIdThatCloudFormationRefusesIsAFindingAtItsPlaceAndItsCardIsKnownAgain() {
        String text = """
                Resources:
                  pet_orders: {Type: AWS::SQS::Queue}
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c, Environment: {Variables: {QUEUE: !Sub 'x/${pet_orders}'}}}}
                """;
        assertThat(findings(text)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("logical-id");
            assertThat(finding.message()).startsWith("\"pet_orders\" is no name that CloudFormation takes").endsWith("Rename the card.");
            assertThat(finding.subject()).isEqualTo(new Subject.OfFile("template.yaml", 2, 3));
        });
        DesignStore store = RealTemplateLawsTest.store(text);
        assertThat(SamLens.standard().read(text, store.design())).isEqualTo(store.design());
        store.apply(new CardEdit.RenameNode(store.design().nodeNamed("pet_orders").orElseThrow().id(), "Pet orders"));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text.replace("pet_orders", "PetOrders"));
        assertThat(findings(RealTemplateLawsTest.text(store))).isEmpty();
    }

    @Test
    void aReferenceToNothingIsAFindingAtItsPlace() {
        assertThat(findings("Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub '${Nobody}-q'\n")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("missing-reference");
            assertThat(finding.message()).contains("Nobody");
            assertThat(finding.subject()).isEqualTo(new Subject.OfFile("template.yaml", 5, 26));
        });
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastCountsAndIsAFinding() {
        String text = "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 1\n      DelaySeconds: 2\n";
        assertThat(findings(text)).singleElement().satisfies(finding -> assertThat(finding.rule()).isEqualTo("template-syntax"));
        assertThat(SamLens.standard().read(text, Design.empty("x")).nodes().values()).singleElement()
                .satisfies(node -> assertThat(node.field("delay").orElseThrow().asInt()).contains(2));
    }

    @Test
    void anUnknownTagIsKept() {
        String text = "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Mystery x\n      DelaySeconds: !Riddle [1]\n";
        Design design = SamLens.standard().read(text, Design.empty("x"));
        assertThat(new LensText(OURS).follow(text, design, design)).isEqualTo(text);
        assertThat(design.nodes()).hasSize(1);
    }

    @Test
    void aliasesThatContainThemselvesAreSaid() {
        assertThatThrownBy(() -> SamLens.standard().read("Resources: &a\n  A: *a\n", Design.empty("x"))).isInstanceOf(TemplateException.class).hasMessageContaining("ine");
    }

    @Test
    void aBillionLaughsEndQuickly() {
        StringBuilder text = new StringBuilder("Resources:\n  A0: &a0 {Type: x}\n");
        for (int i = 1; i < 12; i++) {
            int below = i - 1;
            text.append("  A").append(i).append(": &a").append(i).append(" [").append(IntStream.range(0, 10).mapToObj(_ -> "*a" + below).collect(Collectors.joining(", "))).append("]\n");
        }
        assertThatThrownBy(() -> SamLens.standard().read(text.toString(), Design.empty("x"))).isInstanceOf(TemplateException.class);
    }

    @Test
    void fiveMegabytesAreOpenedAndChecked() {
        String text = LargeTemplates.ofLength(5_000_000);
        Design design = SamLens.standard().read(text, Design.empty("large"));
        assertThat(design.nodes()).hasSizeGreaterThan(10_000);
        assertThat(design.wires()).hasSizeGreaterThan(10_000);
        List<Finding> inText = findings(text);
        assertThat(inText).noneSatisfy(finding -> assertThat(finding.rule()).isIn("template-unreadable", "missing-reference", "template-syntax"));
        assertThat(Checks.standard().run(design, RandomDrawings.CATALOGUE, RandomDrawings.WIRES)).noneSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void whatIsLongerThanAnyTemplateIsSaidBeforeItIsRead() {
        String text = "Resources: {}\n#" + "x".repeat(dev.drawbridge.generators.syntax.Document.MAX_LENGTH);
        assertThatThrownBy(() -> SamLens.standard().read(text, Design.empty("x"))).isInstanceOf(TemplateException.class).hasMessageContaining("longer than 16 MB");
    }

    @Test
    void mergedMappingsThatDoubleEachTimeEndQuickly() {
        StringBuilder text = new StringBuilder("Resources:\n  A0: &a0 {Type: x}\n");
        for (int i = 1; i < 60; i++) {
            text.append("  A").append(i).append(": &a").append(i).append(" {<<: [*a").append(i - 1).append(", *a").append(i - 1).append("], k").append(i).append(": 1}\n");
        }
        assertThat(findings(text.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[,]", "{\"a\":,}", "'- ',''"})
    void whatNestsDeeperThanAnyTemplateIsSaidWithItsPlace(String open, String close) {
        String text = "Resources: " + (open.startsWith("-") ? "\n" : "") + open.repeat(100_000) + "1" + close.repeat(100_000);
        assertThat(findings(text)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("template-unreadable");
            assertThat(finding.message()).endsWith(".");
            assertThat(finding.subject()).isInstanceOf(Subject.OfFile.class);
        });
    }

    @Test
    void resourcesInStrangeFormsAreNoReasonToFail() {
        String text = "Resources:\n  A: text\n  B: [1, 2]\n  C:\n  D: {Type: 7}\n  E: {Type: AWS::Serverless::Function, Properties: text}\n"
                + "  F: {Type: AWS::Serverless::Function, Properties: {Events: [a], Policies: 7, Environment: x, Role: [1], Connectors: 3}}\n"
                + "  G: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: x}}\n  H: {Type: AWS::S3::Bucket, Properties: {LifecycleConfiguration: {Rules: x}}}\n"
                + "  I: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: {a: b}}}\n";
        Design design = SamLens.standard().read(text, Design.empty("x"));
        assertThat(SamLens.standard().read(text, design)).isEqualTo(design);
        assertThat(design.nodes()).hasSize(9);
    }
}
