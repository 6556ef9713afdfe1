package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.EnvironmentVariable;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function: {@code AWS::Serverless::Function} with a role and a log group of its own. The role is ours because the one that SAM would
 * make gets managed policies that hold for every queue and table of the account.
 */
final class FunctionResource implements CardResources {
    /** The alias that events go to where a published version is needed. */
    static final String ALIAS = "live";

    private final FunctionEvents events = new FunctionEvents();

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        String role = design.ids().beside(card, "Role");
        String logs = design.ids().beside(card, "Logs");
        FunctionCode code = FunctionCode.of(design.design(), card);
        Block properties = new Block().put("FunctionName", design.set(card, "functionName").or(() -> design.addresses().ownName(card)))
                .put("Description", design.set(card, "description"));
        boolean image = design.kind(card).text(card, "packageType").equals("Image");
        if (image) {
            properties.put("PackageType", "Image").put("ImageUri", design.set(card, "imageUri"));
        } else {
            properties.put("CodeUri", design.set(card, "codeUri").or(() -> Optional.of(Tree.string(code.folder()))))
                .put("Handler", design.set(card, "handler").or(() -> Optional.of(Tree.string(code.awsHandler()))))
                .put("Runtime", shared(design, card, "runtime"))
                .put("Layers", LibraryResources.layers(design, card));
        }
        properties.put("MemorySize", shared(design, card, "memory"))
                .put("Timeout", shared(design, card, "timeout"))
                // never in Globals: SAM adds the lists of a function to those of Globals
                .put("Architectures", design.field(card, "architecture").map(Tree::seq))
                .put("Role", Tree.getAtt(role, "Arn"))
                .put("ReservedConcurrentExecutions", design.field(card, "reservedConcurrency"));
        boolean snapshot = startsFromSnapshot(design, card) && !image;
        if (snapshot) {
            properties.put("SnapStart", new Block().put("ApplyOn", "PublishedVersions"));
        }
        Optional<Tree> warm = design.set(card, "provisionedConcurrency");
        Optional<Tree> deployment = design.set(card, "deployment");
        Optional<Tree> alias = design.set(card, "alias").or(() -> snapshot || warm.isPresent() || deployment.isPresent() ? Optional.of(Tree.string(ALIAS)) : Optional.empty());
        properties.put("AutoPublishAlias", alias).put("DeploymentPreference", new Block().put("Type", deployment))
                .put("ProvisionedConcurrencyConfig", new Block().put("ProvisionedConcurrentExecutions", warm))
                .put("EphemeralStorage", new Block().put("Size", design.set(card, "ephemeralStorage")))
                .put("VpcConfig", new Block().put("SecurityGroupIds", design.set(card, "securityGroups")).put("SubnetIds", design.set(card, "subnets")))
                .put("FileSystemConfigs", design.set(card, "fileSystems")).put("KmsKeyArn", design.set(card, "kmsKey")).put("Tags", design.set(card, "tags"));
        if (design.flag(card, "tracing")) {
            properties.put("Tracing", "Active");
        }
        properties.put("LoggingConfig", new Block().put("LogFormat", design.set(card, "logFormat")).put("LogGroup", Tree.ref(logs)))
                .put("Environment", new Block().put("Variables", variables(design, card)))
                .put("FunctionUrlConfig", FunctionUrl.config(design, card))
                .put("EventInvokeConfig", onFailure(design, card))
                .put("Events", events.of(design, card));
        out.add(id, "AWS::Serverless::Function", properties);
        FunctionUrl.output(design, card, out);
        out.add(role, "AWS::IAM::Role", role(design, card, logs));
        out.addLogGroup(logs, "/aws/lambda/${AWS::StackName}-" + Names.kebab(card.name()),
                design.kind(card).value(card, "logRetention").filter(days -> !days.equals(Value.of("never"))).map(ValueTree::number));
    }

    /** What {@link #globals} says need not be said again, unless the globals are somebody else's. */
    private static Optional<Tree> shared(SamDesign design, Node card, String field) {
        return design.isGuest() ? design.field(card, field) : design.set(card, field);
    }

    /** What all functions share: the defaults of the catalogue. A function says only what was set on it. */
    static Block globals(Kind function) {
        Block shared = new Block();
        return shared.put("Runtime", standard(function, "runtime")).put("MemorySize", standard(function, "memory"))
                .put("Timeout", standard(function, "timeout"));
    }

    private static Optional<Tree> standard(Kind function, String field) {
        return function.field(field).flatMap(Field::defaultValue).map(ValueTree::of);
    }

    /** Snapshots help where somebody waits for a cold start: behind an API. They work on published versions alone. */
    private static boolean startsFromSnapshot(SamDesign design, Node card) {
        return switch (design.kind(card).text(card, "snapStart")) {
            case "on" -> true;
            case "off" -> false;
            default -> design.into(card).stream().anyMatch(link -> link.rule().trigger().filter(t -> t == Trigger.HTTP).isPresent());
        };
    }

    private static Block variables(SamDesign design, Node card) {
        Block variables = new Block();
        design.kind(card).value(card, "environment").ifPresent(value -> {
            if (value instanceof Value.Entries(Map<String, Value> own)) {
                own.forEach((name, text) -> variables.put(name, ValueTree.text(text)));
            }
        });
        for (SamDesign.Link link : design.outOf(card)) {
            for (EnvironmentVariable variable : link.rule().variables()) {
                variables.put(variable.name(link.to()), design.addresses().attribute(link.to(), variable.attribute()));
            }
        }
        return variables;
    }

    private static Block onFailure(SamDesign design, Node card) {
        Optional<SamDesign.Link> wire = design.outOf(card, WireRole.ON_FAILURE).stream().findFirst();
        return wire.map(link -> new Block()
                .put("MaximumRetryAttempts", design.field(link, "retries"))
                .put("MaximumEventAgeInSeconds", design.field(link, "maximumAge"))
                .put("DestinationConfig", Tree.map("OnFailure", new Block().put("Type", "SQS")
                        .put("Destination", design.addresses().arn(link.to())).tree()))).orElseGet(Block::new);
    }

    private static Block role(SamDesign design, Node card, String logs) {
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        statements.allow("Logs", BaseGrants.LOGS, Tree.getAtt(logs, "Arn"));
        if (design.flag(card, "tracing")) {
            statements.allow("Tracing", BaseGrants.TRACING, Tree.string("*"));
        }
        if (design.set(card, "subnets").isPresent()) {
            statements.allow("Network", BaseGrants.NETWORK, Tree.string("*"));
        }
        for (SamDesign.Link link : design.of(card)) {
            // what calls the function is permitted to the caller
            if (!(SamKinds.hasRole(link.from()) && link.to().id().equals(card.id()))) {
                statements.grants(link, Grant.Holder.FUNCTION);
            }
        }
        Tree trust = PolicyStatements.document(List.of(new Block().put("Effect", "Allow")
                .put("Principal", Tree.map("Service", Tree.string("lambda.amazonaws.com"))).put("Action", BaseGrants.ASSUME_ROLE).tree()));
        return new Block().put("AssumeRolePolicyDocument", trust)
                .put("Policies", List.of(new Block().put("PolicyName", "Wires").put("PolicyDocument", statements.document()).tree()));
    }
}
