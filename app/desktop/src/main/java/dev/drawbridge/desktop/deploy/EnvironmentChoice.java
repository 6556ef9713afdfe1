package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.cloud.deploy.Choices;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.EnvironmentsFile;
import dev.drawbridge.cloud.deploy.TemplateParameter;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.file.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The environments of the project, which of them the window looks at, and who we are there. Which one that is stays with this machine
 * ({@code .drawbridge/deploy/looked-at}). Belongs to the JavaFX thread; files and the cloud are asked elsewhere.
 */
public final class EnvironmentChoice {
    private final Deployers deployers;
    private final Background background;
    private final DeployHooks hooks;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private List<Environment> all = List.of(Environment.named(Environment.FIRST));
    private Environment current = all.getFirst();
    private Who who = new Who.Unasked();
    private Runnable saved = () -> { };
    private long asked;
    /** Values that are in no file: of secrets, by environment, until the window closes or they are deployed. */
    private final Map<String, SortedMap<String, String>> unwritten = new HashMap<>();

    EnvironmentChoice(Deployers deployers, Background background, DeployHooks hooks) {
        this.deployers = deployers;
        this.background = background;
        this.hooks = hooks;
    }

    /** Who we are in the environment. */
    public sealed interface Who {
        /** Nobody wanted to know yet. */
        record Unasked() implements Who {}

        /** The cloud is being asked. */
        record Asking() implements Who {}

        /** It answered. */
        record Known(Account account) implements Who {}

        /** It would not. @param sentence why, with the way on */
        record Refused(String sentence) implements Who {}
    }

    public List<Environment> all() {
        return all;
    }

    public Environment current() {
        return current;
    }

    public Who who() {
        return who;
    }

    /** Hears when another environment is looked at, when its settings change, and when it is known who we are there. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Hears when the settings of the environment that is looked at were written. */
    void onSaved(Runnable listener) {
        saved = listener;
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The drawing as it is now, into the environment that is looked at. */
    public DeployRequest request() {
        return new DeployRequest(hooks.project(), hooks.design(), current).withParameters(unwritten(current.name()));
    }

    /** Values of secret parameters that were typed and stand in no file. */
    SortedMap<String, String> unwritten(String environment) {
        return unwritten.getOrDefault(environment, Collections.emptySortedMap());
    }

    /** They are deployed: the cloud keeps them from now on. */
    void forgetUnwritten() {
        unwritten.remove(current.name());
    }

    /** The values that the template asks for. */
    void parameters(Consumer<List<TemplateParameter>> then) {
        DeployRequest request = request();
        background.io(() -> deployers.of(request.environment()).parameters(request), then, failure -> then.accept(List.of()));
    }

    private Path memory() {
        return hooks.project().resolve(".drawbridge").resolve("deploy").resolve("looked-at");
    }

    private record Read(List<Environment> all, String lookedAt) {}

    /** Reads the environments of the project again. */
    void load(Runnable then) {
        Path memory = memory();
        EnvironmentsFile file = new EnvironmentsFile(hooks.project());
        background.io(() -> new Read(file.all(), Files.isRegularFile(memory) ? Files.readString(memory).strip() : ""), read -> {
            all = read.all();
            String wanted = read.lookedAt().isEmpty() ? current.name() : read.lookedAt();
            become(all.stream().filter(environment -> environment.name().equals(wanted)).findFirst().orElse(all.getFirst()));
            then.run();
        }, failure -> hooks.failed(Words.of("deploy.environments.unreadable"), failure));
    }

    private void become(Environment environment) {
        if (!environment.equals(current)) {
            asked++;
            who = new Who.Unasked();
        }
        current = environment;
        changed();
    }

    /** Looks at another environment. */
    public void choose(Environment environment) {
        become(environment);
        Path memory = memory();
        background.io(() -> {
            Files.createDirectories(memory.getParent());
            AtomicFile.write(memory, (environment.name() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return true;
        }, done -> { }, failure -> hooks.failed(Words.of("deploy.environments.unwritable"), failure));
    }

    /** Finds out who we are there; changes nothing. */
    public void ask() {
        if (who instanceof Who.Asking || who instanceof Who.Known) {
            return;
        }
        long mine = ++asked;
        who = new Who.Asking();
        changed();
        DeployRequest request = request();
        background.io(() -> deployers.of(request.environment()).account(request), account -> answered(mine, new Who.Known(account)),
                failure -> answered(mine, new Who.Refused(WayOn.sentence(failure))));
    }

    private void answered(long mine, Who answer) {
        if (mine == asked) {
            who = answer;
            changed();
        }
    }

    /** What the cloud's own configuration on this machine offers. */
    void choices(Environment environment, Consumer<Choices> then) {
        background.io(() -> deployers.of(environment).choices(), then, failure -> hooks.failed(Words.of("deploy.choices.unreadable"), failure));
    }

    /**
     * Writes an environment into the project and looks at it.
     *
     * @param before its name so far, for one that is there already
     * @param secrets values that are kept in memory alone
     */
    void save(Optional<String> before, Environment environment, SortedMap<String, String> secrets, Runnable then, Consumer<String> refused) {
        EnvironmentsFile file = new EnvironmentsFile(hooks.project());
        background.io(() -> {
            file.save(environment);
            before.filter(name -> !name.equals(environment.name())).ifPresent(file::remove);
            return file.all();
        }, read -> {
            all = read;
            before.ifPresent(unwritten::remove);
            unwritten.put(environment.name(), secrets);
            choose(environment);
            saved.run();
            then.run();
        }, failure -> refused.accept(WayOn.sentence(failure)));
    }

    /** Takes an environment out of the project; what is in the cloud stays. */
    void remove(Environment environment, Runnable then, Consumer<String> refused) {
        EnvironmentsFile file = new EnvironmentsFile(hooks.project());
        background.io(() -> {
            file.remove(environment.name());
            return file.all();
        }, read -> {
            all = read;
            choose(all.getFirst());
            then.run();
        }, failure -> refused.accept(WayOn.sentence(failure)));
    }
}
