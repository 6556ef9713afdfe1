package dev.drawbridge.desktop.shell;

import dev.drawbridge.model.NodeId;

/** Where an open project is worked on: shown, saved, run, deployed, watched, written in Java. Belongs to the JavaFX thread. */
record Desks(Guide guide, Saving saving, RunDesk run, DeployDesk deploy, LiveDesk live, CodeTabs code) {
    /** The one line of figures on a card: of live mode, else of the run, else of the deployment. */
    String figures(NodeId card) {
        String watched = live.controller().line(card);
        String figures = watched.isEmpty() ? run.live(card) : watched;
        return figures.isEmpty() ? deploy.live(card) : figures;
    }

    /** Whether something would be lost by closing. */
    boolean isUnsaved() {
        return saving.isUnsaved();
    }

    /** Saves code and drawing; what runs takes it over. @param then goes on when all is saved */
    void save(Runnable then) {
        saving.save(() -> {
            run.reload();
            then.run();
        });
    }

    /** Ends what runs and what is being deployed from here. Blocks until the run has ended. */
    void close() {
        run.controller().closeNow();
        deploy.controller().close();
    }
}
