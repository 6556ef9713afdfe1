package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Event pipes in templates. */
class PipesTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final SamLens LENS = new SamLens(TEMPLATE);

    static Stream<Design> pipes() {
        return Stream.of(
                cards("queue").wire("in", WireRole.DELIVER, "pipe").wire("pipe", WireRole.DELIVER, "out").wire("pipe", WireRole.CALL, "work").design(),
                cards("table").wire("in", WireRole.DELIVER, "pipe").wire("pipe", WireRole.TRIGGER, "work").design(),
                cards("stream").wire("in", WireRole.DELIVER, "pipe").wire("pipe", WireRole.DELIVER, "bus").design(),
                cards("queue").wire("in", WireRole.DELIVER, "pipe").design(), cards("queue").design());
    }

    private static Drawings cards(String source) {
        return Drawings.named("pipes").card(source, "in").card("queue", "out").card("event-bus", "bus").card("function", "work")
                .card("event-pipe", "pipe", "filter", "{\"body\": {\"n\": [1]}}", "batchSize", 5);
    }

    @ParameterizedTest
    @MethodSource("pipes")
    void whatIsWrittenIsReadAgain(Design design) {
        assertThat(LENS.read(TEMPLATE.text(design), design)).isEqualTo(design);
    }

    @Test
    void aPipeOfATemplateIsReadWithItsEndsAndChangedInPlace() {
        String text = """
                Resources:
                  In:
                    Type: AWS::SQS::Queue
                  Out:
                    Type: AWS::SNS::Topic
                  Pipe:
                    Type: AWS::Pipes::Pipe
                    Properties:
                      RoleArn: arn:aws:iam::123456789012:role/pipe
                      Source: !GetAtt In.Arn
                      SourceParameters:
                        SqsQueueParameters:
                          BatchSize: 3   # few
                      Target: !Ref Out
                """;
        Design read = LENS.read(text, Design.empty("x"));
        Node pipe = read.nodeNamed("Pipe").orElseThrow();
        assertThat(pipe.kind()).isEqualTo("event-pipe");
        assertThat(pipe.field("batchSize")).contains(Value.of(3));
        assertThat(read.wires().values()).extracting(wire -> wire.from().node() + " " + wire.role().id() + " " + wire.to().node())
                .containsExactlyInAnyOrder(id(read, "In") + " deliver " + pipe.id(), pipe.id() + " deliver " + id(read, "Out"));
        String changed = new LensText(TEMPLATE).follow(text, read, read.withNode(pipe.withField("batchSize", Value.of(4))));
        assertThat(changed).isEqualTo(text.replace("BatchSize: 3   # few", "BatchSize: 4   # few"));
    }

    private static String id(Design design, String name) {
        return design.nodeNamed(name).orElseThrow().id().value();
    }
}
