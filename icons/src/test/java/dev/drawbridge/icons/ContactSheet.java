package dev.drawbridge.icons;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** All icons of a list side by side at 16, 24 and 48 pixels, to be looked at: as PNG for the eye, as SVG for zooming. */
record ContactSheet(List<Icon> icons, SheetColors colors) {
    private static final int COLUMNS = 8;
    private static final int CELL_WIDTH = 144;
    private static final int CELL_HEIGHT = 84;
    private static final int LABEL_Y = 74;
    private static final List<Place> PLACES = List.of(new Place(12, 28, 16), new Place(38, 24, 24), new Place(76, 8, 48));

    /** Where in a cell an icon stands, in pixels, and how wide it is. */
    private record Place(int x, int y, int size) {}

    int width() {
        return COLUMNS * CELL_WIDTH;
    }

    int height() {
        return (icons.size() + COLUMNS - 1) / COLUMNS * CELL_HEIGHT;
    }

    BufferedImage png() {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        graphics.setColor(Color.decode(colors.ground()));
        graphics.fillRect(0, 0, width(), height());
        for (int i = 0; i < icons.size(); i++) {
            Icon icon = icons.get(i);
            for (Place place : PLACES) {
                InkPainter.paint(
                        graphics, icon, cellX(i) + place.x, cellY(i) + place.y, place.size, Color.decode(colors.of(icon)));
            }
            graphics.setColor(Color.decode(colors.text()));
            graphics.drawString(icon.id(), cellX(i) + 12, cellY(i) + LABEL_Y);
        }
        graphics.dispose();
        return image;
    }

    String svg() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
                <rect width="%1$d" height="%2$d" fill="%3$s"/>
                """.formatted(width(), height(), colors.ground()));
        for (int i = 0; i < icons.size(); i++) {
            Icon icon = icons.get(i);
            for (Place place : PLACES) {
                svg.append("""
                        <g transform="translate(%d %d) scale(%s)" fill="none" stroke="%s" stroke-width="%s" \
                        stroke-linecap="round" stroke-linejoin="round">
                        """.formatted(
                        cellX(i) + place.x,
                        cellY(i) + place.y,
                        place.size / Icon.GRID,
                        colors.of(icon),
                        Icon.PEN));
                for (Stroke stroke : icon.strokes()) {
                    String filled = stroke.filled() ? " fill=\"%s\" stroke=\"none\"".formatted(colors.of(icon)) : "";
                    svg.append("<path d=\"%s\"%s/>\n".formatted(stroke.data(), filled));
                }
                svg.append("</g>\n");
            }
            svg.append("<text x=\"%d\" y=\"%d\" font-family=\"sans-serif\" font-size=\"10\" fill=\"%s\">%s</text>\n"
                    .formatted(cellX(i) + 12, cellY(i) + LABEL_Y, colors.text(), icon.id()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static int cellX(int index) {
        return index % COLUMNS * CELL_WIDTH;
    }

    private static int cellY(int index) {
        return index / COLUMNS * CELL_HEIGHT;
    }
}
