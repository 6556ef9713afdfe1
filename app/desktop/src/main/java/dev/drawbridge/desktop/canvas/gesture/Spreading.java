package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.desktop.canvas.gesture.GestureState.Pressing;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Spacing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes space in a drawing, or takes it away: everything beyond the line where the hand began follows it. */
final class Spreading {
    private Spreading() {}

    static Spacing begin(Pressing pressing, Point at, GestureContext context) {
        boolean across = Math.abs(at.x() - pressing.at().x()) >= Math.abs(at.y() - pressing.at().y());
        Map<NodeId, Point> origins = new HashMap<>();
        for (NodeId id : context.design().nodes().keySet()) {
            Point middle = CardMetrics.bounds(context.place(id)).centre();
            if (across ? middle.x() >= pressing.at().x() : middle.y() >= pressing.at().y()) {
                origins.put(id, context.place(id));
            }
        }
        return move(new Spacing(pressing.at(), across, at, origins, origins), at);
    }

    static Spacing move(Spacing spacing, Point at) {
        double by = spacing.across() ? at.x() - spacing.from().x() : at.y() - spacing.from().y();
        double step = Math.rint(by / CardMetrics.GRID) * CardMetrics.GRID;
        Map<NodeId, Point> places = new HashMap<>();
        spacing.origins().forEach((id, from) -> places.put(id, spacing.across() ? from.plus(step, 0) : from.plus(0, step)));
        return new Spacing(spacing.from(), spacing.across(), at, spacing.origins(), places);
    }

    static List<Effect> drop(Spacing spacing) {
        return spacing.places().equals(spacing.origins()) ? List.of() : List.of(new Effect.Apply(new CardEdit.MoveNodes(spacing.places())));
    }
}
