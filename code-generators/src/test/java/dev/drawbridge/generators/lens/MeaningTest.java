package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.OutsideChecksTest;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit means to the cloud is exactly the edit: templates expanded by SAM's own translator before and after, and looked at by cfn-lint. */
class MeaningTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final LensText TEXT = new LensText(OURS);
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Globals: {Function: {Timeout: 5}}
            Resources:
              Things:
                Type: AWS::Serverless::SimpleTable
              Jobs:
                Type: AWS::SQS::Queue
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: s3://code/work.zip
                  Handler: a.B::c
                  Runtime: java21
                  Policies:
                    - DynamoDBCrudPolicy:
                        TableName: !Ref Things
                  Events:
                    Taken:
                      Type: SQS
                      Properties: {Queue: !GetAtt Jobs.Arn, BatchSize: 5}
            """;

    private static Design read(String text) {
        return new SamLens(OURS).read(text, Design.empty("x"));
    }

    private static Node card(Design design, String kind) {
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind)).findFirst().orElseThrow();
    }

    private static Wire wire(Design design, String from) {
        return design.wires().values().stream().filter(wire -> design.requireNode(wire.from().node()).kind().equals(from)).findFirst().orElseThrow();
    }

    /** Which places of the expanded template differ, as {@code resource property ...}. */
    private static Set<String> changed(String before, String after) throws IOException, URISyntaxException {
        Set<String> places = new TreeSet<>();
        differences("", expanded(before), expanded(after), places);
        return places;
    }

    static void differences(String place, Tree a, Tree b, Set<String> places) {
        if (a.equals(b)) {
            return;
        }
        if (a instanceof Tree.Map && b instanceof Tree.Map) {
            Set<String> keys = new TreeSet<>(a.entries().keySet());
            keys.addAll(b.entries().keySet());
            keys.forEach(key -> differences(place + " " + key, a.get(key).orElseGet(Tree::nothing), b.get(key).orElseGet(Tree::nothing), places));
        } else {
            places.add(place.strip());
        }
    }

    private static Tree expanded(String text) throws IOException, URISyntaxException {
        Program.requireTranslator();
        Path script = Path.of(OutsideChecksTest.class.getResource("translate.py").toURI());
        Program.Result result = Program.run(List.of("python3", script.toString()), text);
        assertThat(result.code()).as(result.err()).isZero();
        return Document.parse(result.out()).tree();
    }

    @Test
    void aSettingOfAFunctionChangesThatSettingAlone() throws IOException, URISyntaxException {
        Design was = read(TEMPLATE);
        String after = TEXT.follow(TEMPLATE, was, was.withNode(card(was, "function").withField("memory", Value.of(512)).withField("timeout", Value.of(20))));
        assertThat(changed(TEMPLATE, after)).containsExactly("Resources Work Properties MemorySize", "Resources Work Properties Timeout");
    }

    @Test
    void aBatchSizeChangesTheMappingAlone() throws IOException, URISyntaxException {
        Design was = read(TEMPLATE);
        String after = TEXT.follow(TEMPLATE, was, was.withWire(wire(was, "queue").withField("batchSize", Value.of(7))));
        assertThat(changed(TEMPLATE, after)).containsExactly("Resources WorkTaken Properties BatchSize");
    }

    @Test
    void lessAccessChangesThePoliciesOfTheRoleAlone() throws IOException, URISyntaxException {
        Design was = read(TEMPLATE);
        String after = TEXT.follow(TEMPLATE, was, was.withWire(wire(was, "function").withField("mode", Value.of("read"))));
        assertThat(changed(TEMPLATE, after)).containsExactly("Resources WorkRole Properties Policies");
    }

    @Test
    void aWireThatGoesTakesItsMappingAndTheRightToPoll() throws IOException, URISyntaxException {
        Design was = read(TEMPLATE);
        TreeMap<dev.drawbridge.model.WireId, Wire> rest = new TreeMap<>(was.wires());
        rest.remove(wire(was, "queue").id());
        assertThat(changed(TEMPLATE, TEXT.follow(TEMPLATE, was, was.withWires(rest)))).containsExactly("Resources WorkRole Properties ManagedPolicyArns", "Resources WorkTaken");
    }

    @Test
    void cfnLintReportsNothingThatItDidNotReportBefore(@TempDir Path folder) throws IOException {
        Program.requireCfnLint();
        Design was = read(TEMPLATE);
        Node work = card(was, "function").withField("alias", Value.of("live")).withField("ephemeralStorage", Value.of(1024)).withField("tags", Value.entries("team", "blue"))
                .withField("description", Value.of("Works: well")).withField("provisionedConcurrency", Value.of(1));
        String after = TEXT.follow(TEMPLATE, was, was.withNode(work).withWire(wire(was, "function").withField("mode", Value.of("read"))));
        assertThat(rules(folder, after)).isSubsetOf(rules(folder, TEMPLATE));
    }

    private static List<String> rules(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        List<String> rules = new ArrayList<>();
        Program.run(List.of("cfn-lint", "--format", "parseable", "--", file.toString()), "").out().lines().forEach(line -> rules.add(line.replaceAll("^.*?:\\d+:\\d+:\\d+:\\d+:([A-Z]\\d+):.*$", "$1")));
        return rules;
    }
}
