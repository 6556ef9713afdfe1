package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.StackImport;
import dev.drawbridge.cloud.deploy.Standing;
import dev.drawbridge.desktop.concurrent.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Finds what is deployed, whoever deployed it, and makes a project of it that deploys to it from then on. Belongs to the JavaFX thread; the cloud is asked elsewhere. */
public final class StackImporting {
    private final Deployers deployers;
    private final Background background;
    private final Consumer<State> listener;
    private long wish;

    /** How far it is. */
    sealed interface State {
        /** The cloud is being asked. */
        record Asking() implements State {}

        /** What is there. @param where it is */
        record Found(Environment where, List<Standing> all) implements State {}

        /** The project is being made. */
        record Making() implements State {}

        /** It is made. */
        record Made(Path folder, List<String> notes) implements State {}

        /** It would not. @param sentence why, with the way on */
        record Refused(String sentence) implements State {}
    }

    StackImporting(Deployers deployers, Background background, Consumer<State> listener) {
        this.deployers = deployers;
        this.background = background;
        this.listener = listener;
    }

    /** Asks what is deployed there. */
    void look(Environment where) {
        long mine = ++wish;
        listener.accept(new State.Asking());
        background.io(() -> deployers.of(where).standing(where), all -> tell(mine, new State.Found(where, all)), failure -> tell(mine, new State.Refused(WayOn.sentence(failure))));
    }

    /** Makes a project of one of them in a new folder. */
    void make(Environment where, Standing stack, Path folder) {
        long mine = ++wish;
        listener.accept(new State.Making());
        Environment target = where.withStack(stack.name());
        background.io(() -> StackImport.into(folder, deployers.of(target), target), made -> tell(mine, new State.Made(folder, made.notes())), failure -> tell(mine, new State.Refused(WayOn.sentence(failure))));
    }

    private void tell(long mine, State state) {
        if (mine == wish) {
            listener.accept(state);
        }
    }
}
