package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What templates in the world do and few would think of. */
class OddTemplatesTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);

    private static Design read(String text) {
        return new SamLens(OURS).read(text, Design.empty("x"));
    }

    private static NodeId card(Design design, String name) {
        return design.nodeNamed(name).orElseThrow().id();
    }

    private static String after(String text, Design design, Edit edit) {
        return new LensText(OURS).follow(text, design, edit.apply(Drawing.of(design, Layout.empty())).drawing().design());
    }

    @Test
    void aTemplateThatForgotItsTransformIsNotGivenOneByANewName() {
        String text = """
                AWSTemplateFormatVersion: 2010-09-09
                Resources:
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.b}}
                  Jobs: {Type: AWS::SQS::Queue}
                """;
        Design design = read(text);
        assertThat(after(text, design, new CardEdit.RenameNode(card(design, "Jobs"), "Tasks"))).isEqualTo(text.replace("Jobs", "Tasks"));
    }

    @Test
    void whatAConditionDecidesIsNotOverwritten() {
        String text = """
                Conditions: {Large: !Equals [a, b]}
                Resources:
                  Index:
                    Type: AWS::Elasticsearch::Domain
                    Properties:
                      EBSOptions: !If [Large, {EBSEnabled: true, VolumeSize: 50}, {EBSEnabled: false}]
                """;
        Design design = read(text);
        assertThatThrownBy(() -> after(text, design, new CardEdit.SetField(card(design, "Index"), "volume", Optional.of(Value.of(11))))).isInstanceOf(ModelException.class)
                .hasMessageContaining("is the result of Fn::If. Change it in the template");
    }

    @Test
    void openToAllOriginsNamesNone() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Front: {Type: AWS::Serverless::HttpApi}
                """;
        Design design = read(text);
        Edit open = new CardEdit.SetField(card(design, "Front"), "cors", Optional.of(Value.of(true)));
        Design opened = read(after(text, design, open));
        Node front = opened.requireNode(card(opened, "Front"));
        assertThat(RandomDrawings.CATALOGUE.of(front).value(front, "cors")).contains(Value.of(true));
        assertThat(front.field("corsOrigins")).isEmpty();
    }
}
