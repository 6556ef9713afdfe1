package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.words.Words;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Where the panels stand: palette left, inspector right, drawer below the canvas. Borders can be dragged or, when they
 * have the focus, moved by arrow keys. In a narrow window palette (icons alone) and canvas share the width, and an open
 * palette or inspector lies over the canvas; the inspector ends above the drawer, so that it covers nothing of it.
 */
final class Workbench extends Pane {
    static final double NARROW = 1100;
    private static final double PALETTE = 232;
    private static final double RAIL = 56;
    private static final double HANDLE = 7;
    private static final double LEAST_CANVAS = 280;
    private static final double LEAST_INSPECTOR = 280;
    private static final double LEAST_DRAWER = 120;
    /** A window is low when less than this is between toolbar and status bar: a drawer made for a high one leaves no drawing there. */
    private static final double LOW = 640;
    private static final double DRAWER_OF_LOW = 0.34;

    private final Region canvas;
    private final Region palette;
    private final Region inspector;
    private final Region drawer;
    private final Region inspectorHandle = handle(Cursor.H_RESIZE, "workbench.inspector");
    private final Region drawerHandle = handle(Cursor.V_RESIZE, "workbench.drawer");
    private final java.util.function.Consumer<Boolean> paletteCollapse;
    private boolean paletteOpen = true;
    private boolean inspectorOpen = true;
    private boolean drawerOpen;
    private double inspectorWidth = 340;
    private double narrowInspector = 340;
    private double drawerHeight = 200;
    private boolean drawerMadeForLow;
    private boolean narrow;
    private java.util.function.Consumer<Boolean> narrowed = now -> { };

    /** @param paletteCollapse makes the palette show icons alone, or names too */
    Workbench(Region canvas, Region palette, Region inspector, Region drawer, java.util.function.Consumer<Boolean> paletteCollapse) {
        this.canvas = canvas;
        this.palette = palette;
        this.inspector = inspector;
        this.drawer = drawer;
        this.paletteCollapse = paletteCollapse;
        getStyleClass().add("workbench");
        getChildren().addAll(canvas, drawer, palette, inspector, inspectorHandle, drawerHandle);
        inspectorHandle.setOnMouseDragged(event -> setInspectorWidth(getWidth() - sceneToLocal(event.getSceneX(), 0).getX()));
        drawerHandle.setOnMouseDragged(event -> setDrawerHeight(getHeight() - sceneToLocal(0, event.getSceneY()).getY()));
        inspectorHandle.setOnKeyPressed(event -> {
            double step = event.getCode() == KeyCode.LEFT ? 16 : event.getCode() == KeyCode.RIGHT ? -16 : 0;
            if (step != 0) {
                setInspectorWidth(inspectorWidth + step);
                event.consume();
            }
        });
        drawerHandle.setOnKeyPressed(event -> {
            double step = event.getCode() == KeyCode.UP ? 16 : event.getCode() == KeyCode.DOWN ? -16 : 0;
            if (step != 0) {
                setDrawerHeight(shownDrawer() + step);
                event.consume();
            }
        });
        inspectorHandle.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                tearInspector();
            }
        });
        widthProperty().addListener((observable, before, after) -> widthChanged());
    }

    private static Region handle(Cursor cursor, String name) {
        Region region = new Region();
        region.setCursor(cursor);
        region.getStyleClass().add("split-handle");
        region.setFocusTraversable(true);
        region.setAccessibleRole(javafx.scene.AccessibleRole.SLIDER);
        region.setAccessibleText(Words.of(name));
        return region;
    }

    /** Hears whether the window is narrow, whenever that changes. */
    void onNarrow(java.util.function.Consumer<Boolean> listener) {
        narrowed = listener;
    }

    /** Escape in a panel, where nothing in it wants the key, does this. */
    void onEscape(Runnable action) {
        for (Region panel : java.util.List.of(palette, inspector, drawer)) {
            panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    action.run();
                    event.consume();
                }
            });
        }
    }

    private void widthChanged() {
        boolean now = getWidth() > 0 && getWidth() < NARROW;
        if (now != narrow) {
            narrow = now;
            narrowed.accept(narrow);
            // what was open beside the canvas would cover it now
            inspectorOpen = !narrow;
            paletteOpen = !narrow;
            arrange();
        }
    }

    private void arrange() {
        paletteCollapse.accept(!paletteOpen);
        inspector.setVisible(inspectorOpen);
        inspectorHandle.setVisible(inspectorOpen);
        drawer.setVisible(drawerOpen);
        drawerHandle.setVisible(drawerOpen);
        overlaid(palette, narrow && paletteOpen);
        overlaid(inspector, narrow);
        requestLayout();
    }

    private static void overlaid(Region panel, boolean over) {
        panel.getStyleClass().remove("overlaid");
        if (over) {
            panel.getStyleClass().add("overlaid");
        }
    }

    boolean isNarrow() {
        return narrow;
    }

    boolean isPaletteOpen() {
        return paletteOpen;
    }

    boolean isInspectorOpen() {
        return inspectorOpen;
    }

    boolean isDrawerOpen() {
        return drawerOpen;
    }

    double inspectorWidth() {
        return inspectorWidth;
    }

    /** How high the drawer is wanted, which is what is remembered; see {@link #shownDrawer}. */
    double drawerHeight() {
        return drawerHeight;
    }

    /** How high it is in this window when it is open: lower than wanted where that would leave little of the drawing. */
    double shownDrawer() {
        double height = getHeight();
        boolean lower = height > 0 && height < LOW && !drawerMadeForLow;
        return Math.min(drawerHeight, Math.max(LEAST_DRAWER, lower ? height * DRAWER_OF_LOW : height - 120));
    }

    void setPaletteOpen(boolean open) {
        paletteOpen = open;
        inspectorOpen &= !(narrow && open);
        arrange();
    }

    void setInspectorOpen(boolean open) {
        inspectorOpen = open;
        paletteOpen &= !(narrow && open);
        arrange();
    }

    void setDrawerOpen(boolean open) {
        drawerOpen = open;
        arrange();
    }

    void setInspectorWidth(double width) {
        double most = getWidth() > 0 ? Math.max(LEAST_INSPECTOR, getWidth() - RAIL - LEAST_CANVAS) : 2000;
        inspectorWidth = Math.clamp(width, LEAST_INSPECTOR, most);
        requestLayout();
    }

    /** Makes the inspector wide enough to work on code in it, or as it was before. */
    void tearInspector() {
        if (inspectorOpen && inspectorWidth >= getWidth() / 2 - 1) {
            setInspectorWidth(narrowInspector);
        } else {
            narrowInspector = inspectorWidth;
            setInspectorOpen(true);
            setInspectorWidth(Math.max(640, getWidth() / 2));
        }
    }

    void setDrawerHeight(double height) {
        double most = getHeight() > 0 ? Math.max(LEAST_DRAWER, getHeight() - 160) : 2000;
        drawerHeight = Math.clamp(height, LEAST_DRAWER, most);
        drawerMadeForLow = getHeight() > 0 && getHeight() < LOW;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double left = narrow || !paletteOpen ? RAIL : PALETTE;
        double shownInspector = Math.min(inspectorWidth, Math.max(LEAST_INSPECTOR, width - RAIL - (narrow ? 40 : LEAST_CANVAS)));
        double right = inspectorOpen && !narrow ? shownInspector : 0;
        double below = drawerOpen ? shownDrawer() : 0;
        double middle = Math.max(0, width - left - right);
        canvas.resizeRelocate(left, 0, middle, height - below);
        drawer.resizeRelocate(left, height - below, middle, below);
        palette.resizeRelocate(0, 0, paletteOpen ? PALETTE : RAIL, height);
        double beside = narrow ? height - below : height;
        inspector.resizeRelocate(width - shownInspector, 0, shownInspector, beside);
        inspectorHandle.resizeRelocate(width - shownInspector - HANDLE / 2, 0, HANDLE, beside);
        drawerHandle.resizeRelocate(left, height - below - HANDLE / 2, middle, HANDLE);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
