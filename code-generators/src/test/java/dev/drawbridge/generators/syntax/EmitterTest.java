package dev.drawbridge.generators.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EmitterTest {

    @Provide
    Arbitrary<Tree> trees() {
        return TreeArbitraries.trees();
    }

    @Property(tries = 500)
    void whatIsEmittedIsReadBack(@ForAll("trees") Tree tree, @ForAll boolean json) {
        String text = new Emitter(json ? DocumentStyle.STANDARD_JSON : DocumentStyle.STANDARD).emit(tree);
        assertThat(Document.parse(text).tree()).as(text).isEqualTo(tree);
        assertThat(new Edits(Document.parse(text)).set(TreePath.ROOT, tree).text()).isEqualTo(text);
    }

    @Test
    void aSkeletonIsWrittenAsAPersonWould() {
        Tree template = Tree.map("AWSTemplateFormatVersion", Tree.string("2010-09-09")).with("Transform", Tree.string("AWS::Serverless-2016-10-31"))
                .with("Description", Tree.string("A shop that sells things to people who like to buy things, and that is described by a sentence which is far too long for one line"))
                .with("Resources", Tree.map("Search", Tree.map("Type", Tree.string("AWS::Serverless::Function"))
                        .with("Properties", Tree.map("MemorySize", Tree.integer(128)).with("Policies", Tree.seq(Tree.map("DynamoDBReadPolicy", Tree.map("TableName", Tree.ref("Table")))))
                                .with("Uri", new Tree.Intrinsic("Fn::Join", Tree.seq(Tree.string(""), Tree.seq(Tree.string("a:"), Tree.getAtt("Table", "Arn")))))
                                .with("InlineCode", Tree.string("def f():\n  pass\n"))))
                        .with("Table", Tree.map("Type", Tree.string("AWS::Serverless::SimpleTable"))));
        assertThat(new Emitter(DocumentStyle.STANDARD).emit(template)).isEqualTo("""
                AWSTemplateFormatVersion: "2010-09-09"
                Transform: AWS::Serverless-2016-10-31
                Description: >-
                  A shop that sells things to people who like to buy things, and that is
                  described by a sentence which is far too long for one line

                Resources:
                  Search:
                    Type: AWS::Serverless::Function
                    Properties:
                      MemorySize: 128
                      Policies:
                        - DynamoDBReadPolicy:
                            TableName: !Ref Table
                      Uri: !Join ["", ["a:", !GetAtt Table.Arn]]
                      InlineCode: |
                        def f():
                          pass

                  Table:
                    Type: AWS::Serverless::SimpleTable
                """);
    }
}
