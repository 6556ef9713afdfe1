package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;

/**
 * From where the drawing is looked at: {@code screen = world * zoom + shift}. Immutable and free of the toolkit.
 *
 * @param zoom 1 shows a canvas unit as one pixel
 * @param x where the world's origin is on the screen
 * @param y where the world's origin is on the screen
 */
record Viewpoint(double zoom, double x, double y) {
    static final double MIN_ZOOM = 0.02;
    static final double MAX_ZOOM = 4;
    static final Viewpoint ORIGIN = new Viewpoint(1, 0, 0);

    Viewpoint {
        zoom = Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM);
    }

    Point toWorld(double screenX, double screenY) {
        return new Point((screenX - x) / zoom, (screenY - y) / zoom);
    }

    Point toScreen(Point world) {
        return new Point(world.x() * zoom + x, world.y() * zoom + y);
    }

    /** The part of the world that a window of this size shows. */
    Bounds seen(double width, double height) {
        return new Bounds(-x / zoom, -y / zoom, width / zoom, height / zoom);
    }

    /** The same view, shifted by less than a pixel of the screen. */
    Viewpoint onWholePixels(double outputScale) {
        return new Viewpoint(zoom, Math.rint(x * outputScale) / outputScale, Math.rint(y * outputScale) / outputScale);
    }

    Viewpoint panned(double dx, double dy) {
        return new Viewpoint(zoom, x + dx, y + dy);
    }

    /** Zoomed so that what is under that point of the screen stays under it. */
    Viewpoint zoomedTo(double newZoom, double screenX, double screenY) {
        Point fixed = toWorld(screenX, screenY);
        double z = Math.clamp(newZoom, MIN_ZOOM, MAX_ZOOM);
        return new Viewpoint(z, screenX - fixed.x() * z, screenY - fixed.y() * z);
    }

    /** Looks at the middle of the rectangle with the zoom as it is. */
    Viewpoint centredOn(Bounds area, double width, double height) {
        return new Viewpoint(zoom, width / 2 - area.centre().x() * zoom, height / 2 - area.centre().y() * zoom);
    }

    /** Shows the whole rectangle with a margin, enlarged at most to {@code most}; whole pixels keep text sharp at 100 %. */
    static Viewpoint fitting(Bounds area, double width, double height, double margin, double most) {
        double room = Math.min((width - 2 * margin) / Math.max(1, area.width()), (height - 2 * margin) / Math.max(1, area.height()));
        double zoom = Math.clamp(Math.min(room, most), MIN_ZOOM, MAX_ZOOM);
        return new Viewpoint(zoom, Math.rint(width / 2 - area.centre().x() * zoom), Math.rint(height / 2 - area.centre().y() * zoom));
    }

    /** Shifted as little as needed so that the rectangle is inside the window with a margin. */
    Viewpoint revealing(Bounds area, double width, double height, double margin) {
        double left = area.x() * zoom + x;
        double top = area.y() * zoom + y;
        return panned(shift(left, area.width() * zoom, width, margin), shift(top, area.height() * zoom, height, margin));
    }

    private static double shift(double from, double length, double room, double margin) {
        if (length > room - 2 * margin) {
            return room / 2 - (from + length / 2);
        }
        return from < margin ? margin - from : Math.min(0, room - margin - (from + length));
    }
}
