package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployOutcome.Result;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.cloud.deploy.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Does what a plan says: code into the bucket, then the change set. For one use. */
final class Applying {
    private final AwsSession session;
    private final DeployListener listener;
    private final Following following;

    Applying(AwsSession session, DeployListener listener) {
        this.session = session;
        this.listener = listener;
        this.following = new Following(session, listener);
    }

    DeployOutcome apply(Plan plan) {
        PreparedChangeSet prepared = PreparedChangeSet.of(plan);
        new DeployedNames(plan.request()).remember(plan.request().design());
        if (plan.isEmpty()) {
            discard(session, plan);
            List<Output> outputs = session.stack().map(stack -> session.outputs(stack, prepared.template())).orElse(List.of());
            return new DeployOutcome(Result.UNCHANGED, plan.stack() + " is as drawn; nothing was changed.", List.of(), outputs, List.of(), 0, following.time());
        }
        DeployRequest request = plan.request();
        try (ProcessLock lock = DeployLock.take(request)) {
            long uploaded;
            try {
                uploaded = upload(prepared.artifacts());
            } catch (CancellationException e) {
                discard(session, plan);
                return new DeployOutcome(Result.CANCELLED, "Cancelled before anything was changed.", List.of(), List.of(), List.of(), 0, following.time());
            } catch (DeployException notSent) {
                try {
                    discard(session, plan);
                } catch (DeployException stays) {
                    // an unused plan harms nobody, and the next one replaces it
                    notSent.addSuppressed(stays);
                }
                throw notSent;
            }
            String marker = following.begun(prepared.stackId(), Following.DEPLOY);
            listener.on(new DeployEvent.Step("Deploying " + plan.stack()));
            try {
                new ChangeSets(session).execute(prepared.id());
            } catch (DeployException notBegun) {
                DeployState.delete(request);
                throw notBegun;
            }
            return following.toTheEnd(prepared.stackId(), marker, Following.DEPLOY, uploaded);
        }
    }

    /** Lets go of a plan. */
    static void discard(AwsSession session, Plan plan) {
        PreparedChangeSet prepared = PreparedChangeSet.of(plan);
        if (!prepared.id().isEmpty()) {
            new ChangeSets(session).discard(prepared.id(), prepared.stackId(), plan.firstTime());
        }
    }

    private long upload(List<Artifact> artifacts) {
        if (artifacts.isEmpty()) {
            return 0;
        }
        ArtifactBucket bucket = session.bucket();
        if (bucket.ensure()) {
            listener.on(new DeployEvent.Step("Made the bucket " + bucket.name() + " for your code"));
        }
        long sent = 0;
        Map<String, Artifact> byKey = new LinkedHashMap<>();
        artifacts.forEach(artifact -> byKey.putIfAbsent(artifact.key(), artifact));
        for (Artifact artifact : byKey.values()) {
            if (listener.isCancelled()) {
                throw new CancellationException("The deployment was cancelled.");
            }
            if (!bucket.holds(artifact.key())) {
                bucket.put(artifact.key(), artifact.file(), bytes -> listener.on(new DeployEvent.Uploading(artifact.owner(), Math.min(bytes, artifact.size()), artifact.size())), listener::isCancelled);
                sent += artifact.size();
            }
        }
        return sent;
    }
}
