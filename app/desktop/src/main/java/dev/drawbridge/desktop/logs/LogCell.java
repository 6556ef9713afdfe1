package dev.drawbridge.desktop.logs;

import dev.drawbridge.desktop.theme.Controls;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * One line of a log: when, from whom, and what. A line that names a place in the code is underlined and opens it, by a click on its text or two anywhere.
 *
 * @param <T> what a line is where it comes from
 */
public final class LogCell<T> extends ListCell<T> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final double TIME_WIDTH = 88;
    private static final double FROM_WIDTH = 90;
    private static final double MOST_FROM_WIDTH = 120;

    /** How much a line wants to be seen. */
    public enum Tone {
        NORMAL, BAD, UNEASY, FAINT;

        private final PseudoClass pseudoClass = PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
    }

    /**
     * What is seen of a line.
     *
     * @param time empty for what goes on with the line before
     * @param from the card's name, empty likewise
     * @param opens whether it names a place in the code
     */
    public record Look(String time, String from, String text, Tone tone, boolean opens) {}

    private final Function<T, Look> looks;
    private final Label time = Controls.label("", "mono", "muted");
    private final Label from = Controls.label("", "log-function");
    private final Label text = Controls.label("", "mono");
    private final HBox box = new HBox(10, time, from, text);

    /** @param open called with a line that is to be opened */
    public LogCell(Function<T, Look> looks, Consumer<T> open) {
        this.looks = looks;
        time.setMinWidth(TIME_WIDTH);
        time.setPrefWidth(TIME_WIDTH);
        from.setMinWidth(FROM_WIDTH);
        from.setPrefWidth(FROM_WIDTH);
        from.setMaxWidth(MOST_FROM_WIDTH);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setOnMouseClicked(event -> {
            if (getItem() != null && text.isUnderline()) {
                open.accept(getItem());
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (getItem() != null && event.getClickCount() == 2) {
                open.accept(getItem());
            }
        });
    }

    /** The moment of a line as it is shown and copied, on this machine's clock. */
    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    @Override
    protected void updateItem(T line, boolean nothing) {
        super.updateItem(line, nothing);
        boolean there = !nothing && line != null;
        Look look = there ? looks.apply(line) : new Look("", "", "", Tone.NORMAL, false);
        for (Tone tone : Tone.values()) {
            pseudoClassStateChanged(tone.pseudoClass, tone != Tone.NORMAL && tone == look.tone());
        }
        time.setText(look.time());
        from.setText(look.from());
        // tabs have no width of their own in a label
        text.setText(look.text().replace("\t", "  "));
        text.setUnderline(look.opens());
        setGraphic(there ? box : null);
    }
}
