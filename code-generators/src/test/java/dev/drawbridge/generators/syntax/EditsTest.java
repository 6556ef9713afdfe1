package dev.drawbridge.generators.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EditsTest {
    private static final String TEMPLATE = """
            # The shop
            Resources:

              # All functions
              Search:
                Type: AWS::Serverless::Function   # keep
                Properties:
                  MemorySize: 128 # MB
                  Handler: 'a.B::c'
                  Policies:
                  - A
                  # about b
                  - B

              # The table
              # of products
              Table:
                Type: AWS::DynamoDB::Table
                # inside the table

              # Queue: disabled
              Topic:
                Type: AWS::SNS::Topic
              # ---- end ----
            Outputs: {}
            """;

    private final Edits edits = new Edits(Document.parse(TEMPLATE));

    @Test
    void aScalarKeepsItsQuotesAndTheCommentBesideIt() {
        assertThat(edits.set(path("Resources", "Search", "Properties", "MemorySize"), Tree.integer(256)).text()).isEqualTo(TEMPLATE.replace("128 #", "256 #"));
        assertThat(edits.set(path("Resources", "Search", "Properties", "Handler"), Tree.string("it's")).text()).isEqualTo(TEMPLATE.replace("'a.B::c'", "'it''s'"));
        assertThat(edits.set(path("Resources", "Search", "Type"), Tree.string("yes")).text()).contains("Type: 'yes'   # keep");
        assertThat(edits.set(path("Resources", "Search", "Type"), Tree.ref("X")).text()).contains("Type: !Ref X   # keep");
    }

    @Test
    void aLongEntryIsPartedAsLongOnesAreThoughShortOnesStandTogether() {
        String text = "Version: 1\nTransform: x\nDescription: y\n\nGlobals:\n  A: b\n\nResources:\n  C:\n    D: e\n";
        Edits document = new Edits(Document.parse(text));
        assertThat(document.put(path(), "Outputs", Tree.map("Url", Tree.map("Value", Tree.string("v"))), Place.end()).text()).isEqualTo(text + "\nOutputs:\n  Url:\n    Value: v\n");
        String close = "Resources:\n  C:\n    Properties:\n      A: 1\n      B:\n        - 2\n      D: 3\n";
        assertThat(new Edits(Document.parse(close)).put(path("Resources", "C", "Properties"), "E", Tree.seq(Tree.integer(4)), Place.end()).text())
                .isEqualTo(close + "      E:\n        - 4\n");
    }

    @Test
    void aNewResourceStandsBehindItsLikeInTheStyleOfTheFile() {
        Tree queue = Tree.map("Type", Tree.string("AWS::SQS::Queue")).with("Properties", Tree.map("Tags", Tree.seq(Tree.map("Key", Tree.string("0123")).with("Value", Tree.getAtt("Table", "Arn")))));
        String expected = """
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  Tags:
                  - Key: '0123'
                    Value: !GetAtt Table.Arn
            """;
        assertThat(edits.put(path("Resources"), "Queue", queue, Place.end()).text())
                .isEqualTo(TEMPLATE.replace("Topic\n", "Topic\n\n" + expected));
        assertThat(edits.put(path("Resources"), "Queue", queue, Place.after("Search")).text())
                .isEqualTo(TEMPLATE.replace("- B\n", "- B\n\n" + expected));
        assertThat(edits.set(path("Outputs", "Url", "Value"), Tree.sub("https://${Search}")).text())
                .isEqualTo(TEMPLATE.replace("Outputs: {}\n", "Outputs:\n  Url:\n    Value: !Sub https://${Search}\n"));
    }

    @Test
    void removedEntriesTakeTheirOwnCommentsAndNoOthers() {
        assertThat(edits.remove(path("Resources", "Table")).text()).isEqualTo(TEMPLATE.replace("""

              # The table
              # of products
              Table:
                Type: AWS::DynamoDB::Table
                # inside the table
            """, ""));
        assertThat(edits.remove(path("Resources", "Search")).text()).contains("  # All functions\n");
        assertThat(edits.remove(path("Resources", "Topic")).text()).contains("  # Queue: disabled\n", "  # ---- end ----\n");
        assertThat(edits.remove(path("Resources", "Search", "Properties", "Policies", "1")).text()).doesNotContain("# about b").contains("- A\n\n");
    }

    @Test
    void theLastEntryLeavesAnEmptyCollection() {
        Edits without = edits.remove(path("Resources", "Search", "Properties", "Policies", "1")).remove(path("Resources", "Search", "Properties", "Policies", "0"));
        assertThat(without.text()).contains("      Policies: []\n");
        assertThat(edits.remove(path("Resources", "Table", "Type")).text()).contains("  Table: {}\n    # inside the table\n");
        assertThat(new Edits(Document.parse("- a: 1 # c\n  b: 2\n- x: 1\n")).remove(path("0", "a")).remove(path("1", "x")).text()).isEqualTo("- b: 2\n- {}\n");
    }

    @Test
    void settingATreeTouchesOnlyWhatDiffers() {
        Tree wanted = Trees.update(edits.tree(), path("Resources", "Search", "Properties"), p -> p.with("MemorySize", Tree.integer(512)).with("Timeout", Tree.integer(3))
                .with("Policies", Tree.seq(Tree.string("Zero"), Tree.string("A"), Tree.string("B"))));
        assertThat(edits.set(TreePath.ROOT, wanted).text()).isEqualTo(TEMPLATE.replace("128 #", "512 #").replace("  - A\n", "  - Zero\n      - A\n").replace("  - B\n", "  - B\n      Timeout: 3\n"));
        Tree renamed = Trees.rename(edits.tree().get("Resources").orElseThrow(), "Table", "Products");
        assertThat(edits.set(path("Resources"), renamed).text()).isEqualTo(TEMPLATE.replace("  Table:", "  Products:"));
    }

    @Test
    void collectionsAndScalarsReplaceEachOther() {
        Edits e = new Edits(Document.parse("a: 1 # one\nb: # two\n  c: 3\n  # three\nd: |  # four\n  text\ne: 5\n"));
        assertThat(e.set(path("a"), Tree.map("x", Tree.integer(1))).text()).startsWith("a: # one\n  x: 1\nb:");
        assertThat(e.set(path("b"), Tree.integer(1)).text()).contains("b: 1 # two\nd:");
        assertThat(e.set(path("d"), Tree.seq(Tree.integer(1))).text()).contains("d:  # four\n  - 1\ne:");
        assertThat(e.set(path("d"), Tree.string("new\ntext\n")).text()).contains("d: |  # four\n  new\n  text\ne:");
        assertThat(e.set(path("e"), Tree.string("two\nlines\n")).text()).endsWith("e: |\n  two\n  lines\n");
    }

    @Test
    void flowAndJsonKeepTheirShape() {
        Edits flow = new Edits(Document.parse("a: { x: 1, y: [ b ] } # c\n"));
        assertThat(flow.put(path("a"), "z", Tree.seq(Tree.ref("Q")), Place.after("x")).text()).isEqualTo("a: { x: 1, z: [ !Ref Q ], y: [ b ] } # c\n");
        assertThat(flow.remove(path("a", "x")).text()).isEqualTo("a: { y: [ b ] } # c\n");
        assertThat(flow.append(path("a", "y"), Tree.string("c, d")).text()).isEqualTo("a: { x: 1, y: [ b, \"c, d\" ] } # c\n");
        String json = "{\n    \"Resources\": {\n        \"A\": {\n            \"Type\": \"T\"\n        }\n    },\n    \"Outputs\": {}\n}\n";
        Edits e = new Edits(Document.parse(json)).put(path("Resources"), "B", Tree.map("Type", Tree.string("U")).with("P", Tree.ref("A")), Place.end());
        assertThat(e.text()).isEqualTo(json.replace("        }\n", "        },\n        \"B\": {\n            \"Type\": \"U\",\n            \"P\": {\"Ref\": \"A\"}\n        }\n"));
        assertThat(e.remove(path("Resources", "B")).text()).isEqualTo(json);
        assertThat(e.remove(path("Resources", "A")).remove(path("Resources", "B")).text()).isEqualTo(json.replaceAll("(?s)\"Resources\": \\{.*?\\n    }", "\"Resources\": {}"));
        assertThat(new Edits(Document.parse(json)).set(path("Outputs", "U", "Value"), Tree.getAtt("A", "Arn")).text()).contains("\"Outputs\": {\n        \"U\": {\n            \"Value\": {\"Fn::GetAtt\": [\"A\", \"Arn\"]}\n        }\n    }\n");
        String commented = "a: {\n  x: 1, # one\n  y: 2  # two\n}\n";
        Edits c = new Edits(Document.parse(commented)).put(path("a"), "z", Tree.integer(3), Place.end());
        assertThat(c.text()).isEqualTo("a: {\n  x: 1, # one\n  y: 2,  # two\n  z: 3\n}\n");
        assertThat(c.remove(path("a", "z")).text()).isEqualTo(commented);
    }

    @Test
    void intrinsicsKeepTheirForm() {
        Edits e = new Edits(Document.parse("a:\n  Fn::GetAtt: [A, Arn]\nb: !GetAtt 'A.Arn'\nc: {Ref: A}\nd:\n  Fn::Sub: \"x\"\n"));
        assertThat(e.set(path("a"), Tree.getAtt("B", "Arn")).set(path("b"), Tree.getAtt("B", "Arn")).set(path("c"), Tree.ref("B")).set(path("d"), Tree.sub("y")).text())
                .isEqualTo("a:\n  Fn::GetAtt: [B, Arn]\nb: !GetAtt 'B.Arn'\nc: {Ref: B}\nd:\n  Fn::Sub: \"y\"\n");
        assertThat(e.put(TreePath.ROOT, "e", Tree.ref("A"), Place.end()).text()).endsWith("e:\n  Ref: A\n");
        assertThat(new Edits(Document.parse("a: !Ref A\n")).put(TreePath.ROOT, "e", new Tree.Intrinsic("Fn::Base64", Tree.sub("x")), Place.end()).text()).isEqualTo("a: !Ref A\n\ne:\n  Fn::Base64: !Sub x\n");
    }

    @Test
    void textInsideAScalarIsReplacedInEveryStyle() {
        for (String text : new String[] {"a: one ${Old.Arn} two # c\n", "a: 'it''s ${Old.Arn}'\n", "a: \"x\\n\\u0024{Old.Arn}\\\n  y\"\n", "a: |2-\n    code\n   ${Old.Arn}\n",
            "a: >\n  folded\n  ${Old.Arn}\n  text\n", "{\"a\": \"\\\"${Old.Arn}\\\"\"}", "a: two\n  lines ${Old.Arn}\n"}) {
            Edits e = new Edits(Document.parse(text));
            int at = e.tree().get("a").orElseThrow().asText().orElseThrow().indexOf("Old");
            assertThat(e.replaceText(path("a"), at, at + 3, "BrandNew").text()).isEqualTo(text.replace("Old", "BrandNew"));
        }
        Edits e = new Edits(Document.parse("a: 'x'\nb: plain\n"));
        assertThat(e.replaceText(path("a"), 1, 1, "'y").text()).startsWith("a: 'x''y'\n");
        assertThat(e.replaceText(path("b"), 0, 5, "yes: #no").text()).endsWith("b: \"yes: #no\"\n".replace('"', '\''));
    }

    @Test
    void anEditNeverShowsThroughAnAlias() {
        Edits e = new Edits(Document.parse("a: &x\n  m: 1\nb: *x\nc:\n  <<: *x\n  n: 2\n"));
        assertThat(e.set(path("a", "m"), Tree.integer(5)).text()).isEqualTo("a: &x\n  m: 5\nb:\n  m: 1\nc:\n  <<: *x\n  n: 2\n  m: 1\n");
        assertThat(e.set(path("b", "m"), Tree.integer(5)).text()).isEqualTo("a: &x\n  m: 1\nb:\n  m: 5\nc:\n  <<: *x\n  n: 2\n");
        assertThat(e.remove(path("a")).text()).isEqualTo("b: &x\n  m: 1\nc:\n  <<: *x\n  n: 2\n");
        assertThat(e.remove(path("c", "m")).tree().at("c")).contains(Tree.map("n", Tree.integer(2)));
    }

    @Test
    void allOfADuplicateKeyGoes() {
        assertThat(new Edits(Document.parse("a: 1\nb: 2\na: 3\n")).remove(path("a")).text()).isEqualTo("b: 2\n");
    }

    @Test
    void aTextWithoutContentGetsItsFirstEntry() {
        assertThat(new Edits(Document.parse("# shop")).set(path("Resources", "A", "Type"), Tree.string("T")).text()).isEqualTo("# shop\nResources:\n  A:\n    Type: T\n");
        assertThat(new Edits(Document.parse("")).append(TreePath.ROOT, Tree.integer(1)).text()).isEqualTo("- 1\n");
        assertThat(new Edits(Document.parse("a: b")).put(TreePath.ROOT, "c", Tree.integer(1), Place.end()).remove(path("c")).text()).isEqualTo("a: b");
    }

    @Test
    void whatCannotBeDoneIsToldWithItsPlace() {
        assertThatThrownBy(() -> edits.remove(path("Resources", "Nope", "X"))).hasMessage("Line 5, column 3: There is no 'Nope' in Resources.");
        assertThatThrownBy(() -> edits.rename(path("Resources", "Table"), "Topic")).hasMessageContaining("There is already an entry 'Topic'");
        assertThatThrownBy(() -> edits.put(path("Resources", "Table", "Type"), "X", Tree.nothing(), Place.end())).hasMessage("Line 18, column 11: The value of Resources/Table/Type is no mapping, so it cannot get the key 'X'.");
    }

    @Test
    void oldAndNewTextDifferByOneShortPatch() {
        String after = edits.set(path("Resources", "Search", "Properties", "MemorySize"), Tree.integer(138)).text();
        assertThat(Patch.between(TEMPLATE, after)).isEqualTo(new Patch(TEMPLATE.indexOf("128") + 1, 1, "3"));
    }

    private static TreePath path(String... steps) {
        return TreePath.of(steps);
    }
}
