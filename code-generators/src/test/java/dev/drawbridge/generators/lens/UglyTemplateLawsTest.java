package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The laws of the lens on made up templates that are written as only people write: every blemish alone and with any others. */
class UglyTemplateLawsTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);

    /** What may be wrong with the looks of a template, and nothing else with it. */
    enum Blemish { COMMENTS, FLOW, ALIASES, TWICE, SCALARS, MARKERS, NO_LAST_LINE, CRLF, BOM, TABBED_JSON }

    @Provide
    Arbitrary<Tuple.Tuple2<Long, Set<Blemish>>> templates() {
        return net.jqwik.api.Combinators.combine(Arbitraries.longs(), Arbitraries.of(Blemish.class).set().ofMinSize(1)).as(Tuple::of);
    }

    @Property(tries = 60, seed = "20261122")
    void anySequenceOfEditsUndoneGivesTheBytesBack(@ForAll("templates") Tuple.Tuple2<Long, Set<Blemish>> template) {
        RealTemplateLawsTest.editAndUndo(text(template), template.get1() + 1);
    }

    @Property(tries = 60, seed = "20261123")
    void whatWasReadIsReadAgainAndPutWithoutAChange(@ForAll("templates") Tuple.Tuple2<Long, Set<Blemish>> template) {
        String text = text(template);
        Design read = new SamLens(OURS).read(text, Design.empty("ugly"));
        assertThat(new SamLens(OURS).read(text, read)).isEqualTo(read);
        assertThat(new LensText(OURS).follow(text, read, read)).isEqualTo(text);
    }

    private static String text(Tuple.Tuple2<Long, Set<Blemish>> template) {
        Random random = new Random(template.get1());
        Set<Blemish> all = template.get2();
        Tree drawn = OURS.tree(new RandomDrawings(template.get1()).design());
        Tree tree = drawn.get("Resources").filter(resources -> !resources.entries().isEmpty()).isPresent() ? drawn
                : drawn.with("Resources", Tree.map("Alone", Tree.map("Type", Tree.string("AWS::SNS::Topic"))));
        if (all.contains(Blemish.TABBED_JSON)) {
            return ending(all, new Emitter(DocumentStyle.STANDARD_JSON).emit(tree).lines().map(line -> "\t".repeat(indent(line)) + line.strip()).collect(Collectors.joining("\n", "", "\n")));
        }
        String text = all.contains(Blemish.FLOW) ? flowing(tree, random) : new Emitter(DocumentStyle.STANDARD).emit(tree);
        if (all.contains(Blemish.ALIASES)) {
            text = resource(text, "  Base: &base\n    Type: AWS::SQS::Queue\n    Properties: &settings {DelaySeconds: 7}\n  Same: *base\n  Like:\n    <<: *base\n    Properties:\n      <<: *settings\n      VisibilityTimeout: 33\n");
        }
        if (all.contains(Blemish.SCALARS)) {
            text = resource(text, "  Long:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Description: >-\n        folded over\n        two lines\n\n        and more\n      Value: |+\n        first\n          second: #no comment\n\n\n");
        }
        if (all.contains(Blemish.TWICE)) {
            text = text.replaceFirst("(?m)^(    Type: .*)$", "$1\n$1");
        }
        if (all.contains(Blemish.COMMENTS)) {
            text = commented(text, random);
        }
        return ending(all, text);
    }

    private static int indent(String line) {
        return (line.length() - line.stripLeading().length()) / 2;
    }

    private static String resource(String text, String resource) {
        return text.replaceFirst("(?m)^Resources:\n", "Resources:\n" + java.util.regex.Matcher.quoteReplacement(resource));
    }

    /** Some resources on one line. */
    private static String flowing(Tree tree, Random random) {
        StringBuilder text = new StringBuilder();
        tree.entries().forEach((section, body) -> {
            if (!section.equals("Resources")) {
                text.append(new Emitter(DocumentStyle.STANDARD).emit(Tree.map(section, body)));
                return;
            }
            text.append("Resources:\n");
            body.entries().forEach((id, resource) -> text.append(random.nextBoolean()
                    ? "  " + id + ": " + new Emitter(DocumentStyle.STANDARD_JSON).emit(resource).lines().map(String::strip).collect(Collectors.joining(" ")) + "\n"
                    : new Emitter(DocumentStyle.STANDARD).emit(Tree.map(id, resource)).lines().map(line -> line.isEmpty() ? line : "  " + line).collect(Collectors.joining("\n", "", "\n"))));
        });
        return text.toString();
    }

    /** Comments above keys and behind values, wherever they are no part of a text. */
    private static String commented(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = lines.size() - 1; i >= 0; i--) {
            List<String> with = new ArrayList<>(lines);
            if (random.nextInt(3) == 0 && !lines.get(i).isBlank()) {
                String line = lines.get(i);
                if (random.nextBoolean()) {
                    with.set(i, line + "   # behind " + i);
                } else {
                    with.add(i, line.substring(0, line.length() - line.stripLeading().length()) + "# above " + i);
                }
                lines = means(text, with) ? with : lines;
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean means(String text, List<String> lines) {
        try {
            return Document.parse(String.join("\n", lines) + "\n").tree().equals(Document.parse(text).tree());
        } catch (dev.drawbridge.generators.syntax.SyntaxException broken) {
            return false;
        }
    }

    private static String ending(Set<Blemish> all, String text) {
        String ended = text;
        if (all.contains(Blemish.MARKERS) && !all.contains(Blemish.TABBED_JSON)) {
            ended = "%YAML 1.2\n# first\n---\n" + ended + "...\n";
        }
        if (all.contains(Blemish.NO_LAST_LINE)) {
            ended = ended.stripTrailing();
        }
        if (all.contains(Blemish.CRLF)) {
            ended = ended.replace("\n", "\r\n");
        }
        return all.contains(Blemish.BOM) ? "\uFEFF" + ended : ended;
    }
}
