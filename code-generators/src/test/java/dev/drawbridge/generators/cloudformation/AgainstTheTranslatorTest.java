package dev.drawbridge.generators.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.lens.RealTemplates;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own expansion of SAM templates against the one of AWS, over real templates and one of every feature. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgainstTheTranslatorTest {
    /** An HTTP API has its routes as resources here, and in its body there; records of DNS stand alone here, and in a group there. */
    private static final Set<String> OTHERWISE = Set.of("AWS::ApiGatewayV2::Authorizer", "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route",
            "AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup");

    /** Tags name their maker; where the code is, is our own affair. */
    private static final Set<String> IGNORED = Set.of("Tags", "Code", "Content", "TemplateURL", "DefinitionS3Location");

    /** What is said in another way on purpose: names and stages by our own rule, definitions as values, a permission for one bucket instead of all. */
    private static final Set<String> ON_PURPOSE = Set.of("AWS::ApiGateway::RestApi.Name", "AWS::ApiGateway::RestApi.Parameters", "AWS::ApiGateway::RestApi.Body",
            "AWS::ApiGatewayV2::Api.Body", "AWS::ApiGatewayV2::Api.Name", "AWS::ApiGatewayV2::Api.ProtocolType", "AWS::ApiGatewayV2::Api.CorsConfiguration",
            "AWS::Events::Rule.State", "AWS::ApiGateway::UsagePlan.ApiStages", "AWS::ApiGateway::ApiKey.StageKeys", "AWS::ApiGateway::BasePathMapping.BasePath",
            "AWS::ApiGateway::BasePathMapping.DomainName", "AWS::ApiGateway::BasePathMapping.Stage", "AWS::StepFunctions::StateMachine.Definition",
            "AWS::StepFunctions::StateMachine.DefinitionString");

    private final CloudFormationTemplate template = new CloudFormationTemplate(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES));
    private final Map<String, String> texts = new LinkedHashMap<>();
    private Map<String, Tree> theirs = Map.of();

    @BeforeAll
    void translate(@TempDir Path folder) throws IOException {
        Program.requireTranslator();
        try (InputStream in = AgainstTheTranslatorTest.class.getResourceAsStream("features.yaml")) {
            int n = 0;
            for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^---\n")) {
                texts.put("feature " + n++ + " " + part.lines().findFirst().orElse(""), part);
            }
        }
        for (String file : RealTemplates.files()) {
            String text = RealTemplates.text(file);
            if (text.contains("AWS::Serverless-2016-10-31")) {
                texts.put(file, text);
            }
        }
        Path script = folder.resolve("translate_all.py");
        try (InputStream in = AgainstTheTranslatorTest.class.getResourceAsStream("translate_all.py")) {
            Files.write(script, in.readAllBytes());
        }
        Program.Result result = Program.run(List.of("python3", script.toString()), JsonMapper.shared().writeValueAsString(texts));
        assertThat(result.code()).as(result.err()).isZero();
        Map<String, Tree> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : JsonMapper.shared().readTree(result.out()).properties()) {
            if (entry.getValue().has("error")) {
                assertThat(entry.getKey()).as("a template of ours: " + entry.getValue().path("error")).doesNotStartWith("feature");
            } else {
                all.put(entry.getKey(), Document.parse(entry.getValue().toString()).tree());
            }
        }
        theirs = all;
        texts.keySet().retainAll(all.keySet());
    }

    private Stream<String> names() {
        return texts.keySet().stream();
    }

    private Map<String, Tree> ours(String name) {
        return template.plain(Document.parse(texts.get(name)).tree()).resources();
    }

    private Map<String, Tree> resources(String name) {
        return theirs.get(name).get("Resources").orElseThrow().entries();
    }

    /** What a value means, whatever its shape: order of keys, one or a list of one, the partition, the form of a reference. */
    private static String meaning(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar.text().replace("arn:aws:", "arn:${AWS::Partition}:");
            case Tree.Seq(List<Tree> items) -> items.isEmpty() ? "{}" : items.size() == 1 ? meaning(items.getFirst()) : items.stream().map(AgainstTheTranslatorTest::meaning).sorted().toList().toString();
            case Tree.Map(SequencedMap<String, Tree> entries) -> {
                SortedMap<String, String> sorted = new TreeMap<>();
                entries.forEach((key, value) -> sorted.put(key, meaning(value)));
                // names of policies and targets are their maker's; a policy language is the only one
                List.of("PolicyName", "Version", "Id").forEach(sorted::remove);
                yield sorted.toString();
            }
            case Tree.Intrinsic(String function, Tree argument) -> switch (function) {
                case "Ref" -> "${" + unhashed(meaning(argument)) + "}";
                case "Fn::GetAtt" -> "${" + unhashed(argument.items().getFirst().asText().orElse("")) + (argument.items().get(1).asText().orElse("").equals("Arn") ? "" : "." + meaning(argument.items().get(1))) + "}";
                case "Fn::Sub" -> substituted(argument);
                default -> function + meaning(argument);
            };
        };
    }

    private static String substituted(Tree argument) {
        String text = (argument.items().isEmpty() ? argument : argument.items().getFirst()).asText().orElse("").replace("arn:aws:", "arn:${AWS::Partition}:").replace(".Arn}", "}");
        if (argument.items().size() == 2) {
            for (Map.Entry<String, Tree> hole : argument.items().get(1).entries().entrySet()) {
                text = text.replace("${" + hole.getKey() + "}", meaning(hole.getValue()));
            }
        }
        return text;
    }

    /** Ids that the translator ends with a sum of what is said. */
    private static String unhashed(String id) {
        return id.replaceAll("[0-9a-f]{10}$", "").replaceAll("TargetRole$", "Role");
    }

    private static SortedMap<String, Integer> types(Map<String, Tree> resources) {
        SortedMap<String, Integer> counted = new TreeMap<>();
        resources.values().forEach(resource -> counted.merge(resource.get("Type").flatMap(Tree::asText).orElse(""), 1, Integer::sum));
        OTHERWISE.forEach(counted::remove);
        return counted;
    }

    @Test
    void asManyResourcesOfEachTypeAreMade() {
        List<String> differences = new ArrayList<>();
        names().forEach(name -> {
            SortedMap<String, Integer> ours = types(ours(name));
            SortedMap<String, Integer> expected = types(resources(name));
            Set<String> all = new TreeSet<>(ours.keySet());
            all.addAll(expected.keySet());
            all.stream().filter(type -> !ours.getOrDefault(type, 0).equals(expected.getOrDefault(type, 0)))
                    .forEach(type -> differences.add(name + ": " + type + " ours " + ours.getOrDefault(type, 0) + " theirs " + expected.getOrDefault(type, 0)));
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void theySayTheSameOfWhatHasTheSameName() {
        List<String> differences = new ArrayList<>();
        names().forEach(name -> {
            Map<String, Tree> expected = resources(name);
            ours(name).forEach((id, resource) -> {
                if (expected.containsKey(id)) {
                    Tree properties = resource.get("Properties").orElse(Tree.map());
                    Tree wanted = expected.get(id).get("Properties").orElse(Tree.map());
                    Set<String> keys = new TreeSet<>(properties.entries().keySet());
                    keys.addAll(wanted.entries().keySet());
                    keys.removeAll(IGNORED);
                    String type = resource.get("Type").flatMap(Tree::asText).orElse("");
                    keys.removeIf(key -> ON_PURPOSE.contains(type + "." + key));
                    if (type.equals("AWS::Lambda::Permission") && properties.get("Principal").flatMap(Tree::asText).filter("s3.amazonaws.com"::equals).isPresent()) {
                        keys.remove("SourceArn");
                    }
                    keys.stream().filter(key -> !meaning(properties.get(key).orElse(Tree.map())).equals(meaning(wanted.get(key).orElse(Tree.map()))))
                            .forEach(key -> differences.add(name + ": " + id + "." + key + "\n      ours   " + properties.get(key).map(AgainstTheTranslatorTest::meaning)
                                    + "\n      theirs " + wanted.get(key).map(AgainstTheTranslatorTest::meaning)));
                }
            });
        });
        assertThat(differences).isEmpty();
    }

    /** Path, method, what is started, who may call. */
    private static SortedMap<String, String> routes(Tree body) {
        SortedMap<String, String> routes = new TreeMap<>();
        body.get("paths").orElse(Tree.map()).entries().forEach((path, methods) -> methods.entries().forEach((method, operation) -> {
            Tree integration = operation.get("x-amazon-apigateway-integration").orElse(Tree.map());
            SortedSet<String> callers = new TreeSet<>();
            operation.get("security").ifPresent(all -> all.items().forEach(one -> one.entries().keySet().stream().filter(key -> !key.equals("NONE")).forEach(callers::add)));
            routes.put(method + " " + path, meaning(integration.get("uri").orElse(Tree.map())) + " " + meaning(integration.get("credentials").orElse(Tree.map())) + " " + callers
                    + meaning(integration.at("responses", "default", "responseParameters").orElse(Tree.map())));
        }));
        return routes;
    }

    @Test
    void theRoutesOfARestApiStartTheSameForTheSameCallers() {
        List<String> differences = new ArrayList<>();
        names().forEach(name -> {
            Map<String, Tree> expected = resources(name);
            ours(name).forEach((id, resource) -> {
                Optional<Tree> body = resource.at("Properties", "Body");
                if (resource.get("Type").flatMap(Tree::asText).orElse("").equals("AWS::ApiGateway::RestApi") && body.isPresent()) {
                    SortedMap<String, String> there = routes(expected.get(id).at("Properties", "Body").orElseThrow());
                    if (!routes(body.get()).equals(there)) {
                        differences.add(name + ": " + id + "\n      ours   " + routes(body.get()) + "\n      theirs " + there);
                    }
                }
            });
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void nothingOfTheRealTemplatesIsLost() {
        SortedMap<String, Object> lost = new TreeMap<>();
        names().forEach(name -> {
            Losses losses = template.plain(Document.parse(texts.get(name)).tree()).losses();
            if (!losses.all().isEmpty()) {
                lost.put(name, losses.all());
            }
        });
        assertThat(lost).isEmpty();
    }
}
