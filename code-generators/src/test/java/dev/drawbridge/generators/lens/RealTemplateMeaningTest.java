package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.CloudFormationNames;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an edit of a public template means to the cloud is exactly the edit: every template that SAM's translator takes is expanded before and
 * after a memory size, a name, a wire and a card that goes; and cfn-lint finds nothing in any of them that it did not find before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealTemplateMeaningTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    /** Ids that end with a sum of what is said, which changes with it. */
    private static final Pattern SUM = Pattern.compile("(Deployment|Version)[0-9a-f]{10}");

    private final Map<String, Case> cases = new LinkedHashMap<>();

    /**
     * @param card id of the card that the edit is about
     * @param touched ids of it, its parts and what it is wired to
     */
    private record Case(String file, String before, String after, String card, Set<String> touched) {
        boolean touches(String resource) {
            return touched.stream().anyMatch(resource::startsWith);
        }
    }

    @BeforeAll
    void edit() {
        assumeFalse(RealTemplates.files().isEmpty(), RealTemplates.ABSENT);
        for (String file : RealTemplates.files()) {
            String text = RealTemplates.text(file);
            Design design = new SamLens(OURS).read(text, Design.empty("real"));
            function(design, node -> node.field("memory").filter(value -> value instanceof Value.Expression).isEmpty())
                    .ifPresent(node -> add("memory", file, text, new CardEdit.SetField(node.id(), "memory", Optional.of(Value.of(1792))), node));
            nameable(text, design).ifPresent(node -> add("name", file, text, new CardEdit.RenameNode(node.id(), "renamed thing"), node));
            // a template without resources is none
            design.nodes().values().stream().filter(RealTemplateMeaningTest::stands).skip(1).findFirst().ifPresent(node -> add("gone", file, text, new CardEdit.RemoveNodes(Set.of(node.id())), node));
            List<Node> targets = design.nodes().values().stream().filter(node -> List.of("table", "bucket", "queue", "topic").contains(node.kind())).toList();
            function(design, _ -> true).ifPresent(node -> wire(design, node, targets).ifPresent(wire -> add("wire", file, text, new WireEdit.Connect(wire), node, design.requireNode(wire.to().node()))));
        }
    }

    private static Optional<Node> function(Design design, Predicate<Node> wanted) {
        return design.nodes().values().stream().filter(node -> node.kind().equals("function")).filter(wanted).findFirst();
    }

    private static boolean stands(Node node) {
        return Adoption.logicalId(node).filter(id -> id.matches("[A-Za-z0-9]+") && !id.matches("Serverless(Rest|Http)Api|DefaultEventBus")).isPresent();
    }

    /** A card whose id stands in the text as a name alone, so that it can be told in what was expanded. */
    private static Optional<Node> nameable(String text, Design design) {
        CloudFormationNames names = new CloudFormationNames(Document.parse(text));
        return design.nodes().values().stream().filter(RealTemplateMeaningTest::stands).filter(node -> {
            String id = Adoption.logicalId(node).orElseThrow();
            // types of resources and their properties have these words too
            if (id.matches("(Rest|Http|Web)?Api|ApiGateway(V2)?|Function|Lambda|Table|Bucket|Queue|Topic|Stage|Role")) {
                return false;
            }
            return names.uses(id).stream().map(use -> use.span()).distinct().count() == text.split(Pattern.quote(id), -1).length - 1L;
        }).findFirst();
    }

    private static Optional<Wire> wire(Design design, Node function, List<Node> targets) {
        return targets.stream().flatMap(to -> RandomDrawings.WIRES.between("function", to.kind()).stream().filter(rule -> rule.role() != WireRole.ON_FAILURE)
                .filter(rule -> design.wires().values().stream().noneMatch(wire -> wire.from().node().equals(function.id()) && wire.to().node().equals(to.id())))
                .map(rule -> RandomDrawings.WIRING.create(design, rule, function, to))).findFirst();
    }

    private void add(String what, String file, String text, Edit edit, Node... touched) {
        DesignStore store = RealTemplateLawsTest.store(text);
        Set<String> ids = new TreeSet<>();
        Reading reading = new SamLens(OURS).reading(text, Design.empty("real"));
        for (Node node : touched) {
            String id = Adoption.logicalId(node).orElseThrow();
            ids.add(id);
            reading.cards().partsOf(id).forEach(part -> ids.add(part.id()));
        }
        try {
            store.apply(edit);
            if (Document.parse(RealTemplateLawsTest.text(store)).tree().get("Resources").filter(resources -> !resources.entries().isEmpty()).isEmpty()) {
                return;
            }
            cases.put(what + " " + file, new Case(file, text, RealTemplateLawsTest.text(store), Adoption.logicalId(touched[0]).orElseThrow(), ids));
        } catch (ModelException refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }

    /** Before and after, as the cloud gets them; cases that the translator does not take before are left out. */
    private Map<String, Map.Entry<String, String>> expanded(Path folder, Map<String, String> refused) throws IOException {
        Program.requireTranslator();
        Map<String, String> texts = new TreeMap<>();
        cases.forEach((name, one) -> {
            texts.put(one.file(), one.before());
            texts.put(name, one.after());
        });
        Path script = folder.resolve("translate_all.py");
        try (InputStream in = dev.drawbridge.generators.cloudformation.CloudFormationTarget.class.getResourceAsStream("translate_all.py")) {
            Files.write(script, in.readAllBytes());
        }
        Program.Result result = Program.run(List.of("python3", script.toString()), JsonMapper.shared().writeValueAsString(texts));
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode all = JsonMapper.shared().readTree(result.out());
        Map<String, Map.Entry<String, String>> pairs = new LinkedHashMap<>();
        cases.forEach((name, one) -> {
            if (!all.path(one.file()).has("error")) {
                if (all.path(name).has("error")) {
                    refused.put(name, all.path(name).path("error").asString());
                    return;
                }
                pairs.put(name, Map.entry(plain(all.path(one.file())), plain(all.path(name))));
            }
        });
        return pairs;
    }

    private static String plain(JsonNode expanded) {
        return SUM.matcher(expanded.toString()).replaceAll("$1").replaceAll("(RestApi|HttpApi) ?deployment id: [0-9a-f]+", "$1 deployment").replaceAll("sha: [0-9a-f]+", "sha");
    }

    @TestFactory
    Collection<DynamicTest> theDifferenceIsTheEdit(@TempDir Path folder) throws IOException {
        Map<String, String> refused = new TreeMap<>();
        Map<String, Map.Entry<String, String>> pairs = expanded(folder, refused);
        assertThat(pairs.size()).as("cases that were expanded").isGreaterThan(60);
        List<DynamicTest> tests = new ArrayList<>();
        refused.forEach((name, error) -> tests.add(DynamicTest.dynamicTest(name, () -> assertThat(error).as(name + "\n" + RealTemplateLawsTest.difference(cases.get(name).before(), cases.get(name).after())).isEmpty())));
        pairs.forEach((name, pair) -> tests.add(DynamicTest.dynamicTest(name, () -> law(name.replaceFirst(" .*", ""), cases.get(name), pair.getKey(), pair.getValue()))));
        return tests;
    }

    /** A layer is called after the sum of what it says, its own name among it. */
    private static String hashless(String expanded) {
        return expanded.replaceAll("RenamedThing[0-9a-f]{10}", "RenamedThing");
    }

    private static void law(String what, Case one, String was, String is) {
        Tree after = Document.parse(is).tree();
        if (what.equals("name")) {
            Set<String> places = new TreeSet<>();
            MeaningTest.differences("", Document.parse(hashless(was.replace(one.card(), "RenamedThing"))).tree(), Document.parse(hashless(is)).tree(), places);
            assertThat(places).isEmpty();
            return;
        }
        Tree before = Document.parse(was).tree();
        Set<String> places = new TreeSet<>();
        MeaningTest.differences("", before, after, places);
        Set<String> resources = places.stream().filter(place -> place.startsWith("Resources ")).map(place -> place.split(" ")[1]).collect(Collectors.toCollection(TreeSet::new));
        String lines = RealTemplateLawsTest.difference(one.before(), one.after()) + "\n" + places;
        switch (what) {
            case "memory" -> assertThat(places).as(lines).hasSize(1).allMatch(place -> place.matches("Resources [A-Za-z0-9]+ Properties MemorySize"));
            case "wire" -> {
                assertThat(resources).as(lines).isNotEmpty().allMatch(resource -> one.touches(resource) || belongs(before, after, resource, one));
                assertThat(places).as(lines).allMatch(place -> place.startsWith("Resources "));
            }
            default -> assertThat(resources).as(lines).isNotEmpty().allMatch(resource -> one.touches(resource)
                    // the API that SAM makes for events goes with the last of them, and what waited for a part of the card waits no more
                    || resource.startsWith("Serverless") || places.stream().filter(place -> place.startsWith("Resources " + resource)).allMatch(place -> place.endsWith(" DependsOn"))
                    || one.touched().stream().anyMatch(id -> before.at("Resources", resource).map(Tree::toString).orElse("").contains(id))
                    || isNamedNoMore(before, after, resource) || isRoleOfTouched(one, resource));
        }
    }

    /** What goes with those that alone named it: the role of a rule, the steps of a path. */
    private static boolean isNamedNoMore(Tree before, Tree after, String resource) {
        return after.at("Resources", resource).isEmpty() && before.at("Resources").orElseThrow().entries().entrySet().stream().filter(other -> !other.getKey().equals(resource) && after.at("Resources", other.getKey()).isPresent())
                .noneMatch(other -> TreeEdit.without(after.at("Resources", other.getKey()).orElseThrow(), List.of("DependsOn")).toString().matches("(?s).*\\b" + resource + "\\b.*"));
    }

    /** The role that SAM makes for a function which named what went. */
    private static boolean isRoleOfTouched(Case one, String resource) {
        Tree function = Document.parse(one.before()).tree().at("Resources", resource.replaceFirst("Role$", "")).orElseGet(Tree::map);
        return resource.endsWith("Role") && function.get("Type").isPresent() && one.touched().stream().anyMatch(function.toString()::contains);
    }

    /** The role of a function that is no part of its card alone, since others have it too. */
    private static boolean belongs(Tree before, Tree after, String resource, Case one) {
        return before.at("Resources", resource, "Type").or(() -> after.at("Resources", resource, "Type")).flatMap(Tree::asText).filter(type -> type.startsWith("AWS::IAM::")).isPresent()
                && one.touched().stream().anyMatch(id -> after.at("Resources", id).map(Tree::toString).orElse("").contains(resource) || resource.contains(id)
                        || after.at("Resources", resource).map(Tree::toString).orElse("").contains(id));
    }

    @Test
    void cfnLintReportsNothingThatItDidNotReportBefore(@TempDir Path folder) throws IOException {
        Program.requireCfnLint();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        cases.forEach((name, one) -> {
            texts.put(one.file(), one.before());
            texts.put(name, one.after());
        });
        int n = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = Files.writeString(folder.resolve("t" + n++ + (Document.parse(text.getValue()).isJson() ? ".json" : ".yaml")), text.getValue());
            names.put(file.toString(), text.getKey());
        }
        Map<String, SortedMap<String, String>> found = new TreeMap<>();
        List<String> files = new ArrayList<>(names.keySet());
        // as many at a time as are read within the time that a program is given
        for (int from = 0; from < files.size(); from += 20) {
            List<String> command = new ArrayList<>(List.of("cfn-lint", "--format", "parseable", "--"));
            command.addAll(files.subList(from, Math.min(files.size(), from + 20)));
            Program.run(command, "").out().lines().forEach(line -> {
                String[] parts = line.split(":", 7);
                if (parts.length == 7) {
                    found.computeIfAbsent(names.get(parts[0]), _ -> new TreeMap<>()).put(parts[5], parts[1] + ": " + parts[6]);
                }
            });
        }
        assertThat(found).as("findings of the templates as they are").isNotEmpty();
        List<String> fresh = new ArrayList<>();
        cases.forEach((name, one) -> {
            SortedMap<String, String> rules = new TreeMap<>(found.getOrDefault(name, new TreeMap<>()));
            rules.keySet().removeAll(found.getOrDefault(one.file(), new TreeMap<>()).keySet());
            // what nobody refers to any more, because the card went that did
            rules.keySet().removeIf(rule -> name.startsWith("gone ") && rule.startsWith("W"));
            // the user is told what else names the card that went
            Set<String> told = TemplateFindings.of(one.file(), one.after(), Design.empty("x"), OURS).findings().stream().filter(finding -> finding.rule().equals("missing-reference"))
                    .map(finding -> finding.message()).collect(Collectors.toSet());
            // a pipe that lost an end keeps all else that it says, and the drawing says what it lacks
            boolean pipe = Checks.standard().run(new SamLens(OURS).read(one.after(), Design.empty("x")), RandomDrawings.CATALOGUE, RandomDrawings.WIRES).stream().anyMatch(finding -> finding.rule().equals("pipe-ends"));
            rules.values().removeIf(words -> pipe && words.matches("\\d+: '(Source|Target)' is a required property.*"));
            rules.values().removeIf(words -> name.startsWith("gone ") && told.stream().anyMatch(message -> message.contains(words.replaceFirst("^[^']*'([^']*)'.*$", "$1"))));
            rules.forEach((rule, words) -> fresh.add(name + " " + rule + " " + words + "\n" + RealTemplateLawsTest.difference(one.before(), one.after())));
        });
        assertThat(String.join("\n\n", fresh)).isEmpty();
    }
}
