package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.file.AtomicFile;
import dev.drawbridge.model.geometry.FreePlaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where cards stood that are drawn no longer ({@code .drawbridge/last-places.json}), so that what is deployed and was deleted since is shown
 * where it was. Kept by kind and name, because a card that is read from what is deployed has another id. Belongs to the JavaFX thread.
 */
final class LastPlaces {
    /** Older ones are forgotten. */
    private static final int MOST = 200;

    private final Path file;
    private final Background background;
    private final Map<String, Point> places = new LinkedHashMap<>();

    LastPlaces(Path project, Background background) {
        this.file = project.resolve(".drawbridge").resolve("last-places.json");
        this.background = background;
    }

    /** Reads what is remembered; what cannot be read is nothing that anybody would miss. */
    void load() {
        background.io(() -> read(file), found -> found.forEach(places::putIfAbsent), failure -> { });
    }

    private static Map<String, Point> read(Path file) throws IOException {
        Map<String, Point> found = new LinkedHashMap<>();
        if (Files.isRegularFile(file)) {
            try {
                for (Map.Entry<String, JsonNode> entry : JsonMapper.shared().readTree(Files.readString(file)).properties()) {
                    found.put(entry.getKey(), new Point(entry.getValue().path(0).asDouble(), entry.getValue().path(1).asDouble()));
                }
            } catch (JacksonException broken) {
                return Map.of();
            }
        }
        return found;
    }

    /** Notes what a change took away, and what it gave another name. */
    void follow(Change change) {
        boolean more = false;
        for (var id : change.nodes()) {
            Optional<Node> before = change.before().design().node(id);
            boolean there = before.isPresent() && change.after().design().node(id).filter(after -> key(after).equals(key(before.get()))).isPresent();
            Optional<Point> place = change.before().layout().place(id);
            if (before.isPresent() && !there && place.isPresent()) {
                places.remove(key(before.get()));
                places.put(key(before.get()), place.get());
                more = true;
            }
        }
        if (more) {
            while (places.size() > MOST) {
                places.remove(places.keySet().iterator().next());
            }
            save(Map.copyOf(places));
        }
    }

    private void save(Map<String, Point> all) {
        background.io(() -> {
            ObjectNode json = JsonMapper.shared().createObjectNode();
            new java.util.TreeMap<>(all).forEach((key, place) -> json.putArray(key).add(place.x()).add(place.y()));
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, (JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        }, done -> { }, failure -> { });
    }

    /** Where the card stood; somewhere free where nobody knows. */
    Point of(Node card, Layout layout, FreePlaces free) {
        return layout.place(card.id()).or(() -> Optional.ofNullable(places.get(key(card)))).orElseGet(free::next);
    }

    private static String key(Node card) {
        return card.kind() + " " + card.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
