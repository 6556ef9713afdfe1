package dev.drawbridge.desktop.deploy;

import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;

/** Why something was not done: the sentence with the ways on at the left, and what it names line by line at the right, where a place in the code can be opened. */
final class RefusalPane {
    private static final Pattern PLACE = Pattern.compile("(\\S+\\.java):(\\d{1,7}): (.+)", Pattern.DOTALL);

    private final Desk desk;
    private final String words;

    RefusalPane(Desk desk, String words) {
        this.desk = desk;
        this.words = words;
    }

    /**
     * A line of the code that a refusal names.
     *
     * @param file {@code Purchase.java}
     * @param line counted from 1
     */
    record Place(NodeId function, String file, int line, String words) {
        /** The place that a line of the sentence names, if it is in the code of a card. */
        static Optional<Place> in(String text, Design design) {
            Matcher place = PLACE.matcher(text);
            if (!place.matches()) {
                return Optional.empty();
            }
            String path = place.group(1).replace('\\', '/');
            return design.nodes().values().stream().filter(node -> node.kind().equals("function") && path.endsWith(FunctionCode.of(design, node).sourcePath())).findFirst()
                    .map(node -> new Place(node.id(), path.substring(path.lastIndexOf('/') + 1), Integer.parseInt(place.group(2)), place.group(3)));
        }
    }

    Node node() {
        List<String> lines = words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<Optional<Place>> places = lines.stream().map(line -> Place.in(line, desk.hooks().design())).toList();
        List<Node> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            // who does not compile stands with each place, so a line that only says that is left out
            if (!isHeading(lines, places, i)) {
                String line = lines.get(i);
                rows.add(places.get(i).<Node>map(this::row).orElseGet(() -> Controls.paragraph(line, "deploy-sentence")));
            }
        }
        String sentence = lines.isEmpty() ? words : isHeading(lines, places, 0) ? Words.of("deploy.places", places.stream().filter(Optional::isPresent).count()) : lines.getFirst();
        return new Halves(List.of(
                Desk.told(Tone.BAD, "✕", sentence),
                Desk.buttons(Desk.primary("deploy-retry", Desk.retry(), desk.controller()::plan),
                        Desk.plain("deploy-look-again", Words.of("deploy.look"), desk.controller()::refresh),
                        Controls.linkButton(Words.of("deploy.environments.edit"), desk.hooks()::editEnvironments))), rows);
    }

    private static boolean isHeading(List<String> lines, List<Optional<Place>> places, int number) {
        return lines.get(number).endsWith(":") && number + 1 < lines.size() && places.get(number + 1).isPresent();
    }

    private ChangeRow row(Place place) {
        ChangeRow row = new ChangeRow(Tone.BAD, "✕", desk.name(place.function()), Words.of("deploy.place", place.file(), Integer.toString(place.line())),
                Optional.of(() -> desk.hooks().openCode(place.function(), place.line())));
        return row.with(Controls.paragraph(place.words(), "mono", "change-words"));
    }
}
