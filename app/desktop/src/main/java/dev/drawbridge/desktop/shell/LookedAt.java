package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.desktop.deploy.DeployStage;
import dev.drawbridge.desktop.monitor.LiveController;
import dev.drawbridge.desktop.monitor.LiveSource;
import dev.drawbridge.desktop.words.Words;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Says on the drawing which environment its marks and figures are about; not there while it shows nothing but the drawing. Belongs to the JavaFX thread. */
final class LookedAt extends Label {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

    private final DeployDesk deploy;
    private final LiveController live;

    LookedAt(DeployDesk deploy, LiveController live) {
        this.deploy = deploy;
        this.live = live;
        setId("looked-at");
        getStyleClass().add("looked-at");
        setMouseTransparent(true);
        managedProperty().bind(visibleProperty());
        deploy.controller().listen(stage -> refresh());
        deploy.controller().environments().listen(this::refresh);
        live.listen(this::refresh);
        refresh();
    }

    private void refresh() {
        Environment environment = deploy.controller().environments().current();
        Optional<String> words = words(deploy.controller().stage(), environment, live.isOn(), live.source());
        setVisible(words.isPresent());
        setText(words.orElse(""));
        boolean here = live.isOn() && live.source() == LiveSource.HERE && verb(deploy.controller().stage()).isEmpty();
        pseudoClassStateChanged(PRODUCTION, environment.production() && !here);
    }

    /** What the drawing shows, or nothing. Pure. */
    static Optional<String> words(DeployStage stage, Environment environment, boolean watching, LiveSource source) {
        String where = environment.region().isEmpty() ? environment.name() : environment.name() + " · " + environment.region();
        Optional<String> verb = verb(stage);
        if (verb.isPresent()) {
            return verb.map(key -> Words.of(key, where));
        }
        return !watching ? Optional.empty() : Optional.of(source == LiveSource.HERE ? Words.of("looked-at.here") : Words.of("looked-at.live", where));
    }

    private static Optional<String> verb(DeployStage stage) {
        return switch (stage) {
            case DeployStage.Planned planned -> Optional.of("looked-at.plan");
            case DeployStage.RemovalPlanned planned -> Optional.of("looked-at.removal");
            case DeployStage.Working working -> Optional.of("looked-at.working");
            case DeployStage.Ended ended -> Optional.of("looked-at.ended");
            case DeployStage.Compared compared -> Optional.of("looked-at.compared");
            case DeployStage.Resting resting -> Optional.empty();
            case DeployStage.Asking asking -> Optional.empty();
            case DeployStage.Outdated outdated -> Optional.empty();
            case DeployStage.Refused refused -> Optional.empty();
        };
    }
}
