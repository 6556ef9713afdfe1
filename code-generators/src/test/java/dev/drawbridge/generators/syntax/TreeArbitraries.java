package dev.drawbridge.generators.syntax;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Trees with the strings that break naive writers. */
final class TreeArbitraries {

    private TreeArbitraries() {
    }

    static Arbitrary<Tree> trees() {
        return Arbitraries.recursive(TreeArbitraries::scalars, TreeArbitraries::containers, 0, 3);
    }

    static Arbitrary<Tree> scalars() {
        return Arbitraries.oneOf(
                strings().map(Tree::string),
                Arbitraries.integers().map(i -> Tree.integer(i)),
                Arbitraries.of(Tree.bool(true), Tree.bool(false), Tree.nothing(), new Tree.Scalar("1.5", Tree.Kind.FLOAT)),
                Arbitraries.of("A", "MyTable").map(Tree::ref),
                Arbitraries.of("Arn", "Outputs.X").map(a -> Tree.getAtt("Thing", a)),
                strings().map(Tree::sub));
    }

    static Arbitrary<String> strings() {
        Arbitrary<String> odd = Arbitraries.of("", " ", "yes", "No", "0123", "0x1F", "12:30", "2012-10-17", "null", "~", "a: b", "a #b", "#x", "- a",
                "{x}", "[x", "it's", "say \"x\"", "back\\slash", "tab\there", "two\nlines", "text\n", "text\n\n", "  led\n by space\n", "\n", "\nx",
                "trailing ", "a\rb", "\u00e9t\u00e9", "\uD83D\uDE00", "\u0007", "*a", "&a", "!t", "%d", "@h", "`b", "|", ">", "?", "? a", ":", "x:", "-",
                "---", "--- a", "...", "<<", "=", "arn:aws:s3:::x/*", "${A}-b", "-XX:+Opt", ",", "a, b", "1_000", "1e3", ".5", ".", "\u2028", "\uFEFFx",
                "AWS::Region", "a  b", "!Sub x", "# two\n# lines\n", "{{resolve:ssm:x}}");
        return Arbitraries.oneOf(odd, Arbitraries.strings().withChars(" ab:#-'\"\n,[]{}&*!|>%@\\\t?").ofMaxLength(12), Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8));
    }

    private static Arbitrary<Tree> containers(Arbitrary<Tree> inner) {
        Arbitrary<Tree> maps = Arbitraries.maps(Arbitraries.oneOf(Arbitraries.of("Type", "a b", "x: y", "#k", "200", "on", "Fn::x", "", "it's"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6)), inner).ofMaxSize(4).map(m -> {
                    SequencedMap<String, Tree> entries = new LinkedHashMap<>(m);
                    return Trees.canonical(Tree.map(entries));
                });
        return Arbitraries.oneOf(maps, inner.list().ofMaxSize(4).map(Tree::seq),
                inner.list().ofMinSize(2).ofMaxSize(3).map(l -> new Tree.Intrinsic("Fn::Join", Tree.seq(l))),
                inner.map(a -> new Tree.Intrinsic("Fn::Base64", a)));
    }
}
