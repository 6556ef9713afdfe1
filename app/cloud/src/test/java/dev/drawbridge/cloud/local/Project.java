package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.examples.Example;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.EditWords;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/** A project that runs for a test, and what is needed to use it from outside. Tests are skipped where libraries cannot be had. */
final class Project implements AutoCloseable, RunListener {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final int FUNCTION_SECONDS = 60;

    final Path folder;
    final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http = HttpClient.newHttpClient();
    private LocalRun run;
    private Design design;

    private Project(Path folder) {
        this.folder = folder;
    }

    /** A copy of an example, not started. Its functions have longer: on a machine that does much else the ten seconds of the example are soon over. */
    static Project example(String id, Path folder) throws IOException {
        Example.find(id).orElseThrow().copyTo(folder);
        Path template = folder.resolve("template.yaml");
        Files.writeString(template, Files.readString(template).replace("    Timeout: 10\n", "    Timeout: " + FUNCTION_SECONDS + "\n"));
        Project project = new Project(folder);
        project.generate();
        return project;
    }

    /** A new project with this drawing, not started. Functions that say nothing of it have longer than usual, for the same reason. */
    static Project of(Design design, Path folder) {
        OpenProject.create(folder, patient(design), Layout.empty());
        Project project = new Project(folder);
        project.generate();
        return project;
    }

    private static Design patient(Design design) {
        Design patient = design;
        for (Node node : design.nodes().values()) {
            if (node.kind().equals("function") && node.field("timeout").isEmpty()) {
                patient = patient.withNode(node.withField("timeout", Value.of(FUNCTION_SECONDS)));
            }
        }
        return patient;
    }

    /** A project that is there, not started. */
    static Project opened(Path folder) {
        Project project = new Project(folder);
        project.generate();
        return project;
    }

    private void generate() {
        OpenProject open = OpenProject.open(folder);
        open.generate();
        design = open.store().design();
    }

    Design design() {
        return design;
    }

    NodeId card(String name) {
        return Drawings.card(design, name);
    }

    /** Replaces the user's class of a function; the package and imports of generated types are added. */
    void code(String function, String body) throws IOException {
        FunctionCode code = FunctionCode.of(design, design.requireNode(card(function)));
        Path source = folder.resolve(code.sourcePath());
        Files.writeString(source, "package " + code.packageName() + ";\n\nimport " + code.eventsPackage() + ".*;\n"
                + (Files.isDirectory(folder.resolve(code.generatedRoot()).resolve(code.portsPackage().replace('.', '/'))) ? "import " + code.portsPackage() + ".*;\n" : "") + "import java.util.*;\n\n" + body);
    }

    Project start() {
        return start(0);
    }

    Project start(int port) {
        LocalRun started = new LocalRun(new RunRequest(folder, design, port), this, Catalogue.standard(), WireTable.standard());
        try {
            started.start(port);
        } catch (CloudException e) {
            if (e.getMessage().contains("no connection")) {
                Assumptions.abort("skipped, the libraries are not here: " + e.getMessage());
            }
            throw e;
        }
        run = started;
        return this;
    }

    LocalRun run() {
        return run;
    }

    /** Changes the drawing on disk and lets the run take it over. */
    void change(String... edits) {
        OpenProject open = OpenProject.open(folder);
        for (String edit : edits) {
            open.store().apply(new EditWords(Catalogue.standard(), WireTable.standard()).parse(open.store().design(), Drawings.words(edit)));
        }
        open.save();
        generate();
        run.reload(design);
    }

    String api(String name) {
        NodeId id = card(name);
        return run.addresses().stream().filter(address -> address.node().equals(id)).findFirst().orElseThrow().text();
    }

    HttpResponse<String> send(String method, String url, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(120))
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The first message that fits, waiting for it. */
    Message message(Predicate<Message> wanted) {
        await("a message", () -> run.journal().messages().stream().anyMatch(wanted));
        return run.journal().messages().stream().filter(wanted).findFirst().orElseThrow();
    }

    static void await(String what, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come within " + PATIENCE.toSeconds() + " s");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    @Override
    public void onProblem(NodeId node, String sentence) {
        problems.add(design.node(node).map(n -> n.name()).orElse(node.value()) + ": " + sentence);
    }

    @Override
    public void close() {
        if (run != null) {
            run.close();
        }
        http.shutdownNow();
    }
}
