package dev.drawbridge.benchmarks;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.LocalClouds;
import dev.drawbridge.cloud.local.RunListener;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.examples.Example;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the pet store on this machine: start, requests, memory, and how soon a change is served. */
public final class LocalCloudBenchmark {
    private static final int STARTS = 5;
    private static final int WARM_UP = 3000;
    private static final int REQUESTS = 3000;
    private static final int CALLERS = 4;
    private static final long LOAD_NANOS = 5_000_000_000L;
    private static final int CHANGES = 7;

    private final Path project;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Figures figures = new Figures();
    private Design design;

    private LocalCloudBenchmark(Path project) {
        this.project = project;
    }

    /** Prints the table; takes about a minute. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("drawbridge-benchmark");
        LocalCloudBenchmark benchmark = new LocalCloudBenchmark(folder.resolve("store"));
        benchmark.run();
        System.out.println(benchmark.figures.table());
        System.exit(0);
    }

    private void run() throws Exception {
        Example.find("pet-store").orElseThrow().copyTo(project);
        OpenProject open = OpenProject.open(project);
        open.generate();
        design = open.store().design();

        long coldBegan = System.nanoTime();
        try (LocalCloud cloud = start()) {
            figures.add("`run` to ready, nothing built before", Figures.milliseconds(System.nanoTime() - coldBegan), "");
            get(products(cloud));
            // once in its life a project makes the functions' start-up caches, in the background
            Thread.sleep(20_000);
        }
        long[] ready = new long[STARTS];
        long[] answered = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long began = System.nanoTime();
            try (LocalCloud cloud = start()) {
                ready[i] = System.nanoTime() - began;
                get(products(cloud));
                answered[i] = System.nanoTime() - began;
            }
        }
        figures.add("`run` to ready, warm build (median of " + STARTS + ")", Figures.milliseconds(Figures.percentile(ready, 0.5)), "4 s");
        figures.add("`run` to first answer, warm build (median)", Figures.milliseconds(Figures.percentile(answered, 0.5)), "");
        try (LocalCloud cloud = start()) {
            requests(cloud);
            load(products(cloud));
            figures.add("memory of the whole local pet store, this program included", Memory.ofAllMb() + " MB", "");
            figures.add("memory of functions and servers alone", Memory.ofChildrenMb() + " MB", "");
            changes(cloud);
        }
    }

    private LocalCloud start() {
        return LocalClouds.start(new RunRequest(project, design, 0), RunListener.NONE);
    }

    private static URI products(LocalCloud cloud) {
        return cloud.addresses().stream().filter(address -> address.label().equals("GET /products")).map(Address::text).map(text -> URI.create(text + "?q=dog")).findFirst().orElseThrow();
    }

    private String get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private void requests(LocalCloud cloud) throws IOException, InterruptedException {
        URI uri = products(cloud);
        for (int i = 0; i < WARM_UP; i++) {
            get(uri);
        }
        long before = cloud.journal().messages().getLast().sequence();
        long[] took = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long began = System.nanoTime();
            get(uri);
            took[i] = System.nanoTime() - began;
        }
        figures.add("warm request through the gateway, p50", Figures.milliseconds(Figures.percentile(took, 0.5)), "3 ms");
        figures.add("warm request through the gateway, p99", Figures.milliseconds(Figures.percentile(took, 0.99)), "");
        List<Message> messages = cloud.journal().messages().stream().filter(message -> message.sequence() > before).toList();
        Hops.of(took, messages, card("web"), card("shop"), card("search")).addTo(figures);
    }

    private NodeId card(String name) {
        return design.nodes().values().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow().id();
    }

    private void load(URI uri) throws Exception {
        long end = System.nanoTime() + LOAD_NANOS;
        long done = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> {
                    int mine = 0;
                    for (; System.nanoTime() < end; mine++) {
                        get(uri);
                    }
                    return mine;
                }));
            }
            for (Future<Integer> caller : callers) {
                done += caller.get();
            }
        }
        figures.add("requests of `search` per second, " + CALLERS + " callers, two processes", String.format(Locale.ROOT, "%.0f", done / (LOAD_NANOS / 1e9)), "");
    }

    private void changes(LocalCloud cloud) throws IOException, InterruptedException {
        Path source = project.resolve("functions/search/src/main/java/com/example/petstore/search/Search.java");
        String original = Files.readString(source);
        String reversed = original.replace("Comparator.comparing(ProductsItem::price)", "Comparator.comparing(ProductsItem::price).reversed()");
        URI uri = products(cloud);
        String before = get(uri);
        long[] took = new long[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            Files.writeString(source, i % 2 == 0 ? reversed : original);
            long began = System.nanoTime();
            cloud.reload(design);
            String after = get(uri);
            took[i] = System.nanoTime() - began;
            if (after.equals(before)) {
                throw new IllegalStateException("the change was not served");
            }
            before = after;
        }
        figures.add("save to served after a change (median of " + CHANGES + ")", Figures.milliseconds(Figures.percentile(took, 0.5)), "1 s");
    }
}
