package dev.drawbridge.icons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every icon of the product, found by id. Read once from the resource files; then immutable. */
public final class Icons {

    /** The id of the picture for what this version has no picture of. */
    public static final String UNKNOWN = "unknown";

    private static final List<Icon> ALL = readAll();
    private static final Map<String, Icon> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Icon::id, Function.identity()));

    private Icons() {}

    /** The icon with this id, if there is one. */
    public static Optional<Icon> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The icon with this id, else {@link #unknown()}: a card of a kind from a newer version still gets a picture. */
    public static Icon findOrUnknown(String id) {
        return BY_ID.getOrDefault(id, unknown());
    }

    /** The picture for what has no picture. */
    public static Icon unknown() {
        return BY_ID.get(UNKNOWN);
    }

    /** All icons: kinds, then actions, then the logo, each in the order of its file. */
    public static List<Icon> all() {
        return ALL;
    }

    private static List<Icon> readAll() {
        List<Icon> icons = new ArrayList<>();
        Arrays.stream(Icon.Purpose.values()).map(IconFile::of).forEach(file -> icons.addAll(file.read()));
        return List.copyOf(icons);
    }
}
