package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Lets cards slide to their new places before the edit that puts them there, so that the eye can follow. */
final class Glide extends AnimationTimer {
    private static final double MILLIS = 150;

    private final Map<NodeId, Point> from;
    private final Map<NodeId, Point> to;
    private final Consumer<Map<NodeId, Point>> show;
    private final Runnable then;
    private long began = -1;

    /**
     * @param show is handed the places of each frame
     * @param then runs once, after the last frame
     */
    Glide(Map<NodeId, Point> from, Map<NodeId, Point> to, Consumer<Map<NodeId, Point>> show, Runnable then) {
        this.from = Map.copyOf(from);
        this.to = Map.copyOf(to);
        this.show = show;
        this.then = then;
    }

    @Override
    public void handle(long now) {
        began = began < 0 ? now : began;
        double share = Math.min(1, (now - began) / 1e6 / MILLIS);
        if (share == 1) {
            stop();
            then.run();
            return;
        }
        double eased = 1 - Math.pow(1 - share, 3);
        Map<NodeId, Point> places = new HashMap<>();
        to.forEach((id, end) -> {
            Point start = from.get(id);
            places.put(id, start.plus((end.x() - start.x()) * eased, (end.y() - start.y()) * eased));
        });
        show.accept(places);
    }
}
