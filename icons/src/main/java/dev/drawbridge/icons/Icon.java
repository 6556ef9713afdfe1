package dev.drawbridge.icons;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One picture, without a colour: the painter brings the colour and the size.
 *
 * <p>To paint it {@code n} pixels wide, scale the grid by {@code n / GRID}; pen width, round caps and round joins scale
 * with it.
 *
 * @param id      what it is found by, in kebab-case: the id of a kind ({@code event-bus}) or the name of an action
 *                ({@code zoom-in})
 * @param purpose what it stands for
 * @param strokes what is drawn, first to last; at least one
 */
public record Icon(String id, Purpose purpose, List<Stroke> strokes) {

    /** The width and height of the grid, in units. */
    public static final double GRID = 24;

    /** The width of the pen, in units; caps and joins are round. */
    public static final double PEN = 2;

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /**
     * Checks the id and copies the strokes.
     *
     * @throws IconException when the id is not kebab-case or nothing is drawn
     */
    public Icon {
        if (!KEBAB_CASE.matcher(id).matches()) {
            throw new IconException("The icon id \"%s\" is not kebab-case, such as event-bus.".formatted(id));
        }
        strokes = List.copyOf(strokes);
        if (strokes.isEmpty()) {
            throw new IconException("The icon \"%s\" draws nothing; give it at least one stroke.".formatted(id));
        }
    }

    /** The rectangle that the ink covers on the grid, the pen's width included. */
    public Bounds inkBounds() {
        return strokes.stream().map(Stroke::inkBounds).reduce(Bounds::union).orElseThrow();
    }

    /** What a picture stands for; each has a resource file of its own. */
    public enum Purpose {
        /** A card on the canvas. */
        KIND,
        /** A button, a panel or a state of the window. */
        ACTION,
        /** The product itself. */
        LOGO
    }
}
