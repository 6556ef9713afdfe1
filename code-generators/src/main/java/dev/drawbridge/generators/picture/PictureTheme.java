package dev.drawbridge.generators.picture;

import dev.drawbridge.model.kind.Family;
import java.util.EnumMap;
import java.util.Map;

/**
 * The colours of a picture; the same values as the designer's own themes.
 *
 * @param name as it is asked for
 * @param families the ink of each family of kinds; tiles are 16 % of it
 */
public record PictureTheme(
        String name,
        Colour canvas,
        Colour panel,
        Colour card,
        Colour text,
        Colour muted,
        Colour line,
        Colour cardLine,
        Colour wire,
        Colour accent,
        Colour ok,
        Colour warning,
        Colour error,
        Colour shadowNear,
        Colour shadowFar,
        Map<Family, Colour> families) {
    /** How much of the family's colour its tile takes. */
    static final double TILE_ALPHA = 0.16;

    public static final PictureTheme LIGHT = new PictureTheme("light", Colour.of("#f7f8fa"), Colour.of("#ffffff"), Colour.of("#ffffff"),
            Colour.of("#1b1f27"), Colour.of("#5b6472"), Colour.of("#e2e5ea"), Colour.of("#d5d9e0"), Colour.of("#5b6472"), Colour.of("#2f6feb"),
            Colour.of("#1a7f37"), Colour.of("#9a6700"), Colour.of("#cf222e"), Colour.of("#1b1f27").withAlpha(0.05), Colour.of("#1b1f27").withAlpha(0.025),
            families("#5b6472", "#7a4fe0", "#c2560c", "#b0207f", "#1f6fd6", "#18794e"));

    public static final PictureTheme DARK = new PictureTheme("dark", Colour.of("#0f1216"), Colour.of("#181c22"), Colour.of("#1d2229"),
            Colour.of("#e8ebf0"), Colour.of("#9aa4b2"), Colour.of("#2a3038"), Colour.of("#343b45"), Colour.of("#9aa4b2"), Colour.of("#6ea8ff"),
            Colour.of("#4cc26b"), Colour.of("#e3b341"), Colour.of("#ff7b72"), Colour.of("#000000").withAlpha(0.22), Colour.of("#000000").withAlpha(0.11),
            families("#8b97a8", "#b79bff", "#ff9d57", "#ff85c8", "#74b2ff", "#58c88f"));

    public PictureTheme {
        families = Map.copyOf(families);
    }

    private static Map<Family, Colour> families(String... inOrder) {
        Map<Family, Colour> inks = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            inks.put(family, Colour.of(inOrder[family.ordinal()]));
        }
        return inks;
    }

    /** The theme of that name. */
    public static PictureTheme named(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> throw new PictureException("There is no theme \"" + name + "\"; choose light or dark.");
        };
    }

    /** The colour of the family's icons. */
    public Colour ink(Family family) {
        return families.get(family);
    }

    /** The ground under the family's icons. */
    public Colour tile(Family family) {
        return ink(family).withAlpha(TILE_ALPHA);
    }
}
