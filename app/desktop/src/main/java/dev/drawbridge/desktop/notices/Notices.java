package dev.drawbridge.desktop.notices;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.ModelException;
import java.io.IOException;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Tells the user one sentence, at the lower edge of the window, with a way on where there is one. Good news goes by
 * itself; bad news stays until it is closed. Belongs to the JavaFX thread.
 */
public final class Notices extends VBox {
    private static final int MOST = 4;
    private final LogFile log;

    /** A way on. */
    public record Way(String words, Runnable action) {}

    private enum Tone { INFO, OK, BUSY, ERROR }

    public Notices(LogFile log) {
        super(8);
        this.log = log;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_CENTER);
        setFillWidth(false);
    }

    public void info(String sentence) {
        show(Tone.INFO, sentence, Optional.empty());
    }

    public void info(String sentence, Way way) {
        show(Tone.INFO, sentence, Optional.of(way));
    }

    public void done(String sentence) {
        show(Tone.OK, sentence, Optional.empty());
    }

    public void error(String sentence) {
        show(Tone.ERROR, sentence, Optional.empty());
    }

    public void error(String sentence, Way way) {
        show(Tone.ERROR, sentence, Optional.of(way));
    }

    /** Something takes its time: says so until the returned action is run, or the way out is taken. */
    public Runnable working(String sentence, Way stop) {
        return show(Tone.BUSY, sentence, Optional.of(stop));
    }

    /** A failure whose message is written for the user; the rest goes to the log. */
    public void failed(String what, Throwable failure) {
        log.write(what, failure);
        String message = failure.getMessage();
        boolean ours = failure instanceof ModelException || failure instanceof CloudException || failure instanceof IOException;
        error(!ours || message == null || message.isBlank() ? what + " " + Words.of("notice.details", log.path()) : message);
    }

    /** A failure nobody foresaw. */
    public void unexpected(Throwable failure) {
        log.write("unexpected", failure);
        error(Words.of("notice.unexpected", Words.of("notice.something"), log.path()));
    }

    /** @return takes the notice away again */
    private Runnable show(Tone tone, String sentence, Optional<Way> way) {
        for (Node shown : getChildren()) {
            if (sentence.equals(shown.getUserData())) {
                return () -> getChildren().remove(shown);
            }
        }
        HBox notice = new HBox(10);
        notice.setUserData(sentence);
        notice.getStyleClass().addAll("notice", "notice-" + (tone == Tone.BUSY ? Tone.INFO : tone).name().toLowerCase(java.util.Locale.ROOT));
        notice.setAlignment(Pos.CENTER_LEFT);
        notice.setAccessibleRole(AccessibleRole.TEXT);
        notice.setAccessibleText(sentence);
        notice.setMaxWidth(560);
        String icon = switch (tone) {
            case INFO, BUSY -> "info";
            case OK -> "success";
            case ERROR -> "error";
        };
        Label words = Controls.paragraph(sentence);
        words.setMaxWidth(440);
        HBox.setHgrow(words, Priority.ALWAYS);
        notice.getChildren().addAll(new IconView(icon, 16), words);
        Runnable close = () -> getChildren().remove(notice);
        way.ifPresent(w -> {
            Button on = Controls.linkButton(w.words(), () -> {
                close.run();
                w.action().run();
            });
            on.setMinWidth(USE_PREF_SIZE);
            notice.getChildren().add(on);
        });
        notice.getChildren().add(Controls.iconButton("close", Words.of("notice.close"), close));
        notice.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        if (tone == Tone.INFO || tone == Tone.OK) {
            PauseTransition wait = new PauseTransition(way.isPresent() ? Duration.seconds(10) : Duration.seconds(4));
            wait.setOnFinished(event -> close.run());
            wait.play();
        }
        return close;
    }
}
