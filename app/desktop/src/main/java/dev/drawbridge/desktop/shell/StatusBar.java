package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** The line at the foot: how the run is, what the drawing holds, how much of it is shown. */
final class StatusBar extends HBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private final Label run = Controls.label("", "status-run");
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Button cancel;
    private final Button addresses;
    private final Button counts;
    private final HBox place = new HBox();
    private final Label zoom = Controls.label("", "muted");

    /** @param showFindings opens the list of findings */
    StatusBar(Runnable showFindings, Runnable cancelRun, Runnable showAddresses) {
        super(8);
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        place.setId("breadcrumb");
        place.setAlignment(Pos.CENTER);
        place.setMinWidth(0);
        place.setAccessibleText(Words.of("status.place"));
        progress.setMaxSize(14, 14);
        progress.setMinSize(14, 14);
        cancel = Controls.linkButton(Words.of("cancel"), cancelRun);
        addresses = Controls.linkButton(Words.of("status.addresses"), showAddresses);
        counts = Controls.linkButton("", showFindings);
        counts.getStyleClass().add("quiet-link");
        run.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(progress, run, cancel, addresses, Controls.spring(), place, Controls.spring(), counts, zoom);
        idle(Words.of("status.idle"));
    }

    void idle(String words) {
        show(words, false, false, false);
    }

    void busy(String step, boolean canCancel) {
        show(step, true, canCancel, false);
    }

    void running(String words) {
        show(words, false, false, true);
    }

    private void show(String words, boolean working, boolean canCancel, boolean running) {
        run.setText(words);
        run.pseudoClassStateChanged(RUNNING, running);
        set(progress, working);
        set(cancel, canCancel);
        set(addresses, running);
    }

    private static void set(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    void counts(String words) {
        counts.setText(words);
    }

    /** Shows where the selection stands. @param go hears of a part that is pressed */
    void place(Breadcrumb crumbs, Consumer<Breadcrumb.Part> go) {
        if (crumbs.equals(place.getUserData())) {
            return;
        }
        place.setUserData(crumbs);
        place.getChildren().clear();
        for (Breadcrumb.Part part : crumbs.parts()) {
            if (!place.getChildren().isEmpty()) {
                Label between = Controls.label("›", "muted");
                between.setAccessibleText(" ");
                place.getChildren().add(between);
            }
            if (part instanceof Breadcrumb.Part.Rest) {
                place.getChildren().add(Controls.label(part.words(), "muted"));
            } else {
                Button link = Controls.linkButton(part.words(), () -> go.accept(part));
                link.getStyleClass().add("quiet-link");
                place.getChildren().add(link);
            }
        }
    }

    void zoom(double factor) {
        zoom.setText(Math.round(factor * 100) + " %");
    }
}
