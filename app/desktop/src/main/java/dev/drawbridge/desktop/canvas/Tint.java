package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Group;
import dev.drawbridge.model.kind.Family;
import java.util.Locale;

/** The theme's colours that are needed as values, for what is painted instead of styled (grid, overview, minimap). */
enum Tint {
    CANVAS, DOT, CARD, CARD_LINE, WIRE, ACCENT, OK, WARNING, ERROR, CLIENT, SOURCE, FUNCTION, FLOW, DATA, IDENTITY;

    /** Its property in the style sheet. */
    String property() {
        return "-db-tint-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The colour of a group; grey when it has none, or one of a newer version. */
    static Tint of(Group group) {
        return java.util.Arrays.stream(Family.values()).filter(family -> family.name().toLowerCase(Locale.ROOT).equals(group.colour()))
                .findFirst().map(Tint::of).orElse(CLIENT);
    }

    static Tint of(Family family) {
        return switch (family) {
            case CLIENT -> CLIENT;
            case SOURCE -> SOURCE;
            case FUNCTION -> FUNCTION;
            case FLOW -> FLOW;
            case DATA -> DATA;
            case IDENTITY -> IDENTITY;
        };
    }
}
