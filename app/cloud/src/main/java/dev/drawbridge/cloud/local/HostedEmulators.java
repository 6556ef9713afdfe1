package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.local.event.ObjectChange;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

final class HostedEmulators implements Emulators {
    static Emulators start(LocalPlan plan, Path project, Dependencies dependencies, RunListener listener, Consumer<ObjectChange> objects) {
        return new HostedEmulators();
    }

    static Emulators follow(Emulators now, LocalPlan plan, RunListener listener) {
        return now;
    }

    @Override
    public URI sqs() {
        return URI.create("http://127.0.0.1:1");
    }

    @Override
    public URI s3() {
        return URI.create("http://127.0.0.1:1");
    }

    @Override
    public URI oidc() {
        return URI.create("http://127.0.0.1:1");
    }

    @Override
    public void close() {}
}
