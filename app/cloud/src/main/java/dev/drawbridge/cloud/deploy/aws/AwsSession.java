package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.lens.SamLens;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** One conversation with AWS about one request: what is asked of a stack, with failures in words. Close it after use. */
final class AwsSession implements AutoCloseable {
    /** Tags that say whose a stack is. */
    static final String PROJECT_TAG = "drawbridge:project";
    static final String ENVIRONMENT_TAG = "drawbridge:environment";

    private final DeployRequest request;
    private final AwsClients clients;
    private final InstantSource clock;
    private final Account account;
    private final ResourceOwners owners;

    /** Asks AWS who we are first, so that nothing happens in the wrong account. */
    AwsSession(DeployRequest request, AwsClients clients, InstantSource clock) {
        this.request = request;
        this.clients = clients;
        this.clock = clock;
        this.owners = ResourceOwners.of(request.design());
        var identity = asked("see who you are", AwsService.STS.permission("GetCallerIdentity"), () -> clients.sts().getCallerIdentity(ask -> { }));
        String arn = identity.arn() == null ? "" : identity.arn();
        this.account = new Account(identity.account(), arn.substring(arn.lastIndexOf(':') + 1), clients.region().id(), clients.environment().endpoint());
    }

    DeployRequest request() {
        return request;
    }

    Account account() {
        return account;
    }

    ResourceOwners owners() {
        return owners;
    }

    /** The clock of this machine; it jumps when the machine sleeps. */
    InstantSource clock() {
        return clock;
    }

    AwsClients clients() {
        return clients;
    }

    CloudFormationClient cloud() {
        return clients.cloudFormation();
    }

    ArtifactBucket bucket() {
        return new ArtifactBucket(clients, account);
    }

    /** A call with its failure in words. */
    <T> T asked(String doing, String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw AwsFailure.of(e, clients.environment(), doing, action);
        } catch (IllegalStateException | UncheckedIOException e) {
            // what the SDK throws where a program or a file that gives credentials fails
            throw AwsFailure.ofCredentials(e, clients.environment());
        }
    }

    /** The stack of the request; none if nobody made one, or only planned to. */
    Optional<Stack> stack() {
        return stack(request.stackName());
    }

    /** A stack by name, or by id for one that is gone. */
    Optional<Stack> stack(String nameOrId) {
        return asked("see the stack " + request.stackName(), AwsService.CLOUDFORMATION.permission("DescribeStacks"), () -> {
            try {
                return cloud().describeStacks(ask -> ask.stackName(nameOrId)).stacks().stream().findFirst();
            } catch (CloudFormationException e) {
                if (e.awsErrorDetails() != null && String.valueOf(e.awsErrorDetails().errorMessage()).contains("does not exist")) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /**
     * The same, sure that it is ours.
     *
     * @throws DeployException if somebody else made it, with what to do
     */
    Optional<Stack> ownStack() {
        Optional<Stack> stack = stack();
        stack.ifPresent(found -> {
            String project = tag(found, PROJECT_TAG);
            if (!project.equals(request.design().name()) && !request.environment().takeOver()) {
                throw new DeployException("There is a stack " + found.stackName() + " in " + account.words() + " already that "
                        + (project.isEmpty() ? "Drawbridge did not make" : "belongs to the project " + project) + ". Choose another name for the stack of this environment. Or make a project of what is there, which may change it then: drawbridge import --stack "
                        + found.stackName() + " FOLDER.");
            }
        });
        return stack;
    }

    /** Whether we made it, for this project. */
    boolean isOurs(Stack stack) {
        return tag(stack, PROJECT_TAG).equals(request.design().name());
    }

    private static String tag(Stack stack, String key) {
        return stack.tags().stream().filter(tag -> tag.key().equals(key)).map(tag -> tag.value()).findFirst().orElse("");
    }

    /** What was deployed last, as it was sent; an empty mapping if that cannot be read. */
    Tree deployedTemplate(Stack stack) {
        return tree(deployedText(stack));
    }

    /** The same as text; empty if there is none. */
    String deployedText(Stack stack) {
        String text = asked("read the deployed template", AwsService.CLOUDFORMATION.permission("GetTemplate"),
                () -> cloud().getTemplate(ask -> ask.stackName(stack.stackId()).templateStage(TemplateStage.ORIGINAL))).templateBody();
        return text == null ? "" : text;
    }

    /** What was drawn when that was deployed, as far as the template tells. */
    Optional<Design> drawn(String template) {
        try {
            return template.isBlank() ? Optional.empty() : Optional.of(new DeployedNames(request).on(SamLens.standard().read(template, request.design()), request.design()));
        } catch (ModelException somebodyElses) {
            return Optional.empty();
        }
    }

    /** What a template says; an empty mapping if it cannot be read. */
    static Tree tree(String text) {
        try {
            return text.isBlank() ? Tree.map() : Document.parse(text).tree();
        } catch (SyntaxException strange) {
            return Tree.map();
        }
    }

    /** The id of the newest event; empty if there is none. */
    String newestEvent(String stackId) {
        return asked("read the events of the stack", AwsService.CLOUDFORMATION.permission("DescribeStackEvents"), () -> cloud().describeStackEvents(ask -> ask.stackName(stackId)))
                .stackEvents().stream().findFirst().map(StackEvent::eventId).orElse("");
    }

    List<ResourceState> resources(Stack stack) {
        List<ResourceState> found = new ArrayList<>();
        asked("list the resources of the stack", AwsService.CLOUDFORMATION.permission("ListStackResources"), () -> {
            for (StackResourceSummary resource : cloud().listStackResourcesPaginator(ask -> ask.stackName(stack.stackId())).stackResourceSummaries()) {
                found.add(state(resource));
            }
            return found;
        });
        return found;
    }

    private ResourceState state(StackResourceSummary resource) {
        String status = resource.resourceStatusAsString();
        ResourceState.Phase phase = status.endsWith("_FAILED") ? ResourceState.Phase.FAILED
                : status.endsWith("_IN_PROGRESS") ? ResourceState.Phase.WORKING
                : status.equals("DELETE_COMPLETE") ? ResourceState.Phase.REMOVED
                : status.equals("DELETE_SKIPPED") ? ResourceState.Phase.KEPT : ResourceState.Phase.DONE;
        String words = phase == ResourceState.Phase.FAILED && resource.resourceStatusReason() != null ? FailureWords.of(resource.resourceStatusReason()) : "";
        String id = resource.logicalResourceId();
        return new ResourceState(owners.ownerOf(id, resource.resourceType()), id, resource.resourceType(),
                resource.physicalResourceId() == null ? "" : resource.physicalResourceId(), phase, words,
                resource.lastUpdatedTimestamp() == null ? Instant.EPOCH : resource.lastUpdatedTimestamp());
    }

    /** Outputs of the stack, each with the card whose resource its value names first. */
    List<Output> outputs(Stack stack, Tree template) {
        return stack.outputs().stream().map(output -> {
            var card = template.at("Outputs", output.outputKey(), "Value").map(TreeText::names).stream().flatMap(names -> names.stream())
                    .flatMap(name -> owners.ownerOf(name, template.at("Resources", name, "Type").flatMap(Tree::asText).orElse("")).stream()).findFirst();
            return new Output(card, output.outputKey(), output.outputValue(), output.description() == null ? "" : output.description());
        }).toList();
    }

    @Override
    public void close() {
        clients.close();
    }
}
