package dev.drawbridge.generators.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {

    @Test
    void nodesKnowTheirExactPlace() {
        Document d = Document.parse("\uFEFFA: 1\r\nB:  # c\r\n  - !Sub 'x\uD83D\uDE00${A}' # d\r\n  - {k: \"v\"}\r\n");
        SyntaxNode sub = d.find("B", "0").orElseThrow();
        assertThat(sub.span().in(d.text())).isEqualTo("!Sub 'x\uD83D\uDE00${A}'");
        assertThat(sub.content().in(d.text())).isEqualTo("'x\uD83D\uDE00${A}'");
        assertThat(sub.tag()).isEqualTo("!Sub");
        assertThat(d.line(sub)).isEqualTo(3);
        assertThat(d.column(sub)).isEqualTo(5);
        SyntaxNode key = d.findKey(TreePath.of("B", "1", "k")).orElseThrow();
        assertThat(d.line(key)).isEqualTo(4);
        assertThat(d.column(key)).isEqualTo(6);
        assertThat(d.column(d.findKey(TreePath.of("A")).orElseThrow())).isEqualTo(1);
        assertThat(d.style().newline()).isEqualTo("\r\n");
    }

    @Test
    void jsonIsReadWithPlacesAndTheSameMeaningAsYaml() {
        Document json = Document.parse("{\n  \"R\": {\"Ref\": \"A\"},\n  \"G\": {\"Fn::GetAtt\": [\"A\", \"Arn\"]}, \"n\": [1, 1.5, 1e3, true, null, \"1\"]\n}");
        assertThat(json.isJson()).isTrue();
        assertThat(json.tree()).isEqualTo(Document.parse("R: !Ref A\nG: !GetAtt A.Arn\nn: [1, 1.5, 1e3, true, null, '1']\n").tree()
                .with("n", Tree.seq(Tree.integer(1), new Tree.Scalar("1.5", Tree.Kind.FLOAT), new Tree.Scalar("1e3", Tree.Kind.FLOAT), Tree.bool(true), Tree.nothing(), Tree.string("1"))));
        assertThat(json.line(json.find("G", "Fn::GetAtt", "1").orElseThrow())).isEqualTo(3);
    }

    @Test
    void theFormsOfAnIntrinsicAreOneTree() {
        Tree getAtt = Tree.getAtt("A", "Outputs.X");
        assertThat(tree("v: !GetAtt A.Outputs.X")).isEqualTo(getAtt);
        assertThat(tree("v: !GetAtt [A, Outputs.X]")).isEqualTo(getAtt);
        assertThat(tree("v: {'Fn::GetAtt': A.Outputs.X}")).isEqualTo(getAtt);
        assertThat(tree("v:\n  Fn::GetAtt:\n    - A\n    - Outputs.X")).isEqualTo(getAtt);
        assertThat(tree("v: !Base64\n  Fn::Sub: x")).isEqualTo(tree("v:\n  Fn::Base64: !Sub x"));
        assertThat(tree("v: {Condition: {StringEquals: x}}")).isInstanceOf(Tree.Map.class);
        assertThat(tree("v: {Condition: IsProd}")).isEqualTo(tree("v: !Condition IsProd"));
        assertThat(tree("v: {Ref: A, Other: b}")).isInstanceOf(Tree.Map.class);
        assertThat(tree("v: !Rain::S3 x")).isEqualTo(new Tree.Intrinsic("!Rain::S3", Tree.string("x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"128|INT", "-3|INT", "0|INT", "0123|STRING", "123456789012|INT", "1.0|FLOAT", "2012-10-17|STRING", "yes|STRING",
        "on|STRING", "True|BOOL", "'true'|STRING", "0x1F|STRING", "12:30|STRING", "1_000|STRING", "~|NULL", "null|NULL", "!!str 12|STRING", "\"12\"|STRING", "1.2.3|STRING"})
    void plainScalarsMeanWhatTheirAuthorsMean(String text, Tree.Kind kind) {
        assertThat(((Tree.Scalar) tree("v: " + text)).kind()).isEqualTo(kind);
    }

    @Test
    void theLastOfDuplicateKeysCountsAndIsWarnedOf() {
        Document d = Document.parse("a: 1\nb: 2\na: 3\n");
        assertThat(d.tree().get("a")).contains(Tree.integer(3));
        assertThat(d.warnings()).containsExactly(new SyntaxWarning(3, 1, "The key 'a' stands twice in this mapping (first in line 1); this one counts."));
        assertThat(Document.parse("{\"a\": 1,\n\"a\": 2}").warnings()).hasSize(1);
    }

    @Test
    void aliasesAndMergesAreFollowed() {
        Document d = Document.parse("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nalso: *b\n");
        assertThat(d.tree().at("use")).contains(Document.parse("x: 1\ny: 3").tree());
        assertThat(d.tree().at("also", "x")).contains(Tree.integer(1));
        assertThat(d.find("use", "x").orElseThrow().span().in(d.text())).isEqualTo("1");
    }

    @Test
    void onlyTheFirstDocumentIsRead() {
        Document d = Document.parse("--- # one\na: 1\n...\n---\nb: 2\n");
        assertThat(d.tree()).isEqualTo(Tree.map("a", Tree.integer(1)));
        assertThat(d.warnings()).extracting(SyntaxWarning::line).containsExactly(4);
        assertThat(Document.parse("# nothing\n").root()).isEmpty();
    }

    @Test
    void aLoneDashInAFlowSequenceIsTextAsForCloudFormation() {
        Document d = Document.parse("a: !Split [ -, !Ref B ]\nb: '[-, \uD83D\uDE00]'\n");
        assertThat(d.tree().at("a", "Fn::Split", "0")).contains(Tree.string("-"));
        assertThat(d.tree().at("b")).contains(Tree.string("[-, \uD83D\uDE00]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a: b: c|1|5|a ':' is not allowed here", "a: [1, 2|1|9|a ',' or a closing bracket is missing", "a: 'x|1|6|a quote is opened and never closed",
        "a: @b|1|4|put it in quotes", "- a\\nb: c|2|1|is the indentation right", "{\"a\" 1}|1|6|a ':' is missing after the key 'a'", "{\"a\": \"x|1|7|never closed",
        "a: *b|1|4|has no anchor &b", "a: \\u0001|1|4|U+0001 is not allowed", "a: \"\\q\"|1|6|this escape is unknown"})
    void whatIsNoYamlIsToldWithItsPlace(String text, int line, int column, String words) {
        String source = text.replace("\\n", "\n").replace("\\u0001", "\u0001");
        assertThatThrownBy(() -> Document.parse(source)).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e.sentence()).contains(words);
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @Test
    void attacksEndInASentence() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            assertThatThrownBy(() -> Document.parse(laughs.toString()).tree()).hasMessageContaining("unfold to more than");
            assertThatThrownBy(() -> Document.parse("a: &x\n  b: *x\n").tree()).hasMessage("Line 2, column 6: The alias *x stands inside the value that it repeats; a template cannot contain itself.");
            assertThatThrownBy(() -> Document.parse("[".repeat(100_000))).hasMessageContaining("nested deeper than 200");
            assertThatThrownBy(() -> Document.parse("- ".repeat(100_000))).hasMessageContaining("nested deeper than 200");
            assertThatThrownBy(() -> Document.parse("a: {b: ".repeat(50_000))).isInstanceOf(SyntaxException.class);
        });
    }

    @Test
    void aLongFileIsReadAndEditedAndNeverHangs() {
        String resource = "  R%d:\n    Type: AWS::Serverless::Function # c\n    Properties:\n      Handler: !Sub \"x${A}\"\n      MemorySize: 12\n";
        StringBuilder big = new StringBuilder("Resources:\n");
        for (int i = 0; big.length() < 5_000_000; i++) {
            big.append(resource.formatted(i));
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(120), () -> new Edits(Document.parse(big.toString())).set(TreePath.of("Resources", "R7", "Properties", "MemorySize"), Tree.integer(1)));
    }

    private static Tree tree(String text) {
        return Document.parse(text).tree().get("v").orElseThrow();
    }
}
