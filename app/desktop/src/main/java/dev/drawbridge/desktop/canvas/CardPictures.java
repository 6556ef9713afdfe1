package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/**
 * The cards as pixels, for frames in which the view moves: the software pipeline takes seven times as long to scale the
 * bitmap of a card as {@link CardPicture} takes. A picture is taken while the view rests, so that a movement begins with all of
 * them there. Belongs to the JavaFX thread.
 */
final class CardPictures {
    /** Room round a card, in the world: its shadow, its badges, the ring of a mark. */
    static final double MARGIN = 14;
    /** So many pixels of cards out of view are kept: 5 MB, fifty cards at actual size. */
    static final long MOST_SPARE_PIXELS = 1_000_000;

    private final LinkedHashMap<NodeId, CardPicture> taken = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<NodeId> stale = new HashSet<>();
    private final Predicate<NodeId> inView;
    private Optional<WritableImage> sheet = Optional.empty();

    /** @param inView whether a card is attached: its picture is kept in any case */
    CardPictures(Predicate<NodeId> inView) {
        this.inView = inView;
    }

    /** The last picture of the card, whether it looks as it did then or not. */
    Optional<CardPicture> of(NodeId id) {
        return Optional.ofNullable(taken.get(id));
    }

    /** Whether there is a picture of it as it is now, for that grain. */
    boolean isFresh(NodeId id, double grain) {
        CardPicture picture = taken.get(id);
        return picture != null && picture.grain() == grain && !stale.contains(id);
    }

    /** How many pixels of cards out of view are kept; tests see by it that they are bounded. */
    long sparePixels() {
        return taken.entrySet().stream().filter(entry -> !inView.test(entry.getKey())).mapToLong(entry -> entry.getValue().pixels().length).sum();
    }

    /** The card looks otherwise now. */
    void outdate(NodeId id) {
        stale.add(id);
    }

    /** There is no such card any more. */
    void forget(NodeId id) {
        stale.remove(id);
        taken.remove(id);
    }

    /** All look otherwise now: nobody wants to see the colours of the theme before. */
    void clear() {
        taken.clear();
        stale.clear();
        sheet = Optional.empty();
    }

    /** Takes a picture of a card that is attached and on whole pixels of that grain. */
    void take(CardView card, double grain) {
        int margin = (int) Math.ceil(MARGIN * grain);
        int width = (int) Math.ceil(CardMetrics.WIDTH * grain) + 2 * margin;
        int height = (int) Math.ceil(CardMetrics.HEIGHT * grain) + 2 * margin;
        SnapshotParameters how = new SnapshotParameters();
        how.setFill(Color.TRANSPARENT);
        how.setTransform(Transform.scale(grain, grain));
        how.setViewport(new Rectangle2D(Math.rint((card.getLayoutX() + card.getTranslateX()) * grain) - margin,
                Math.rint((card.getLayoutY() + card.getTranslateY()) * grain) - margin, width, height));
        WritableImage image = card.snapshot(how, sheet.filter(old -> old.getWidth() == width && old.getHeight() == height).orElse(null));
        sheet = Optional.of(image);
        int[] content = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), content, 0, width);
        put(card.cardId(), new CardPicture(content, width, height, grain, margin));
    }

    private void put(NodeId id, CardPicture picture) {
        stale.remove(id);
        taken.put(id, picture);
        long spare = sparePixels();
        for (Iterator<Map.Entry<NodeId, CardPicture>> oldest = taken.entrySet().iterator(); spare > MOST_SPARE_PIXELS && oldest.hasNext(); ) {
            Map.Entry<NodeId, CardPicture> entry = oldest.next();
            if (!inView.test(entry.getKey())) {
                spare -= entry.getValue().pixels().length;
                oldest.remove();
            }
        }
    }
}
