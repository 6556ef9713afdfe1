package dev.drawbridge.cli;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What there is to see where no window can be opened: the project runs, gets its sample requests, and leaves its picture. */
public final class TerminalDemo {
    private TerminalDemo() {}

    /** Runs the project once and gives the exit code. Blocks for some seconds. */
    public static int run(Path project, PrintWriter out, PrintWriter err) {
        try {
            OpenProject open = OpenProject.open(project);
            open.generate();
            Design design = open.store().design();
            try (LocalCloud cloud = RunCommand.start(new RunRequest(project, design, 0), new RunCommand.Terminal(err, design, false))) {
                cloud.addresses().forEach(a -> out.printf("%-12s %-24s %s%n", design.requireNode(a.node()).name(), a.label(), a.text()));
                cloud.journal().onMessage(message -> out.println("    " + RunCommand.line(design, message)));
                Path requests = project.resolve("requests.http");
                if (Files.isRegularFile(requests)) {
                    send(RequestFile.read(Files.readString(requests)), design, cloud, out);
                }
            }
            Path picture = project.resolve(".drawbridge").resolve(design.name() + ".png");
            RenderCommand.write(open.store().drawing(), picture, "light", 2);
            out.println();
            out.println("The drawing: " + picture);
            out.flush();
            return CommandLineMain.FINE;
        } catch (ModelException | CloudException | IOException e) {
            err.println("drawbridge: " + e.getMessage());
            return CommandLineMain.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLineMain.FAILED;
        }
    }

    private static void send(RequestFile file, Design design, LocalCloud cloud, PrintWriter out) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (RequestFile.Request sample : file.requests()) {
                RequestFile.Request request = sample.fill(hole -> value(hole, design, cloud));
                out.println();
                out.println(request.title());
                out.println("  " + request.method() + " " + request.url() + (request.body().isEmpty() ? "" : "  " + request.body()));
                HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(request.url()))
                        .method(request.method(), request.body().isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(request.body()));
                request.headers().forEach(http::header);
                HttpResponse<String> answer = client.send(http.build(), HttpResponse.BodyHandlers.ofString());
                out.println("  " + answer.statusCode() + "  " + answer.body());
                out.flush();
            }
        }
    }

    /** {@code shop}: the address of an API; {@code token customers ada}: a token of a pool for a user. */
    private static String value(String hole, Design design, LocalCloud cloud) {
        String[] words = hole.split("\\s+");
        if (words[0].equals("token") && words.length >= 2) {
            return cloud.token(card(design, words[1]), words.length > 2 ? words[2] : "ada", Map.of());
        }
        NodeId api = card(design, hole);
        return cloud.addresses().stream().filter(a -> a.node().equals(api)).map(Address::text).findFirst()
                .orElseThrow(() -> new ModelException("requests.http names {{" + hole + "}}, which has no address."));
    }

    private static NodeId card(Design design, String name) {
        return design.nodeNamed(name).orElseThrow(() -> new ModelException("requests.http names \"" + name + "\", but the drawing has no such card.")).id();
    }
}
