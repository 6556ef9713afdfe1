package dev.drawbridge.cloud.local.emulators;

import dev.drawbridge.cloud.bootstrap.Words;
import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import dev.drawbridge.cloud.local.BootstrapJar;
import dev.drawbridge.cloud.local.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The child JVM with the parts that were asked for, seen from here. It ends when it is closed and when this program ends. Safe for several threads.
 */
public final class EmulatorHost implements AutoCloseable {
    /** File names are made of object keys: without a UTF-8 locale Linux takes no key beyond ASCII. */
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C.UTF-8");
    private static final int LINES_KEPT = 50;
    private static final long STOP_SECONDS = 5;
    private static final long TOKEN_SECONDS = 20;

    private final Process process;
    private final BucketListener buckets;
    private final Map<Part, CompletableFuture<URI>> endpoints = new EnumMap<>(Part.class);
    private final Map<String, CompletableFuture<String>> tokens = new ConcurrentHashMap<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread onExit;

    private EmulatorHost(Process process, Set<Part> parts, BucketListener buckets) {
        this.process = process;
        this.buckets = buckets;
        parts.forEach(part -> endpoints.put(part, new CompletableFuture<>()));
        this.onExit = new Thread(() -> ChildJvm.kill(process), "drawbridge-emulators-stop");
    }

    /**
     * Fetches what is missing, starts the parts side by side, and waits until they listen.
     *
     * @param parts at least one
     * @param fetches hears about downloads
     * @param buckets hears of objects
     * @throws dev.drawbridge.cloud.build.BuildException when a part cannot be fetched
     * @throws EmulatorException when a part does not start; none is left running then
     */
    public static EmulatorHost start(EmulatorOptions options, Set<Part> parts, Dependencies dependencies, FetchListener fetches, BucketListener buckets) {
        List<String> arguments = new ArrayList<>();
        for (Part part : EnumSet.copyOf(parts)) {
            arguments.add(part.word());
            arguments.add(dependencies.resolve(part.libraries(), fetches).toString());
            arguments.add(setting(part, options));
        }
        List<String> jvmOptions = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");
        ChildJvm jvm = new ChildJvm(ClassPath.of(BootstrapJar.in(options.folder())), jvmOptions, "dev.drawbridge.cloud.bootstrap.EmulatorMain", arguments, ENVIRONMENT,
                options.folder(), options.folder().resolve("start"));
        try {
            EmulatorHost host = new EmulatorHost(jvm.start(), parts, buckets);
            host.watch();
            host.awaitStart(options);
            return host;
        } catch (IOException e) {
            throw new EmulatorException("The JVM of the local cloud's parts could not be started: " + e.getMessage() + ".", e);
        }
    }

    private static String setting(Part part, EmulatorOptions options) {
        return switch (part) {
            case QUEUES -> options.region() + "/" + options.account();
            case BUCKETS -> options.bucketData().map(folder -> folder.toAbsolutePath().toString()).orElse("");
            case IDENTITY -> "";
        };
    }

    private void watch() {
        Runtime.getRuntime().addShutdownHook(onExit);
        Thread.ofVirtual().name("emulators-said").start(() -> lines(process.getInputStream(), line -> hear(Words.split(line))));
        Thread.ofVirtual().name("emulators-log").start(() -> lines(process.getErrorStream(), this::keep));
        process.onExit().thenRun(() -> {
            EmulatorException ended = new EmulatorException("The parts of the local cloud have stopped.");
            endpoints.values().forEach(endpoint -> endpoint.completeExceptionally(ended));
            tokens.values().forEach(token -> token.completeExceptionally(ended));
        });
    }

    private interface LineTaker {
        void take(String line);
    }

    private static void lines(InputStream stream, LineTaker taker) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                taker.take(line);
            }
        } catch (IOException e) {
            // the process was killed while it wrote
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.removeFirst();
            }
        }
    }

    private void hear(List<String> words) {
        switch (words.getFirst()) {
            case "ready" -> part(words.get(1)).ifPresent(part -> endpoints.get(part).complete(URI.create("http://" + part.host() + ":" + words.get(2))));
            case "failed" -> part(words.get(1)).ifPresent(part -> endpoints.get(part)
                    .completeExceptionally(new EmulatorException(part.libraries().name() + " did not start: " + words.get(2) + ".")));
            case "event" -> buckets.happened(new BucketEvent(words.get(1), words.get(2), words.get(3), Long.parseLong(words.get(4)), words.get(5)));
            case "token" -> complete(words.get(1), token -> token.complete(words.get(2)));
            case "refused" -> complete(words.get(1), token -> token.completeExceptionally(new EmulatorException("No token could be issued: " + words.get(2) + ".")));
            default -> keep(words.toString());
        }
    }

    private void complete(String id, Consumer<CompletableFuture<String>> how) {
        CompletableFuture<String> token = tokens.remove(id);
        if (token != null) {
            how.accept(token);
        }
    }

    private Optional<Part> part(String word) {
        return endpoints.keySet().stream().filter(part -> part.word().equals(word)).findFirst();
    }

    private void awaitStart(EmulatorOptions options) {
        try {
            CompletableFuture.allOf(endpoints.values().toArray(CompletableFuture[]::new)).get(options.startLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            close();
            if (e.getCause() instanceof EmulatorException clear) {
                throw new EmulatorException(clear.getMessage(), new IllegalStateException(String.join("\n", log())));
            }
            throw new EmulatorException("The parts of the local cloud did not start.", e);
        } catch (TimeoutException e) {
            close();
            List<String> missing = endpoints.entrySet().stream().filter(entry -> !entry.getValue().isDone()).map(entry -> entry.getKey().libraries().name()).toList();
            throw new EmulatorException(String.join(", ", missing) + " did not start within " + options.startLimit().toSeconds() + " seconds.", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new EmulatorException("The start of the local cloud's parts was interrupted.", e);
        }
    }

    /**
     * Where a part listens.
     *
     * @throws EmulatorException when the part was not asked for
     */
    public URI endpoint(Part part) {
        CompletableFuture<URI> endpoint = endpoints.get(part);
        if (endpoint == null) {
            throw new EmulatorException(part.libraries().name() + " was not started.");
        }
        return endpoint.join();
    }

    /**
     * The {@code iss} of an issuer's tokens, below which its discovery document and keys are found.
     *
     * @throws EmulatorException when {@link Part#IDENTITY} was not asked for
     */
    public String issuer(String name) {
        return endpoint(Part.IDENTITY) + "/" + name;
    }

    /**
     * Has a token signed.
     *
     * @throws EmulatorException when {@link Part#IDENTITY} was not asked for, or the host has stopped
     */
    public String issueToken(TokenRequest request) {
        endpoint(Part.IDENTITY);
        String id = UUID.randomUUID().toString();
        CompletableFuture<String> token = new CompletableFuture<>();
        tokens.put(id, token);
        List<String> words = new ArrayList<>(List.of("token", id, request.issuer(), request.subject(), request.audience(), String.valueOf(request.lifetime().toSeconds())));
        words.addAll(request.encodedClaims());
        try {
            synchronized (process) {
                OutputStream commands = process.getOutputStream();
                commands.write((Words.join(words) + "\n").getBytes(StandardCharsets.UTF_8));
                commands.flush();
            }
            return token.get(TOKEN_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | TimeoutException e) {
            throw new EmulatorException("The OpenID Connect server does not answer: the parts of the local cloud have stopped.", e);
        } catch (ExecutionException e) {
            throw new EmulatorException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmulatorException("Issuing a token was interrupted.", e);
        } finally {
            tokens.remove(id);
        }
    }

    /** The last lines that the parts printed, for a bug report. */
    public List<String> log() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    /** The process id of the host. */
    public long pid() {
        return process.pid();
    }

    /** Completes when the host has ended, whoever ended it. */
    public CompletableFuture<Void> ended() {
        return process.onExit().thenAccept(done -> { });
    }

    /** Ends all parts and waits until their process is gone. Objects in buckets are on disk already. */
    @Override
    public void close() {
        ChildJvm.kill(process);
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // the program is ending and runs the hook itself
        }
    }
}
