package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.local.event.SampleEvents;
import dev.drawbridge.desktop.code.CodeHooks;
import dev.drawbridge.desktop.code.CodeView;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.LatestWins;
import dev.drawbridge.desktop.inspector.FunctionTabs;
import dev.drawbridge.desktop.run.RunController;
import dev.drawbridge.desktop.run.TestView;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.asl.DefinitionFindings;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.project.HandlerFiles;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.Node;

/** The code and test tabs of the functions, and the definitions of state machines that are files, each made once and kept while the project is open, so that nothing typed is lost by selecting something else. */
final class CodeTabs implements FunctionTabs {
    private final Workspace workspace;
    private final Path project;
    private final HandlerFiles handlers;
    private final LatestWins<Collection<dev.drawbridge.model.Node>, Map<dev.drawbridge.model.Node, Optional<String>>> finder;
    private final Background background;
    private final RunController run;
    private final CodeHooks hooks;
    private final Runnable startRun;
    private final Map<NodeId, CodeView> codes = new LinkedHashMap<>();
    private final Map<NodeId, TestView> tests = new LinkedHashMap<>();
    /** Where cards have code of their own, as it was when that was last looked for. */
    private Map<dev.drawbridge.model.Node, Optional<String>> found = new HashMap<>();

    CodeTabs(Workspace workspace, Path project, Background background, RunController run, CodeHooks hooks, Runnable startRun) {
        this.workspace = workspace;
        this.project = project;
        this.handlers = new HandlerFiles(project);
        this.background = background;
        this.run = run;
        this.hooks = hooks;
        this.startRun = startRun;
        // what is known stays if this fails, and what is not is looked for when it is asked for
        finder = background.latestWins("handler-files", this::find, newest -> found = newest, failure -> { });
        lookForHandlers();
    }

    /** A class may be anywhere in a large repository, and a framework's behind many files: not looked for on the JavaFX thread. */
    private void lookForHandlers() {
        finder.submit(workspace.store().design().nodes().values());
    }

    private Map<dev.drawbridge.model.Node, Optional<String>> find(Collection<dev.drawbridge.model.Node> cards) {
        handlers.forget();
        Map<dev.drawbridge.model.Node, Optional<String>> files = new HashMap<>();
        cards.forEach(card -> files.put(card, handlers.of(card)));
        return files;
    }

    @Override
    public Node code(NodeId function) {
        return view(function);
    }

    /** The editor of that function's class, made if need be. */
    CodeView view(NodeId function) {
        Path path = path(function);
        CodeView existing = codes.get(function);
        // a renamed function has its class elsewhere; unsaved text stays with the old file until it is saved
        if (existing != null && (existing.path().equals(path) || existing.isUnsaved())) {
            existing.reload();
            return existing;
        }
        CodeView made = new CodeView(function, path, background, hooks);
        codes.put(function, made);
        return made;
    }

    private Path path(NodeId card) {
        return project.resolve(source(workspace.store().design().requireNode(card))).normalize();
    }

    /** The file of a card's own text: the class of a function, the definition of a state machine. */
    private String source(dev.drawbridge.model.Node card) {
        return DefinitionFindings.file(card).or(() -> found.computeIfAbsent(card, handlers::of)).orElseGet(() -> FunctionCode.of(workspace.store().design(), card).sourcePath());
    }

    @Override
    public Node test(NodeId function) {
        String name = Names.kebab(workspace.store().design().requireNode(function).name());
        return tests.computeIfAbsent(function, id -> new TestView(id, name, project, run, background, startRun,
                () -> new SampleEvents(workspace.store().design(), workspace.wires(), Instant.now()).to(id)));
    }

    /** Whether some code is not saved. */
    boolean hasUnsaved() {
        return codes.values().stream().anyMatch(CodeView::isUnsaved);
    }

    /** The texts that are in no file yet, by their path inside the project. */
    SortedMap<String, String> unsaved() {
        SortedMap<String, String> texts = new TreeMap<>();
        codes.values().stream().filter(CodeView::isUnsaved)
                .forEach(view -> texts.put(project.relativize(view.path()).toString().replace('\\', '/'), view.text()));
        return texts;
    }

    /** Puts a text that was never saved into the editor of its function, if that is still there. */
    void restore(String path, String text) {
        workspace.store().design().nodes().values().stream()
                .filter(node -> source(node).equals(path))
                .findFirst().ifPresent(node -> view(node.id()).propose(text));
    }

    /** Writes every text that is in no file yet. @param then goes on when all are written; not at all when one cannot be, which is told where it is */
    void saveAll(Runnable then) {
        List<CodeView> open = List.copyOf(codes.values());
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
        lookForHandlers();
        codes.values().forEach(CodeView::reload);
    }

    /** The view of the function, if it was opened. */
    Optional<CodeView> opened(NodeId function) {
        return Optional.ofNullable(codes.get(function));
    }
}
