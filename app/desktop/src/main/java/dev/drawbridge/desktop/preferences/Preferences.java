package dev.drawbridge.desktop.preferences;

import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered between two starts. Sizes are pixels.
 *
 * @param theme {@code system}, {@code light} or {@code dark}
 * @param paletteOpen whether the palette shows names, not icons alone
 * @param recent folders of projects, the newest first
 * @param tourDone whether the first steps were done or sent away
 */
public record Preferences(
        String theme, double width, double height, boolean maximized, boolean paletteOpen, double inspectorWidth, double drawerHeight,
        boolean drawerOpen, List<String> recent, boolean tourDone) {
    /** Projects that are remembered. */
    public static final int RECENT = 8;

    public Preferences {
        theme = theme == null ? "system" : theme;
        recent = recent == null ? List.of() : List.copyOf(recent);
        width = within(width, 640, 8000, 1440);
        height = within(height, 480, 6000, 900);
        inspectorWidth = within(inspectorWidth, 280, 2000, 340);
        drawerHeight = within(drawerHeight, 120, 2000, 200);
    }

    /** What holds at the first start. */
    public static Preferences defaults() {
        return new Preferences("system", 1440, 900, false, true, 340, 200, false, List.of(), false);
    }

    private static double within(double value, double least, double most, double otherwise) {
        return value >= least && value <= most ? value : otherwise;
    }

    public Preferences withTheme(String newTheme) {
        return new Preferences(newTheme, width, height, maximized, paletteOpen, inspectorWidth, drawerHeight, drawerOpen, recent, tourDone);
    }

    public Preferences withWindow(double newWidth, double newHeight, boolean newMaximized) {
        return new Preferences(theme, newWidth, newHeight, newMaximized, paletteOpen, inspectorWidth, drawerHeight, drawerOpen, recent, tourDone);
    }

    public Preferences withPanels(boolean palette, double inspector, double drawer, boolean drawerShown) {
        return new Preferences(theme, width, height, maximized, palette, inspector, drawer, drawerShown, recent, tourDone);
    }

    /** With that project as the newest. */
    public Preferences withRecent(String project) {
        List<String> all = new ArrayList<>(recent);
        all.remove(project);
        all.addFirst(project);
        return new Preferences(theme, width, height, maximized, paletteOpen, inspectorWidth, drawerHeight, drawerOpen,
                all.subList(0, Math.min(RECENT, all.size())), tourDone);
    }

    /** The first steps are not shown again by themselves. */
    public Preferences withTourDone() {
        return new Preferences(theme, width, height, maximized, paletteOpen, inspectorWidth, drawerHeight, drawerOpen, recent, true);
    }
}
