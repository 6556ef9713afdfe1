package dev.drawbridge.desktop.palette;

import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds that fit what was typed, under their headings, in the order of the catalogue. Pure. */
public record PaletteGroups(List<Group> groups) {
    /** A heading with its kinds. */
    public record Group(String title, List<Kind> kinds) {}

    public PaletteGroups {
        groups = List.copyOf(groups);
    }

    /** A kind fits if each typed word is in its title, its group or one of its other names. */
    public static PaletteGroups of(Catalogue catalogue, String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        Map<String, List<Kind>> found = new LinkedHashMap<>();
        for (Kind kind : catalogue.placeable()) {
            if (fits(kind, words)) {
                found.computeIfAbsent(kind.group(), group -> new ArrayList<>()).add(kind);
            }
        }
        return new PaletteGroups(found.entrySet().stream().map(e -> new Group(e.getKey(), List.copyOf(e.getValue()))).toList());
    }

    private static boolean fits(Kind kind, String[] words) {
        String all = (kind.title() + "\n" + kind.group() + "\n" + String.join("\n", kind.aliases())).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** All kinds, without headings. */
    public List<Kind> kinds() {
        return groups.stream().flatMap(group -> group.kinds().stream()).toList();
    }
}
