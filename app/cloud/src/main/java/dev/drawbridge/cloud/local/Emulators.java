package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import dev.drawbridge.cloud.local.emulators.BucketEvent;
import dev.drawbridge.cloud.local.emulators.EmulatorHost;
import dev.drawbridge.cloud.local.emulators.EmulatorOptions;
import dev.drawbridge.cloud.local.emulators.Part;
import dev.drawbridge.cloud.local.emulators.TokenRequest;
import dev.drawbridge.cloud.local.event.ObjectChange;
import dev.drawbridge.model.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The servers of other makers that a run needs: queues, buckets, tokens. Only those that the drawing uses are fetched and started. Safe from any
 * thread; {@link #close} does not wait for a start that is under way, but the start then ends what it started.
 */
final class Emulators implements AutoCloseable {
    private static final Map<String, Part> PARTS = Map.of("queue", Part.QUEUES, "bucket", Part.BUCKETS, "user-pool", Part.IDENTITY);
    /** Stands where no server is needed; nothing listens there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final Path project;
    private final Dependencies dependencies;
    private final RunListener listener;
    private final HttpClient http;
    private final Clock clock;
    private final Consumer<ObjectChange> objects;
    private final Map<Part, EmulatorHost> hosts = new ConcurrentHashMap<>();
    private final Set<String> buckets = ConcurrentHashMap.newKeySet();
    private volatile LocalPlan plan;
    private volatile boolean closed;

    /** @param objects hears of objects that come and go */
    Emulators(Path project, Dependencies dependencies, RunListener listener, HttpClient http, Clock clock, Consumer<ObjectChange> objects) {
        this.project = project;
        this.dependencies = dependencies;
        this.listener = listener;
        this.http = http;
        this.clock = clock;
        this.objects = objects;
    }

    /** Starts what the drawing uses and does not run yet, and makes its buckets. */
    synchronized void follow(LocalPlan next) {
        plan = next;
        Set<Part> missing = EnumSet.noneOf(Part.class);
        PARTS.forEach((kind, part) -> {
            if (!next.nodes(kind).isEmpty() && !hosts.containsKey(part)) {
                missing.add(part);
            }
        });
        if (!missing.isEmpty()) {
            start(missing);
        }
        next.nodes("bucket").forEach(bucket -> makeBucket(next, bucket));
    }

    private void start(Set<Part> parts) {
        listener.onStep("Starting " + String.join(", ", parts.stream().map(part -> part.libraries().name()).toList()));
        Path folder = project.resolve(".drawbridge").resolve("parts");
        FetchListener fetches = fetch -> {
            if (!fetch.done()) {
                listener.onStep("Fetching " + fetch.file());
            }
        };
        EmulatorHost host = EmulatorHost.start(EmulatorOptions.in(folder, project.resolve(".drawbridge").resolve("buckets")), parts, dependencies, fetches, this::happened);
        parts.forEach(part -> hosts.put(part, host));
        if (closed) {
            host.close();
            throw new CloudException("The run has ended.");
        }
        host.ended().thenRun(() -> gone(parts));
    }

    /** Somebody else ended the servers; without a word every queue and bucket would just be silent. */
    private void gone(Set<Part> parts) {
        if (closed) {
            return;
        }
        PARTS.forEach((kind, part) -> {
            if (parts.contains(part)) {
                plan.nodes(kind).forEach(node -> listener.onProblem(node.id(), part.libraries().name() + ", the server behind " + node.name() + ", has ended. Stop and run again."));
            }
        });
    }

    private void happened(BucketEvent event) {
        objects.accept(new ObjectChange(event.bucket(), event.key(), event.name(), event.name().startsWith("ObjectRemoved") ? -1 : event.size(), event.eTag(), clock.instant()));
    }

    private void makeBucket(LocalPlan next, Node bucket) {
        String name = next.names().name(bucket);
        if (buckets.contains(name)) {
            return;
        }
        try {
            HttpRequest put = HttpRequest.newBuilder(URI.create(s3() + "/" + name)).PUT(HttpRequest.BodyPublishers.noBody()).build();
            int status = http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
            // 409: it is there from an earlier run
            if (status >= 400 && status != 409) {
                throw new CloudException("The bucket " + bucket.name() + " could not be made: the object server answered " + status + ".");
            }
            buckets.add(name);
        } catch (IOException e) {
            throw new CloudException("The bucket " + bucket.name() + " could not be made: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("The start was cancelled.", e);
        }
    }

    /** Where queues are; nowhere while the drawing has none. */
    URI sqs() {
        return endpoint(Part.QUEUES);
    }

    /** Where buckets are; nowhere while the drawing has none. */
    URI s3() {
        return endpoint(Part.BUCKETS);
    }

    /** The token issuer, by the name that its tokens carry: {@code http://localhost:PORT}. */
    URI oidc() {
        return endpoint(Part.IDENTITY);
    }

    private URI endpoint(Part part) {
        EmulatorHost host = hosts.get(part);
        return host == null ? NOWHERE : host.endpoint(part);
    }

    /** @throws CloudException if no user pool runs */
    String token(TokenRequest request) {
        EmulatorHost host = hosts.get(Part.IDENTITY);
        if (host == null) {
            throw new CloudException("No user pool runs, so there are no tokens.");
        }
        return host.issueToken(request);
    }

    @Override
    public void close() {
        closed = true;
        Set.copyOf(hosts.values()).forEach(EmulatorHost::close);
    }
}
