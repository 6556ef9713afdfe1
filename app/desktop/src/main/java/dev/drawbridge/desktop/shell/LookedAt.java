package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.desktop.monitor.LiveController;
import dev.drawbridge.desktop.monitor.LiveSource;
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
        Optional<String> words = LookedAtWords.of(deploy.controller().stage(), environment, live.isOn(), live.source());
        setVisible(words.isPresent());
        setText(words.orElse(""));
        boolean here = live.isOn() && live.source() == LiveSource.HERE && LookedAtWords.verb(deploy.controller().stage()).isEmpty();
        pseudoClassStateChanged(PRODUCTION, environment.production() && !here);
    }
}
