package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.build.FunctionPackage;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Push;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** Puts new code into one running function, past the template: seconds instead of a deployment. For one use. */
final class CodePush {
    /** Sent in the request itself. Source: Lambda quotas, "Deployment package (.zip) size, zipped, for direct upload". */
    static final long MAX_DIRECT = 50L * 1024 * 1024;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /** SnapStart takes its picture when a version is published, which takes minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final AwsSession session;
    private final DeployRequest request;
    private final LambdaClient lambda;
    private final DeployListener listener;
    private final Instant start;

    CodePush(AwsSession session, DeployListener listener) {
        this.session = session;
        this.request = session.request();
        this.start = session.clock().instant();
        this.lambda = session.clients().lambda();
        this.listener = listener;
    }

    Push push(NodeId card) {
        Node function = request.design().requireNode(card);
        if (request.environment().production()) {
            throw new DeployException("Code is pushed to development environments only, and the environment " + request.environment().name() + " is marked as production. Deploy it: " + request.command("deploy") + ".");
        }
        Stack stack = session.ownStack().filter(found -> StackWords.state(found.stackStatusAsString()) == dev.drawbridge.cloud.deploy.DeployStatus.State.READY)
                .orElseThrow(() -> new DeployException(request.stackName() + " is not deployed, so there is nothing to push to. Deploy it first: " + request.command("deploy") + "."));
        List<ResourceState> resources = session.resources(stack);
        String name = resources.stream().filter(state -> state.type().equals("AWS::Lambda::Function") && state.card().equals(Optional.of(card))).map(ResourceState::physicalId).findFirst()
                .orElseThrow(() -> new DeployException(function.name() + " is not deployed to " + request.environment().name() + " yet. Deploy it first: " + request.command("deploy") + "."));
        FunctionPackage zip = new FunctionZips(request.project()).build(request.design(), function, listener);
        try (ProcessLock lock = DeployLock.take(request)) {
            listener.on(new DeployEvent.Step("Sending the code of " + function.name()));
            send(card, name, zip);
            // written before we wait: the function runs other code from now on, whatever we still see of it
            new PushedCode(request).add(card, session.clock().instant());
            updated(name);
            String version = "";
            for (ResourceState alias : resources.stream().filter(state -> state.type().equals("AWS::Lambda::Alias") && state.card().equals(Optional.of(card))).toList()) {
                version = published(name, alias.physicalId().substring(alias.physicalId().lastIndexOf(':') + 1), version);
            }
            return new Push(name, version, zip.size(), Duration.between(start, session.clock().instant()));
        }
    }

    private void send(NodeId card, String name, FunctionPackage zip) {
        UpdateFunctionCodeRequest.Builder update = UpdateFunctionCodeRequest.builder().functionName(name);
        if (zip.size() <= MAX_DIRECT) {
            update.zipFile(SdkBytes.fromByteArrayUnsafe(Bytes.of(zip.file())));
        } else {
            ArtifactBucket bucket = session.bucket();
            bucket.ensure();
            Artifact artifact = Artifact.code(card, zip).placed();
            if (!bucket.holds(artifact.key())) {
                bucket.put(artifact.key(), zip.file(), sent -> listener.on(new DeployEvent.Uploading(card, Math.min(sent, zip.size()), zip.size())), listener::isCancelled);
            }
            update.s3Bucket(bucket.name()).s3Key(artifact.key());
        }
        session.asked("change the code of " + name, AwsService.LAMBDA.permission("UpdateFunctionCode"), () -> lambda.updateFunctionCode(update.build()));
        listener.on(new DeployEvent.Uploading(card, zip.size(), zip.size()));
    }

    private void updated(String name) {
        Duration wait = FIRST_WAIT;
        for (Duration waited = Duration.ZERO; waited.compareTo(LONGEST) < 0; waited = waited.plus(wait)) {
            GetFunctionConfigurationResponse now = configuration(name);
            if (now.lastUpdateStatus() == LastUpdateStatus.FAILED) {
                throw new DeployException(name + " did not take the code: " + FailureWords.of(String.valueOf(now.lastUpdateStatusReason())));
            }
            if (now.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS) {
                return;
            }
            wait = pause(wait);
        }
        throw new DeployException(name + " has not taken the code within " + LONGEST.toMinutes() + " minutes. Look at it in the console of AWS.");
    }

    /** Callers come through the alias, so it has to lead to the new code. */
    private String published(String name, String alias, String known) {
        String version = known.isEmpty() ? session.asked("publish the code of " + name, AwsService.LAMBDA.permission("PublishVersion"),
                () -> lambda.publishVersion(ask -> ask.functionName(name).description("Pushed from Drawbridge"))).version() : known;
        Duration wait = FIRST_WAIT;
        Duration waited = Duration.ZERO;
        while (configuration(name + ":" + version).state() == State.PENDING) {
            if (waited.compareTo(LONGEST) > 0) {
                throw new DeployException("The version " + version + " of " + name + " was not ready within " + LONGEST.toMinutes() + " minutes, so callers still get the code before. Push again.");
            }
            waited = waited.plus(wait);
            wait = pause(wait);
        }
        session.asked("lead callers to the new code of " + name, AwsService.LAMBDA.permission("UpdateAlias"), () -> lambda.updateAlias(ask -> ask.functionName(name).name(alias).functionVersion(version)));
        return version;
    }

    private GetFunctionConfigurationResponse configuration(String name) {
        return session.asked("see how " + name + " is", AwsService.LAMBDA.permission("GetFunctionConfiguration"), () -> lambda.getFunctionConfiguration(ask -> ask.functionName(name)));
    }

    private static Duration pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("We stopped looking; the code was sent.", e);
        }
        Duration longer = wait.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }
}
