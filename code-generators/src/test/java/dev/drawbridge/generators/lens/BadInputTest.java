package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no template, or a broken one, gives one sentence with its place, quickly. */
@Timeout(10)
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
    void fiveMegabytesAreRead() {
        StringBuilder text = new StringBuilder("Resources:\n");
        for (int i = 0; text.length() < 5_000_000; i++) {
            text.append("  Q").append(i).append(":\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: queue-").append(i).append("\n      DelaySeconds: 5\n");
        }
        long start = System.nanoTime();
        SourceTemplate template = SourceTemplate.read(text.toString());
        assertThat(template.parts()).hasSizeGreaterThan(40_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
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
