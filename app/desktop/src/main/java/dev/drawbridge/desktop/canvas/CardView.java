package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.CardTitle;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.Port;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** A card. Laid out by {@link CardMetrics} alone; it is never asked how large it would like to be. */
final class CardView extends Region {
    /** As canvas.css has them for titles. */
    private static final String TITLE_FAMILY = "Inter SemiBold";
    private static final double TITLE = 14;
    private static final double PAIR = 13;
    private static final double BADGE_HEIGHT = 18;

    private final NodeId id;
    private final String kind;
    private final KindIcon tile;
    private final Label title = label("title");
    private final Label kindLine = label("kind");
    private final Label live = label("live");
    private final Label badge = label("badge");
    private final Map<Port, Circle> ports = new EnumMap<>(Port.class);
    private String name = "";
    private boolean pair;
    private Optional<CardMarkView> mark = Optional.empty();
    private boolean failureUsed;
    private Optional<String> hotPort = Optional.empty();
    private Optional<Look> look = Optional.empty();
    private Optional<CardMark> marked = Optional.empty();

    /** What is seen of it, but for its mark. */
    private record Look(String name, String live, Optional<CardStatus.Badge> findings, boolean usesFailure) {}

    private final Runnable changed;

    CardView(NodeId id, Kind kind) {
        this(id, kind, () -> { });
    }

    /** @param changed heard whenever it looks otherwise than before */
    CardView(NodeId id, Kind kind, Runnable changed) {
        this.id = id;
        this.changed = changed;
        this.kind = kind.id();
        getStyleClass().addAll("canvas-card", KindIcon.familyClass(kind));
        tile = new KindIcon(kind, CardMetrics.TILE, 22);
        kindLine.setText(kind.title());
        getChildren().addAll(tile, title, kindLine, live);
        for (Port port : kind.ports()) {
            Circle circle = new Circle(CardMetrics.PORT_RADIUS);
            circle.getStyleClass().addAll("port", port.id());
            Point centre = CardMetrics.port(new Point(0, 0), port.id());
            circle.setCenterX(centre.x());
            circle.setCenterY(centre.y());
            circle.setManaged(false);
            ports.put(port, circle);
            getChildren().add(circle);
        }
        getChildren().add(badge);
        badge.setVisible(false);
        showFailurePort();
        setManaged(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        resize(CardMetrics.WIDTH, CardMetrics.HEIGHT);
        getPseudoClassStates().addListener((SetChangeListener<PseudoClass>) change -> changed.run());
    }

    /** A text of a card: no control of its own, so no underline for a key. */
    static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().setAll("label", style);
        label.setMnemonicParsing(false);
        return label;
    }

    NodeId cardId() {
        return id;
    }

    /** The kind it was made for; a card of another kind needs another view. */
    String kindId() {
        return kind;
    }

    /** Shows what the card is and has. */
    void show(Node node, String liveLine, Optional<CardStatus.Badge> findings, boolean usesFailure, String description) {
        setAccessibleText(node.name());
        setAccessibleHelp(description);
        Optional<Look> shown = Optional.of(new Look(node.name(), liveLine, findings, usesFailure));
        if (shown.equals(look)) {
            return;
        }
        look = shown;
        changed.run();
        showName(node.name());
        live.setText(liveLine);
        badge.setVisible(findings.isPresent());
        findings.ifPresent(f -> {
            badge.setText(Integer.toString(f.count()));
            Styles.set(badge, "label", "badge", f.worst().name().toLowerCase(Locale.ROOT));
        });
        failureUsed = usesFailure;
        showFailurePort();
        requestLayout();
    }

    private void showName(String shown) {
        if (shown.equals(name)) {
            return;
        }
        name = shown;
        // measured when it changes, never in a frame
        Text ruler = new Text();
        CardTitle set = CardTitle.of(shown, text -> wide(ruler, text, TITLE), text -> wide(ruler, text, PAIR), CardMetrics.TEXT_WIDTH);
        pair = set.lines().size() > 1;
        title.pseudoClassStateChanged(Styles.PAIR, set.small());
        title.setText(String.join("\n", set.lines()));
    }

    private static double wide(Text ruler, String text, double size) {
        ruler.setFont(Font.font(TITLE_FAMILY, size));
        ruler.setText(text);
        return Math.ceil(ruler.getLayoutBounds().getWidth());
    }

    /** Shows what another part of the window says of the card. */
    void mark(CardMark newMark) {
        if (marked.equals(Optional.of(newMark))) {
            return;
        }
        marked = Optional.of(newMark);
        changed.run();
        if (newMark.isEmpty()) {
            mark.ifPresent(getChildren()::remove);
            mark = Optional.empty();
        } else {
            if (mark.isEmpty()) {
                mark = Optional.of(new CardMarkView());
                getChildren().add(getChildren().indexOf(badge), mark.get());
            }
            mark.get().show(newMark);
            requestLayout();
        }
        pseudoClassStateChanged(Styles.MUTED, newMark.tone() == Tone.MUTED);
    }

    /**
     * Moves it there.
     *
     * @param grain pixels of the screen for each of the world: the card is put on whole ones, because a bitmap between two
     *     pixels blurs its text
     */
    void moveTo(Point place, double grain) {
        relocate(place.x(), place.y());
        setTranslateX(Math.rint(place.x() * grain) / grain - place.x());
        setTranslateY(Math.rint(place.y() * grain) / grain - place.y());
    }

    /** The pointer is over the card, perhaps on one of its ports. */
    void setHot(boolean hot, Optional<String> port) {
        pseudoClassStateChanged(Styles.HOT, hot);
        hotPort = port;
        ports.forEach((which, circle) -> {
            boolean on = port.filter(which.id()::equals).isPresent();
            circle.pseudoClassStateChanged(Styles.HOT, on);
            circle.setRadius(on ? CardMetrics.PORT_RADIUS + 1.5 : CardMetrics.PORT_RADIUS);
        });
        changed.run();
        showFailurePort();
    }

    private void showFailurePort() {
        Circle failure = ports.get(Port.FAILURE);
        if (failure != null) {
            failure.setVisible(failureUsed || getPseudoClassStates().contains(Styles.HOT) || hotPort.isPresent());
        }
    }

    @Override
    protected void layoutChildren() {
        tile.resizeRelocate(CardMetrics.TILE_INSET, CardMetrics.TILE_INSET, CardMetrics.TILE, CardMetrics.TILE);
        title.resizeRelocate(CardMetrics.TEXT_X, pair ? 7 : 12, CardMetrics.TEXT_WIDTH, pair ? 34 : 21);
        kindLine.resizeRelocate(CardMetrics.TEXT_X, pair ? 40 : 32, CardMetrics.TEXT_WIDTH, 17);
        live.resizeRelocate(CardMetrics.TEXT_X, pair ? 56 : 52, CardMetrics.TEXT_WIDTH, 16);
        double width = Math.max(24, badge.prefWidth(-1) + 12);
        badge.resizeRelocate(CardMetrics.WIDTH - width - 5, -BADGE_HEIGHT / 2, width, BADGE_HEIGHT);
        mark.ifPresent(CardMarkView::arrange);
    }
}
