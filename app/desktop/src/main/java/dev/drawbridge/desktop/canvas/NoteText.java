package dev.drawbridge.desktop.canvas;

import dev.drawbridge.generators.markdown.Block;
import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.generators.markdown.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Markdown as nodes, one below the other. */
final class NoteText extends VBox {
    private static final double LEAN = -0.2;
    /** Below the top of a line of 12 pixels. */
    private static final double BASELINE = 12;
    private static final double INDENT = 16;
    private String shown = "";

    NoteText() {
        getStyleClass().add("canvas-note-text");
        setMouseTransparent(true);
    }

    void show(String markdown) {
        if (!markdown.equals(shown)) {
            shown = markdown;
            List<Node> nodes = new ArrayList<>();
            for (Block block : Markdown.blocks(markdown)) {
                nodes.add(switch (block) {
                    case Block.Heading(int level, List<Span> spans) -> flow(spans, level == 1 ? "note-title" : "note-heading");
                    case Block.Paragraph(List<Span> spans) -> flow(spans, "note-words");
                    case Block.Item(int depth, String marker, List<Span> spans) -> item(depth, marker, spans);
                    case Block.Code(List<String> lines) -> code(lines);
                });
            }
            getChildren().setAll(nodes);
        }
    }

    /** Where the link leads whose words are at that point of this. */
    Optional<String> linkAt(Point2D at) {
        return linkAt(this, at);
    }

    private static Optional<String> linkAt(Parent in, Point2D at) {
        for (Node node : in.getChildrenUnmodifiable()) {
            Point2D inside = node.parentToLocal(at);
            Optional<String> found = node instanceof Text run && run.getUserData() instanceof String link && run.contains(inside) ? Optional.of(link)
                    : node instanceof Parent parent && parent.contains(inside) ? linkAt(parent, inside) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Node item(int depth, String marker, List<Span> spans) {
        Label sign = new Label(marker);
        sign.getStyleClass().setAll("label", "note-marker");
        sign.setMinWidth(INDENT);
        TextFlow words = flow(spans, "note-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(sign, words);
        line.setPadding(new Insets(0, 0, 0, INDENT * depth));
        return line;
    }

    private static Node code(List<String> lines) {
        Label label = new Label(String.join("\n", lines));
        label.getStyleClass().setAll("label", "note-code");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static TextFlow flow(List<Span> spans, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        flow.setMinWidth(0);
        for (Span span : spans) {
            Text text = new Text(span.text());
            text.getStyleClass().add("note-run");
            if (span.bold()) {
                text.getStyleClass().add("bold");
            }
            if (span.italic()) {
                // the face that comes with the program has no italics
                text.getTransforms().add(new javafx.scene.transform.Shear(LEAN, 0, 0, BASELINE));
            }
            if (span.code()) {
                text.getStyleClass().add("code");
            }
            if (span.isLink()) {
                text.getStyleClass().add("link");
                text.setUserData(span.link());
            }
            flow.getChildren().add(text);
        }
        return flow;
    }
}
