package dev.drawbridge.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignJsonTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId PRODUCTS = new NodeId("products");

    private static Design shop() {
        return Design.of("shop",
                List.of(Node.of(SEARCH, "function", "search").withField("timeout", Value.of(20)), Node.of(PRODUCTS, "table", "products")),
                List.of(Wire.of(new WireId("search..products"), End.out(SEARCH), End.in(PRODUCTS), WireRole.ACCESS).withField("mode", Value.of("read"))));
    }

    @Test
    void aDesignIsWrittenWithOneMemberOnALine() {
        assertThat(DesignJson.write(shop())).isEqualTo("""
                {
                  "format": 1,
                  "name": "shop",
                  "settings": {
                    "javaPackage": "com.example.shop",
                    "targets": ["aws"]
                  },
                  "nodes": {
                    "products": {
                      "kind": "table",
                      "name": "products"
                    },
                    "search": {
                      "kind": "function",
                      "name": "search",
                      "fields": {
                        "timeout": 20
                      }
                    }
                  },
                  "wires": {
                    "search..products": {
                      "from": "search",
                      "to": "products",
                      "role": "access",
                      "fields": {
                        "mode": "read"
                      }
                    }
                  }
                }
                """);
    }

    @Test
    void whatWasWrittenIsReadAsTheSameDesign() {
        assertThat(DesignJson.read(DesignJson.write(shop()))).isEqualTo(shop());
    }

    @Test
    void aChangeOfOneFieldChangesOneLine() {
        List<String> before = DesignJson.write(shop()).lines().toList();
        List<String> after = DesignJson.write(shop().withNode(shop().requireNode(SEARCH).withField("timeout", Value.of(30)))).lines().toList();

        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(line -> !before.contains(line))).containsExactly("        \"timeout\": 30");
    }

    @Test
    void rowsOfAListStandOnALineEach() {
        Value routes = Value.of(List.of(Value.entries("method", "GET", "path", "/a"), Value.entries("path", "/b", "method", "POST")));
        String text = DesignJson.write(shop().withNode(shop().requireNode(SEARCH).withField("routes", routes)));

        assertThat(text).contains("""
                        "routes": [
                          {"method": "GET", "path": "/a"},
                          {"method": "POST", "path": "/b"}
                        ],
                """);
    }

    @Test
    void aFailurePortIsNamedAndReadBack() {
        Design design = shop().withWire(Wire.of(new WireId("w"), End.failure(SEARCH), new End(PRODUCTS, "odd"), WireRole.ON_FAILURE));
        String text = DesignJson.write(design);

        assertThat(text).contains("\"fromPort\": \"failure\"").contains("\"toPort\": \"odd\"");
        assertThat(DesignJson.read(text)).isEqualTo(design);
    }

    @Test
    void membersOfANewerVersionAreKeptAtEveryLevel() {
        String text = """
                {
                  "format": 1,
                  "name": "shop",
                  "settings": {
                    "javaPackage": "com.example.shop",
                    "targets": ["aws"],
                    "budget": {
                      "eur": 12.50
                    }
                  },
                  "nodes": {
                    "a": {
                      "kind": "hologram",
                      "name": "a",
                      "shade": [1, null, true]
                    },
                    "b": {
                      "kind": "table",
                      "name": "b"
                    }
                  },
                  "wires": {
                    "w": {
                      "from": "a",
                      "to": "b",
                      "role": "send",
                      "colour": "red"
                    }
                  },
                  "groups": {
                    "g": {
                      "title": "G",
                      "members": ["a"],
                      "emoji": "\uD83D\uDE80"
                    }
                  },
                  "zebra": {
                    "Ref": "Stripes"
                  }
                }
                """;
        Design design = DesignJson.read(text);

        assertThat(design.unknown()).containsEntry("zebra", new Value.Expression("Ref", Value.of("Stripes")));
        assertThat(DesignJson.write(design)).isEqualTo(text.replace("12.50", "12.5"));
    }

    @Test
    void brokenSyntaxIsToldWithLineAndColumn() {
        ProjectFileException e = catchThrowableOfType(ProjectFileException.class, () -> DesignJson.read("{\n  \"format\": 1,\n  \"name\" \"x\"\n}"));

        assertThat(e.line()).isEqualTo(3);
        assertThat(e.column()).isBetween(9, 11);
        assertThat(e).hasMessageStartingWith("drawbridge.json, line 3, column ").hasMessageContaining("not valid JSON").hasMessageEndingWith(".");
    }

    @Test
    void aFileThatEndsTooSoonIsBrokenSyntax() {
        assertThatThrownBy(() -> DesignJson.read("{\"format\": 1, \"name\": \"x\"")).isInstanceOf(ProjectFileException.class).hasMessageContaining("line 1");
    }

    @Test
    void textBehindTheObjectIsBrokenSyntax() {
        assertThatThrownBy(() -> DesignJson.read(DesignJson.write(shop()) + "}")).isInstanceOf(ProjectFileException.class).hasMessageContaining("not valid JSON");
    }

    @Test
    void anUnfinishedMergeIsRecognised() {
        String text = DesignJson.write(shop()).replace("    \"products\": {\n", "<<<<<<< HEAD\n    \"products\": {\n=======\n    \"goods\": {\n>>>>>>> other\n");

        assertThatThrownBy(() -> DesignJson.read(text)).hasMessageContaining("line 9").hasMessageContaining("unfinished merge");
    }

    @Test
    void anIdThatStandsTwiceIsNamed() {
        String text = "{\"format\": 1, \"name\": \"x\", \"nodes\": {\n\"a\": {\"kind\": \"table\", \"name\": \"a\"},\n\"a\": {\"kind\": \"queue\", \"name\": \"b\"}}}";

        assertThatThrownBy(() -> DesignJson.read(text)).isInstanceOf(ProjectFileException.class)
                .hasMessageStartingWith("drawbridge.json, line 3, column ").hasMessageContaining("\"a\" stands here a second time");
    }

    @Test
    void aByteOrderMarkIsOverlooked() {
        assertThat(DesignJson.read("\uFEFF" + DesignJson.write(shop()))).isEqualTo(shop());
    }

    @Test
    void halfACharacterSurvivesAsAnEscape() {
        Design design = shop().withNode(shop().requireNode(SEARCH).withNote("odd \uD800 and \uDC00\uD83D\uDE80 \u0001\u007F\t\"\\"));

        assertThat(DesignJson.write(design)).contains("\\ud800").contains("\uD83D\uDE80").contains("\\u0001");
        assertThat(DesignJson.read(DesignJson.write(design))).isEqualTo(design);
    }

    /** Each row: the JSON in place of the members after the name, and what the message must say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "nodes": []                                                                         | drawbridge.json: nodes is a list, but must be an object, { ... }.
            "nodes": {"a": 3}                                                                   | drawbridge.json: nodes.a is a number, but must be an object, { ... }.
            "nodes": {"a": {"name": "a"}}                                                       | drawbridge.json: nodes.a.kind is missing; it must be text.
            "nodes": {"a": {"kind": "table", "name": false}}                                    | drawbridge.json: nodes.a.name is false, but must be text.
            "nodes": {"a": {"kind": "table", "name": "a", "fields": "x"}}                       | drawbridge.json: nodes.a.fields is text, but must be an object, { ... }.
            "nodes": {"a b": {"kind": "table", "name": "a"}}                                    | drawbridge.json: nodes["a b"]: The id of a node must be printable text without spaces, but is "a b".
            "nodes": {"a": {"kind": "table", "name": "a"}}, "wires": {"a..b": {"from": "a", "to": "b", "role": "send"}} | drawbridge.json: wires["a..b"].to names the card "b", but there is no such card. Add the card or remove the wire.
            "nodes": {"a": {"kind": "table", "name": "a"}}, "wires": {"w": {"from": "a", "to": "a", "role": "love"}} | drawbridge.json: wires.w.role is "love", which this version does not know; it knows call, trigger, access, send, deliver, authorize, on-failure, direct, reference.
            "groups": {"g": {"title": "G", "members": ["x"]}}                                   | drawbridge.json: groups.g.members names the card "x", but there is no such card. Add the card or take it out of the group.
            "groups": {"g": {"title": "G", "members": [1]}}                                     | drawbridge.json: groups.g.members is a number, but must be a list of texts.
            "groups": {"g": {"title": "G", "collapsed": "yes"}}                                 | drawbridge.json: groups.g.collapsed is text, but must be true or false.
            "settings": {"suppressions": {"a@b": 1}}                                            | drawbridge.json: settings.suppressions["a@b"] is a number, but must be text.
            """)
    void whatIsWronglyBuiltIsToldWithItsPath(String members, String message) {
        assertThatThrownBy(() -> DesignJson.read("{\"format\": 1, \"name\": \"x\", " + members + "}"))
                .isInstanceOf(ProjectFileException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            []                             | drawbridge.json holds a list, but must hold a JSON object, { ... }.
            {"name": "x"}                  | drawbridge.json has no member "format", so it is no file of Drawbridge. Add "format": 1 if it is one.
            {"format": "1", "name": "x"}   | drawbridge.json: format must be a whole number such as 1.
            {"format": 2, "name": "x"}     | drawbridge.json was written by a newer Drawbridge (format 2; this one knows up to 1). Update Drawbridge to open it; the file was left as it is.
            {"format": 0, "name": "x"}     | drawbridge.json has format 0, which this version of Drawbridge can no longer read. Open and save it with an older Drawbridge first.
            {"format": 1}                  | drawbridge.json: name is missing; it must be text.
            {"format": 1, "name": " "}     | drawbridge.json: name must not be empty.
            """)
    void aFileThatIsNoneIsRefused(String text, String message) {
        assertThatThrownBy(() -> DesignJson.read(text)).isInstanceOf(ProjectFileException.class).hasMessage(message);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> DesignJson.read(" \n")).isInstanceOf(ProjectFileException.class).hasMessageStartingWith("drawbridge.json is empty.");
    }

    @Test
    void nestingWithoutEndIsRefusedWithoutRunningOutOfStack() {
        String deep = "{\"format\": 1, \"name\": \"x\", \"odd\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> DesignJson.read(deep)).isInstanceOf(ProjectFileException.class);
    }
}
