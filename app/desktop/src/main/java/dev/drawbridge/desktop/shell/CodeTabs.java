package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.local.event.SampleEvents;
import dev.drawbridge.desktop.code.CodeHooks;
import dev.drawbridge.desktop.code.CodeView;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.inspector.FunctionTabs;
import dev.drawbridge.desktop.run.RunController;
import dev.drawbridge.desktop.run.TestView;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.asl.DefinitionFindings;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.project.HandlerFiles;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;

/** The code and test tabs of the functions, and the definitions of state machines that are files, each made once and kept while the project is open, so that nothing typed is lost by selecting something else. */
final class CodeTabs implements FunctionTabs {
    private final Workspace workspace;
    private final Path project;
    private final OwnCode ownCode;
    private final Background background;
    private final RunController run;
    private final CodeHooks hooks;
    private final Runnable startRun;
    private final Map<NodeId, CodeTab> codes = new LinkedHashMap<>();
    private final Map<NodeId, TestView> tests = new LinkedHashMap<>();

    CodeTabs(Workspace workspace, Path project, Background background, RunController run, CodeHooks hooks, Runnable startRun) {
        this.workspace = workspace;
        this.project = project;
        this.ownCode = new OwnCode(() -> workspace.store().design().nodes().values(), new HandlerFiles(project), background);
        this.background = background;
        this.run = run;
        this.hooks = hooks;
        this.startRun = startRun;
        ownCode.look();
    }

    @Override
    public Node code(NodeId function) {
        return tab(function);
    }

    /** Does something with the editor of that function's class, made if need be, as soon as it is known where that is. */
    void with(NodeId function, Consumer<CodeView> then) {
        tab(function).with(then);
    }

    private CodeTab tab(NodeId function) {
        CodeTab tab = codes.computeIfAbsent(function, _ -> new CodeTab());
        source(workspace.store().design().requireNode(function), source -> show(function, tab, project.resolve(source).normalize()));
        return tab;
    }

    private void show(NodeId function, CodeTab tab, Path path) {
        // a renamed function has its class elsewhere; unsaved text stays with the old file until it is saved
        tab.view().filter(existing -> existing.path().equals(path) || existing.isUnsaved())
                .ifPresentOrElse(CodeView::reload, () -> tab.show(new CodeView(function, path, background, hooks)));
    }

    /** The file of a card's own text: the class of a function, the definition of a state machine. */
    private void source(dev.drawbridge.model.Node card, Consumer<String> then) {
        DefinitionFindings.file(card).ifPresentOrElse(then, () -> ownCode.of(card, own -> {
            Design design = workspace.store().design();
            // it may have gone while its code was looked for
            design.node(card.id()).map(now -> own.orElseGet(() -> FunctionCode.of(design, now).sourcePath())).ifPresent(then);
        }));
    }

    @Override
    public Node test(NodeId function) {
        String name = Names.kebab(workspace.store().design().requireNode(function).name());
        return tests.computeIfAbsent(function, id -> new TestView(id, name, project, run, background, startRun,
                () -> new SampleEvents(workspace.store().design(), workspace.wires(), Instant.now()).to(id)));
    }

    /** Whether some code is not saved. */
    boolean hasUnsaved() {
        return views().anyMatch(CodeView::isUnsaved);
    }

    /** The texts that are in no file yet, by their path inside the project. */
    SortedMap<String, String> unsaved() {
        SortedMap<String, String> texts = new TreeMap<>();
        views().filter(CodeView::isUnsaved)
                .forEach(view -> texts.put(project.relativize(view.path()).toString().replace('\\', '/'), view.text()));
        return texts;
    }

    /** Puts a text that was never saved into the editor of its function, if that is still there. */
    void restore(String path, String text) {
        AtomicBoolean restored = new AtomicBoolean();
        workspace.store().design().nodes().values().forEach(node -> source(node, source -> {
            if (source.equals(path) && restored.compareAndSet(false, true)) {
                with(node.id(), view -> view.propose(text));
            }
        }));
    }

    /** Writes every text that is in no file yet. @param then goes on when all are written; not at all when one cannot be, which is told where it is */
    void saveAll(Runnable then) {
        List<CodeView> open = views().toList();
        saveAll(open, 0, then);
    }

    private static void saveAll(List<CodeView> open, int from, Runnable then) {
        if (from == open.size()) {
            then.run();
            return;
        }
        open.get(from).save(written -> {
            if (written) {
                saveAll(open, from + 1, then);
            }
        });
    }

    /** The files may have changed while another program had the focus. */
    void lookAgain() {
        ownCode.look();
        views().forEach(CodeView::reload);
    }

    private Stream<CodeView> views() {
        return codes.values().stream().flatMap(tab -> tab.view().stream());
    }

    /** The view of the function, if it was opened. */
    Optional<CodeView> opened(NodeId function) {
        return Optional.ofNullable(codes.get(function)).flatMap(CodeTab::view);
    }

    /** The project is closed: nothing is looked for any more. */
    void close() {
        ownCode.close();
    }
}
