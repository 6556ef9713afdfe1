package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.aws.AwsDeployer;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that takes the focus says what it is and what it is called, in every panel and dialog; and all of it is reached by keys. */
class AccessibilityTest {
    @TempDir
    Path folder;

    private OpenWindow open;
    private final Set<String> wrong = new TreeSet<>();

    @BeforeEach
    void open() throws Exception {
        Path project = folder.resolve("pet-store");
        Example.find("pet-store").orElseThrow().copyTo(project);
        open = new OpenWindow(folder, project, "light", 1440, 900, FakeCloud::new, List.of(new AwsDeployer()));
        // where the screen is small the inspector waits until it is wanted
        Fx.run(() -> studio().bench().setInspectorOpen(true));
    }

    @AfterEach
    void close() throws InterruptedException {
        open.close();
    }

    private Studio studio() {
        return open.studio();
    }

    private NodeId card(String name) {
        return studio().workspace().store().design().nodeNamed(name).orElseThrow().id();
    }

    /** Looks at all that is shown now. */
    private void audit(String view) {
        Fx.frames(3);
        Fx.run(() -> {
            open.stage.getScene().getRoot().applyCss();
            audit(view, open.stage.getScene().getRoot());
        });
    }

    private void audit(String view, Node node) {
        if (!node.isVisible()) {
            return;
        }
        boolean button = node instanceof ButtonBase;
        if (node.isFocusTraversable() && !node.isDisabled() || button) {
            boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
            boolean worded = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
            if (!named && !worded) {
                wrong.add(view + ": no name: " + describe(node));
            }
            AccessibleRole role = node.getAccessibleRole();
            if (role == null || role == AccessibleRole.NODE || role == AccessibleRole.PARENT && !node.getStyleClass().contains("canvas-view")) {
                wrong.add(view + ": no role: " + describe(node));
            }
        }
        // what is inside of a control of the toolkit is its own affair
        boolean whole = node instanceof ScrollBar || node instanceof javafx.scene.control.ComboBoxBase<?> || node instanceof javafx.scene.control.TextInputControl;
        if (node instanceof Parent parent && !whole) {
            parent.getChildrenUnmodifiable().forEach(child -> audit(view, child));
        }
    }

    private static String describe(Node node) {
        List<String> path = new ArrayList<>();
        for (Node at = node; at != null && path.size() < 4; at = at.getParent()) {
            path.addFirst(at.getClass().getSimpleName() + (at.getId() == null ? "" : "#" + at.getId()) + at.getStyleClass());
        }
        return String.join(" > ", path);
    }

    private void fire(String action) {
        Fx.run(() -> studio().actions().fire(action));
        Fx.frames(2);
    }

    @Test
    void everyPanelAndDialogNamesWhatTakesTheFocus() throws Exception {
        audit("project");
        for (String name : List.of("search", "products", "shop", "customers", "web")) {
            Fx.run(() -> studio().workspace().selection().select(card(name)));
            audit("card " + name);
        }
        Fx.run(() -> studio().workspace().selection().select(card("search")));
        Fx.frames(2);
        for (String tab : List.of("wires", "code", "test")) {
            Fx.run(() -> ((javafx.scene.control.ToggleButton) open.stage.getScene().getRoot().lookup("#inspector #tab-" + tab)).fire());
            audit("tab " + tab);
        }
        for (WireId wire : List.copyOf(studio().workspace().store().design().wires().keySet())) {
            Fx.run(() -> studio().workspace().selection().select(wire));
            audit("wire " + wire);
        }
        OpenWindow.until(() -> open.stage.getScene().getRoot().lookup("#wire-texts .text-area") != null);
        audit("wire texts");
        fire("edit-select-all");
        audit("many");
        for (String page : List.of("messages", "findings", "logs", "deploy", "live")) {
            Fx.run(() -> studio().guide().showDrawer(page));
            audit("drawer " + page);
        }
        fire("view-outline");
        audit("outline");
        fire("view-find");
        audit("find");
        fire("edit-add");
        audit("quick add");
        for (String dialog : List.of("commands", "shortcuts", "file-welcome", "deploy-environments", "deploy-cost")) {
            fire(dialog);
            audit("dialog " + dialog);
            Fx.run(() -> studio().overlay().hide());
        }
        Fx.run(() -> studio().deploy().importStack());
        audit("dialog stack");
        Fx.run(() -> studio().overlay().hide());
        Fx.run(() -> studio().overlay().show(new Question("Title", "Words", List.of(new Question.Answer("No", false, () -> { }), new Question.Answer("Yes", true, () -> { })),
                studio().overlay()), javafx.geometry.Pos.CENTER, () -> { }));
        audit("question");
        Fx.run(() -> studio().overlay().hide());
        fire("help-tour");
        audit("tour");
        assertThat(wrong).isEmpty();
    }

    private void press(KeyCode code, boolean shift) {
        Fx.run(() -> {
            Node owner = open.stage.getScene().getFocusOwner();
            javafx.event.Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
            javafx.event.Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, false, false));
        });
        Fx.frames(2);
    }

    private boolean focusIn(Region region) {
        return Fx.call(() -> FocusRing.isWithin(open.stage.getScene().getFocusOwner(), region));
    }

    @Test
    void panelsAreReachedByF6AndLeftByEscapeAndDialogsKeepTheFocus() {
        Region canvas = studio().surface().node();
        assertThat(focusIn(canvas)).isTrue();
        fire("view-next-panel");
        assertThat(focusIn((Region) open.stage.getScene().getRoot().lookup("#inspector"))).isTrue();
        press(KeyCode.ESCAPE, false);
        assertThat(focusIn(canvas)).as("Escape leads back to the drawing").isTrue();
        fire("view-previous-panel");
        assertThat(focusIn(studio().furniture().left())).isTrue();
        for (int i = 0; i < 5; i++) {
            fire("view-previous-panel");
        }
        assertThat(focusIn(studio().furniture().left())).as("the ring has five panels while the drawer is closed").isTrue();
        fire("view-next-panel");
        for (int i = 0; i < studio().workspace().store().design().nodes().size() + 1; i++) {
            press(KeyCode.TAB, false);
        }
        assertThat(focusIn(canvas)).as("Tab beyond the last card leaves the drawing").isFalse();
        fire("shortcuts");
        Fx.run(() -> studio().toolbar().lookup("#run-button").requestFocus());
        Fx.frames(3);
        assertThat(focusIn(studio().overlay())).as("a dialog keeps the focus").isTrue();
    }

    /** A newcomer without a mouse: a card from the palette, a wire, a name, a field, and back. */
    @Test
    void aFirstDrawingIsMadeByKeysAlone() throws Exception {
        fire("view-palette-search");
        Node field = open.stage.getScene().getFocusOwner();
        Fx.run(() -> ((javafx.scene.control.TextField) field).setText("queue"));
        press(KeyCode.DOWN, false);
        Node row = open.stage.getScene().getFocusOwner();
        assertThat(row.getPseudoClassStates()).as("where the arrow led is seen").contains(PseudoClass.getPseudoClass("focus-visible"));
        press(KeyCode.ENTER, false);
        OpenWindow.until(() -> studio().workspace().store().design().nodeNamed("queue").isPresent());
        NodeId queue = Fx.call(() -> card("queue"));
        fire("view-canvas");
        assertThat(row.getPseudoClassStates()).as("and only there").doesNotContain(PseudoClass.getPseudoClass("focus-visible"));
        Fx.run(() -> studio().workspace().selection().select(card("search")));
        fire("view-fit");
        press(KeyCode.C, false);
        int before = Fx.call(() -> studio().workspace().store().design().wires().size());
        for (KeyCode digit : List.of(KeyCode.DIGIT1)) {
            press(digit, false);
        }
        assertThat(Fx.call(() -> studio().workspace().store().design().wires())).hasSize(before + 1);
        press(KeyCode.ESCAPE, false);
        Fx.run(() -> studio().workspace().selection().select(queue));
        press(KeyCode.F2, false);
        assertThat(Fx.call(() -> open.stage.getScene().getFocusOwner() instanceof javafx.scene.control.TextField)).as("F2 lets the name be typed").isTrue();
        press(KeyCode.ESCAPE, false);
        Fx.run(() -> studio().bench().setInspectorOpen(true));
        fire("view-next-panel");
        assertThat(Fx.call(() -> open.stage.getScene().getFocusOwner().getId())).isEqualTo("card-name");
        Fx.run(() -> studio().workspace().selection().select(card("search")));
        Fx.frames(3);
        Fx.run(() -> open.stage.getScene().getRoot().lookup("#field-tracing .toggle-switch").requestFocus());
        press(KeyCode.SPACE, false);
        assertThat(Fx.call(() -> studio().workspace().store().design().requireNode(card("search")).field("tracing"))).as("Space turns a switch").isPresent();
        press(KeyCode.ESCAPE, false);
        if (!focusIn(studio().surface().node())) {
            press(KeyCode.ESCAPE, false);
        }
        assertThat(focusIn(studio().surface().node())).isTrue();
    }
}
