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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The servers of other makers that a run needs: queues, buckets, tokens. Only those that the drawing uses are fetched and started. */
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
    private final Map<Part, EmulatorHost> hosts = new EnumMap<>(Part.class);
    private final Set<String> buckets = ConcurrentHashMap.newKeySet();

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
    synchronized void follow(LocalPlan plan) {
        Set<Part> missing = EnumSet.noneOf(Part.class);
        PARTS.forEach((kind, part) -> {
            if (!plan.nodes(kind).isEmpty() && !hosts.containsKey(part)) {
                missing.add(part);
            }
        });
        if (!missing.isEmpty()) {
            listener.onStep("Starting " + String.join(", ", missing.stream().map(part -> part.libraries().name()).toList()));
            Path folder = project.resolve(".drawbridge").resolve("parts");
            FetchListener fetches = fetch -> {
                if (!fetch.done()) {
                    listener.onStep("Fetching " + fetch.file());
                }
            };
            EmulatorHost host = EmulatorHost.start(EmulatorOptions.in(folder, project.resolve(".drawbridge").resolve("buckets")), missing, dependencies, fetches, this::happened);
            missing.forEach(part -> hosts.put(part, host));
        }
        plan.nodes("bucket").forEach(bucket -> makeBucket(plan, bucket));
    }

    private void happened(BucketEvent event) {
        objects.accept(new ObjectChange(event.bucket(), event.key(), event.name(), event.name().startsWith("ObjectRemoved") ? -1 : event.size(), event.eTag(), clock.instant()));
    }

    private void makeBucket(LocalPlan plan, Node bucket) {
        String name = plan.names().name(bucket);
        if (!buckets.add(name)) {
            return;
        }
        try {
            HttpRequest put = HttpRequest.newBuilder(URI.create(s3() + "/" + name)).PUT(HttpRequest.BodyPublishers.noBody()).build();
            int status = http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
            // 409: it is there from an earlier run
            if (status >= 400 && status != 409) {
                throw new CloudException("The bucket " + bucket.name() + " could not be made: the object server answered " + status + ".");
            }
        } catch (IOException e) {
            throw new CloudException("The bucket " + bucket.name() + " could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("The start was cancelled.", e);
        }
    }

    URI sqs() {
        return endpoint(Part.QUEUES);
    }

    URI s3() {
        return endpoint(Part.BUCKETS);
    }

    /** The token issuer, by the name that its tokens carry: {@code http://localhost:PORT}. */
    URI oidc() {
        return endpoint(Part.IDENTITY);
    }

    private synchronized URI endpoint(Part part) {
        return hosts.containsKey(part) ? hosts.get(part).endpoint(part) : NOWHERE;
    }

    /** @throws CloudException if no user pool runs */
    String token(TokenRequest request) {
        EmulatorHost host;
        synchronized (this) {
            host = hosts.get(Part.IDENTITY);
        }
        if (host == null) {
            throw new CloudException("No user pool runs, so there are no tokens.");
        }
        return host.issueToken(request);
    }

    @Override
    public synchronized void close() {
        Set.copyOf(hosts.values()).forEach(EmulatorHost::close);
        hosts.clear();
    }
}
