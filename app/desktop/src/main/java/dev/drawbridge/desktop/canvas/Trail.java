package dev.drawbridge.desktop.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The places that were looked at for a while, to go back to and forward again, like pages. */
final class Trail {
    private static final int MOST = 100;
    /** Views that show nearly the same are one place. */
    private static final double SHIFT = 120;
    private static final double ZOOMED = 1.3;

    private final Deque<Viewpoint> behind = new ArrayDeque<>();
    private final Deque<Viewpoint> ahead = new ArrayDeque<>();
    private Optional<Viewpoint> here = Optional.empty();

    /** The view has come to rest. */
    void rest(Viewpoint view) {
        if (here.isPresent() && differs(here.get(), view)) {
            behind.push(here.get());
            ahead.clear();
            if (behind.size() > MOST) {
                behind.removeLast();
            }
        }
        here = Optional.of(view);
    }

    Optional<Viewpoint> back() {
        return go(behind, ahead);
    }

    Optional<Viewpoint> forward() {
        return go(ahead, behind);
    }

    private Optional<Viewpoint> go(Deque<Viewpoint> from, Deque<Viewpoint> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        here.ifPresent(to::push);
        here = Optional.of(from.pop());
        return here;
    }

    private static boolean differs(Viewpoint a, Viewpoint b) {
        double zoom = Math.max(a.zoom(), b.zoom()) / Math.min(a.zoom(), b.zoom());
        return zoom > ZOOMED || Math.hypot(a.x() - b.x(), a.y() - b.y()) > SHIFT;
    }
}
