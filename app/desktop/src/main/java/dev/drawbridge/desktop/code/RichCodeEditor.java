package dev.drawbridge.desktop.code;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** The editor on RichTextFX. */
final class RichCodeEditor implements CodeEditor {
    private static final Collection<String> PLAIN = List.of();

    private static final double GUTTER = 46;

    private final CodeArea area = new CodeArea();
    private final BorderPane pane = new BorderPane();
    private final TextField find = new TextField();
    private final Label found = Controls.label("", "muted");
    private final HBox findBar;
    private final boolean javaSource;
    private Set<Integer> marked = Set.of();
    private boolean opening;

    /** @param java whether the text is Java; else it stays without colours */
    RichCodeEditor(boolean java) {
        javaSource = java;
        area.getStyleClass().add("code");
        area.setAccessibleRole(javafx.scene.AccessibleRole.TEXT_AREA);
        area.setAccessibleText(Words.of("code.editor"));
        area.setParagraphGraphicFactory(this::gutter);
        area.multiPlainChanges().successionEnds(Duration.ofMillis(40)).subscribe(ignored -> colour());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        find.setPromptText(Words.of("code.find"));
        find.setAccessibleText(Words.of("code.find"));
        find.textProperty().addListener((observable, before, after) -> search(area.getSelection().getStart(), true));
        find.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                search(event.isShiftDown() ? area.getSelection().getStart() - 1 : area.getSelection().getEnd(), !event.isShiftDown());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                closeFind();
                event.consume();
            }
        });
        HBox.setHgrow(find, Priority.ALWAYS);
        findBar = new HBox(6, find, found, Controls.iconButton("chevron-up", Words.of("code.find.previous"), () -> search(area.getSelection().getStart() - 1, false)),
                Controls.iconButton("chevron-down", Words.of("code.find.next"), () -> search(area.getSelection().getEnd(), true)),
                Controls.iconButton("close", Words.of("notice.close"), this::closeFind));
        findBar.setAlignment(Pos.CENTER_LEFT);
        findBar.getStyleClass().add("find-bar");
        pane.setCenter(new VirtualizedScrollPane<>(area));
        pane.getStyleClass().add("code-pane");
    }

    private Node gutter(int index) {
        Label number = new Label(Integer.toString(index + 1));
        number.getStyleClass().add("line-number");
        number.setPrefWidth(GUTTER);
        number.setAlignment(Pos.TOP_RIGHT);
        if (marked.contains(index + 1)) {
            number.getStyleClass().add("wrong");
        }
        return number;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && event.isShortcutDown()) {
            // Tab indents, so the keyboard leaves the editor with Ctrl+Tab
            area.requestFocusTraversal(event.isShiftDown() ? javafx.scene.TraversalDirection.PREVIOUS : javafx.scene.TraversalDirection.NEXT);
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            openFind();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown()) {
            newLine();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
            indent(event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && findBar.getParent() != null) {
            closeFind();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.SLASH) {
            comment();
            event.consume();
        }
    }

    /** A new line that starts where the line before starts, one step further behind an open brace. */
    private void newLine() {
        String line = area.getParagraph(area.getCurrentParagraph()).getText().substring(0, Math.min(area.getCaretColumn(),
                area.getParagraph(area.getCurrentParagraph()).length()));
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        area.replaceSelection("\n" + indent + (line.stripTrailing().endsWith("{") ? "    " : ""));
        area.requestFollowCaret();
    }

    private void indent(boolean back) {
        int first = area.getCaretSelectionBind().getStartParagraphIndex();
        int last = area.getCaretSelectionBind().getEndParagraphIndex();
        if (first == last && !back) {
            area.replaceSelection("    ");
            return;
        }
        for (int line = first; line <= last; line++) {
            if (back) {
                String text = area.getParagraph(line).getText();
                int blanks = Math.min(4, text.length() - text.stripLeading().length());
                area.deleteText(line, 0, line, blanks);
            } else {
                area.insertText(line, 0, "    ");
            }
        }
    }

    /** Comments the selected lines out, or in again if they all are. */
    private void comment() {
        int first = area.getCaretSelectionBind().getStartParagraphIndex();
        int last = area.getCaretSelectionBind().getEndParagraphIndex();
        boolean all = true;
        for (int line = first; line <= last; line++) {
            all &= area.getParagraph(line).getText().stripLeading().startsWith("//");
        }
        for (int line = first; line <= last; line++) {
            String text = area.getParagraph(line).getText();
            int start = text.length() - text.stripLeading().length();
            if (all) {
                int end = start + (text.startsWith("// ", start) ? 3 : 2);
                area.deleteText(line, start, line, end);
            } else {
                area.insertText(line, start, "// ");
            }
        }
    }

    private void openFind() {
        pane.setTop(findBar);
        if (!area.getSelectedText().isEmpty() && !area.getSelectedText().contains("\n")) {
            find.setText(area.getSelectedText());
        }
        find.requestFocus();
        find.selectAll();
    }

    private void closeFind() {
        pane.setTop(null);
        area.requestFocus();
    }

    private void search(int from, boolean forward) {
        String wanted = find.getText().toLowerCase(java.util.Locale.ROOT);
        String text = area.getText().toLowerCase(java.util.Locale.ROOT);
        if (wanted.isEmpty()) {
            found.setText("");
            return;
        }
        int hit = forward ? text.indexOf(wanted, from) : from < 0 ? -1 : text.lastIndexOf(wanted, from);
        if (hit < 0) {
            hit = forward ? text.indexOf(wanted) : text.lastIndexOf(wanted);
        }
        if (hit < 0) {
            found.setText(Words.of("code.find.none"));
            return;
        }
        found.setText("");
        area.selectRange(hit, hit + wanted.length());
        area.requestFollowCaret();
    }

    private void colour() {
        if (javaSource && area.getLength() > 0) {
            area.setStyleSpans(0, spans(area.getText()));
        }
    }

    private static StyleSpans<Collection<String>> spans(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (JavaToken token : JavaTokens.of(text)) {
            spans.add(PLAIN, token.start() - at);
            spans.add(List.of(token.type().styleClass()), token.end() - token.start());
            at = token.end();
        }
        spans.add(PLAIN, text.length() - at);
        return spans.create();
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String text() {
        return area.getText();
    }

    @Override
    public void open(String text) {
        opening = true;
        try {
            area.replaceText(text);
            colour();
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.requestFollowCaret();
        } finally {
            opening = false;
        }
    }

    @Override
    public void replace(String text) {
        int caret = Math.min(area.getCaretPosition(), text.length());
        area.replaceText(text);
        area.moveTo(caret);
    }

    @Override
    public void onEdited(Consumer<String> listener) {
        area.textProperty().addListener((observable, before, after) -> {
            if (!opening) {
                listener.accept(after);
            }
        });
    }

    @Override
    public void goTo(int line) {
        int index = Math.clamp(line - 1L, 0, area.getParagraphs().size() - 1);
        area.moveTo(index, 0);
        area.showParagraphAtCenter(index);
        area.requestFocus();
    }

    @Override
    public void mark(Set<Integer> lines) {
        Set<Integer> before = marked;
        marked = Set.copyOf(lines);
        for (int line = 1; line <= area.getParagraphs().size(); line++) {
            if (before.contains(line) != marked.contains(line)) {
                area.recreateParagraphGraphic(line - 1);
            }
        }
    }

    @Override
    public void focus() {
        area.requestFocus();
    }
}
