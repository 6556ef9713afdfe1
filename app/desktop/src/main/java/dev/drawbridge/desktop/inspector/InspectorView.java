package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.actions.Action;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.TabStrip;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.WireLedger;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.asl.DefinitionFindings;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.kind.NodeRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The panel at the right: what is selected, in tabs. */
public final class InspectorView extends VBox {
    private static final String PROPERTIES = "properties";
    private static final String WIRES = "wires";
    private static final String CODE = "code";
    private static final String TEST = "test";

    private final Workspace workspace;
    private final FunctionTabs functionTabs;
    private final List<Action> manyActions;
    private final WireWriting writing;
    private final InspectorHead head;
    private final TabStrip tabs = new TabStrip(this::choose);
    private final StackPane content = new StackPane();
    private final Label help = Controls.paragraph("", "muted", "inspector-help");
    private final List<Runnable> endings = new ArrayList<>();
    private Subject subject = new Subject.Project();
    private String tab = PROPERTIES;
    private Runnable refresh = () -> { };
    private boolean stale;

    /** What is shown. */
    private sealed interface Subject {
        /** @param defined whether a file of the user says what it does */
        record Card(NodeId node, boolean function, boolean defined) implements Subject {}

        record Thread(WireId wire) implements Subject {}

        record Many(int cards, int wires) implements Subject {}

        record Project() implements Subject {}
    }

    /** @param manyActions what can be done with several cards at once @param writing knows what wires make formats say */
    public InspectorView(Workspace workspace, FunctionTabs functionTabs, List<Action> manyActions, WireWriting writing) {
        this.workspace = workspace;
        this.functionTabs = functionTabs;
        this.manyActions = List.copyOf(manyActions);
        this.writing = writing;
        this.head = new InspectorHead(workspace);
        setId("inspector");
        getStyleClass().addAll("side-panel", "inspector");
        VBox.setVgrow(content, Priority.ALWAYS);
        help.setManaged(false);
        help.setVisible(false);
        getChildren().addAll(head, tabs, content, help);
        endings.add(workspace.selection().listen(this::later));
        endings.add(workspace.store().listen(change -> later()));
        ChangeListener<javafx.scene.Node> focus = (observable, before, after) -> explain(after);
        sceneProperty().addListener((observable, before, after) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(focus);
            }
            if (after != null) {
                after.focusOwnerProperty().addListener(focus);
            }
        });
        rebuild();
    }

    /** Stops listening. */
    public void dispose() {
        endings.forEach(Runnable::run);
    }

    /** Shows the code of the function, selecting it. */
    public void showCode(NodeId function) {
        tab = CODE;
        if (workspace.selection().nodes().equals(java.util.Set.of(function)) && workspace.selection().wires().isEmpty()) {
            rebuild();
        } else {
            workspace.selection().select(function);
        }
    }

    /** Puts the caret into the name of the card. */
    public void focusName() {
        head.focusName();
    }

    /** Shows the field of what is selected and puts the caret there. */
    public void showField(String field) {
        tab = PROPERTIES;
        rebuild();
        if (content.getChildren().getFirst() instanceof ScrollPane scroll && scroll.getContent() instanceof PropertiesForm form) {
            form.focusField(field);
        }
    }

    /** Which tab is in front: {@code properties}, {@code wires}, {@code code} or {@code test}. */
    public String tab() {
        return tab;
    }

    // A store must not be changed while it tells of a change, but leaving a field may want to: so the view follows a moment later.
    private void later() {
        if (!stale) {
            stale = true;
            Platform.runLater(() -> {
                stale = false;
                update();
            });
        }
    }

    private void update() {
        Subject now = current();
        if (!now.equals(subject)) {
            rebuild();
            return;
        }
        head.show();
        refresh.run();
    }

    private Subject current() {
        Design design = workspace.store().design();
        List<NodeId> cards = workspace.selection().nodes().stream().filter(design.nodes()::containsKey).toList();
        List<WireId> wires = workspace.selection().wires().stream().filter(design.wires()::containsKey).toList();
        if (cards.size() == 1 && wires.isEmpty()) {
            NodeRole role = workspace.catalogue().of(design.requireNode(cards.getFirst())).role();
            return new Subject.Card(cards.getFirst(), role == NodeRole.FUNCTION, DefinitionFindings.file(design.requireNode(cards.getFirst())).isPresent());
        }
        if (wires.size() == 1 && cards.isEmpty()) {
            return new Subject.Thread(wires.getFirst());
        }
        return cards.isEmpty() && wires.isEmpty() ? new Subject.Project() : new Subject.Many(cards.size(), wires.size());
    }

    private void choose(String id) {
        tab = id;
        rebuild();
    }

    private void rebuild() {
        subject = current();
        head.show();
        refresh = () -> { };
        List<TabStrip.Tab> offered = switch (subject) {
            case Subject.Card(NodeId node, boolean function, boolean defined) -> function
                    ? tabsOf(PROPERTIES, WIRES, CODE, TEST) : defined ? tabsOf(PROPERTIES, WIRES, CODE) : tabsOf(PROPERTIES, WIRES);
            case Subject.Thread wire -> tabsOf(PROPERTIES);
            case Subject.Many many -> tabsOf();
            case Subject.Project project -> tabsOf();
        };
        String shown = offered.stream().anyMatch(t -> t.id().equals(tab)) ? tab : PROPERTIES;
        tabs.show(offered, shown);
        tabs.setVisible(offered.size() > 1);
        tabs.setManaged(offered.size() > 1);
        javafx.scene.Node node = switch (subject) {
            case Subject.Card(NodeId card, boolean function, boolean defined) -> card(card, shown);
            case Subject.Thread(WireId wire) -> wire(wire);
            case Subject.Many many -> many();
            case Subject.Project project -> project();
        };
        content.getChildren().setAll(node);
        help.setManaged(false);
        help.setVisible(false);
    }

    private static List<TabStrip.Tab> tabsOf(String... ids) {
        return java.util.Arrays.stream(ids).map(id -> new TabStrip.Tab(id, Words.of("inspector.tab." + id))).toList();
    }

    private javafx.scene.Node card(NodeId card, String shown) {
        return switch (shown) {
            case WIRES -> {
                ScrollPane scroll = scroll(new WiresTab(workspace, card));
                refresh = () -> scroll.setContent(new WiresTab(workspace, card));
                yield scroll;
            }
            case CODE -> functionTabs.code(card);
            case TEST -> functionTabs.test(card);
            default -> {
                PropertiesForm form = new PropertiesForm(new CardForm(workspace, card), PropertiesForm.nothingToSet());
                NoteField note = new NoteField(workspace, card);
                form.append(note);
                refresh = () -> {
                    form.refresh();
                    note.refresh();
                };
                yield scroll(form);
            }
        };
    }

    private javafx.scene.Node wire(WireId id) {
        VBox box = new VBox();
        PropertiesForm form = new PropertiesForm(new WireForm(workspace, id), PropertiesForm.nothingToSet());
        VBox ledger = new VBox();
        ledger.getStyleClass().addAll("form", "ledger-of-wire");
        box.getChildren().addAll(form, Controls.label(Words.of("ledger.title").toUpperCase(java.util.Locale.ROOT), "group-head", "form-head"), ledger);
        WireTextPane written = new WireTextPane(workspace, writing, id);
        box.getChildren().add(written);
        Runnable tell = () -> {
            Design design = workspace.store().design();
            Optional<Wire> wire = design.wire(id);
            ledger.getChildren().clear();
            wire.ifPresent(w -> {
                ledger.getChildren().add(new LedgerView(WireLedger.of(design, workspace.catalogue(), workspace.wires(), w)));
                workspace.wires().of(design, w).ifPresent(row -> ledger.getChildren().addFirst(Controls.paragraph(row.help(), "muted")));
            });
        };
        tell.run();
        refresh = () -> {
            form.refresh();
            tell.run();
            written.refresh();
        };
        return scroll(box);
    }

    private javafx.scene.Node many() {
        VBox box = new VBox(6);
        box.getStyleClass().add("form");
        box.getChildren().add(Controls.paragraph(Words.of("inspector.many.help"), "muted"));
        for (Action action : manyActions) {
            Button button = Controls.button(action.label(), action::fire);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setDisable(!action.enabled().getAsBoolean());
            box.getChildren().add(button);
        }
        return scroll(box);
    }

    private javafx.scene.Node project() {
        SettingsForm form = new SettingsForm(workspace, writing);
        refresh = form::refresh;
        return scroll(form);
    }

    private static ScrollPane scroll(Parent inside) {
        ScrollPane scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("quiet-scroll");
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /** The help of the field that has the focus, at the foot, where it moves nothing. */
    private void explain(javafx.scene.Node focused) {
        javafx.scene.Node at = focused;
        while (at != null && !(at instanceof FieldRow)) {
            at = at.getParent();
        }
        boolean mine = at instanceof FieldRow row && !row.field().help().isEmpty();
        if (at instanceof FieldRow row) {
            help.setText(row.field().help());
        }
        help.setManaged(mine);
        help.setVisible(mine);
    }
}
