package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One property of a function, in the words of SAM and in those of the framework: the one table for reading and writing. Source: the
 * framework's reference of serverless.yml; the AWS SAM specification.
 *
 * @param sam path in a resource of SAM
 * @param own path in a function of the framework
 * @param shared path below {@code provider} that holds for functions without their own; empty where there is none
 * @param toSam the framework's value in SAM's form
 * @param toOwn SAM's value in the framework's form
 */
record FunctionWord(TreePath sam, TreePath own, String shared, UnaryOperator<Tree> toSam, UnaryOperator<Tree> toOwn) {
    /** What may stand below {@code provider} and is merged with what the function says. */
    static final List<FunctionWord> INHERITED = List.of(
            same("Runtime", "runtime", "runtime"), same("MemorySize", "memorySize", "memorySize"), same("Timeout", "timeout", "timeout"),
            same("Environment/Variables", "environment", "environment"), same("Tags", "tags", "tags"),
            new FunctionWord(property("Tracing"), TreePath.of("tracing"), "tracing/lambda", FunctionWord::tracing, FunctionWord::traced));

    /** What a function says alone; where it may stand below {@code provider} too, one of both holds. */
    static final List<FunctionWord> OWN = List.of(
            same("Handler", "handler", ""), same("Description", "description", ""), same("FunctionName", "name", ""),
            new FunctionWord(property("Architectures"), TreePath.of("architecture"), "architecture", Tree::seq, tree -> tree.items().isEmpty() ? tree : tree.items().getFirst()),
            same("ReservedConcurrentExecutions", "reservedConcurrency", ""),
            same("ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions", "provisionedConcurrency", ""),
            new FunctionWord(property("SnapStart"), TreePath.of("snapStart"), "snapStart", FunctionWord::snapshots,
                    FunctionWord::snapshot),
            same("EphemeralStorage/Size", "ephemeralStorageSize", "ephemeralStorageSize"), same("KmsKeyArn", "kmsKeyArn", "kmsKeyArn"), same("Layers", "layers", "layers"),
            same("VpcConfig/SecurityGroupIds", "vpc/securityGroupIds", "vpc/securityGroupIds"), same("VpcConfig/SubnetIds", "vpc/subnetIds", "vpc/subnetIds"),
            new FunctionWord(property("EventInvokeConfig/DestinationConfig/OnFailure"), TreePath.of("destinations", "onFailure"), "", FunctionWord::destination, FunctionWord::arn),
            new FunctionWord(property("EventInvokeConfig/DestinationConfig/OnSuccess"), TreePath.of("destinations", "onSuccess"), "", FunctionWord::destination, FunctionWord::arn),
            same("EventInvokeConfig/MaximumRetryAttempts", "maximumRetryAttempts", ""), same("EventInvokeConfig/MaximumEventAgeInSeconds", "maximumEventAge", ""),
            same("DeadLetterQueue/TargetArn", "onError", ""),
            new FunctionWord(property("FunctionUrlConfig"), TreePath.of("url"), "", FunctionWord::url, FunctionWord::ownUrl),
            new FunctionWord(property("ImageUri"), TreePath.of("image"), "", tree -> tree.get("uri").or(() -> tree.get("name")).orElse(tree), tree -> tree),
            new FunctionWord(TreePath.of("Condition"), TreePath.of("condition"), "", tree -> tree, tree -> tree),
            new FunctionWord(TreePath.of("DependsOn"), TreePath.of("dependsOn"), "", tree -> tree, tree -> tree));

    /** Every word, in the order in which functions are written. */
    static List<FunctionWord> all() {
        List<FunctionWord> all = new ArrayList<>(OWN);
        all.addAll(1, INHERITED);
        return all;
    }

    private static FunctionWord same(String sam, String own, String shared) {
        return new FunctionWord(property(sam), new TreePath(List.of(own.split("/"))), shared, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static TreePath property(String steps) {
        List<String> path = new ArrayList<>(List.of("Properties"));
        path.addAll(List.of(steps.split("/")));
        return new TreePath(path);
    }

    /** What the provider says for all functions. */
    Optional<Tree> shared(Tree provider) {
        return shared.isEmpty() ? Optional.empty() : provider.at(new TreePath(List.of(shared.split("/")))).filter(FunctionWord::says);
    }

    Optional<Tree> own(Tree function) {
        return function.at(own).filter(FunctionWord::says);
    }

    private static boolean says(Tree tree) {
        return !(tree instanceof Tree.Scalar s && s.isNull());
    }

    private static Tree tracing(Tree own) {
        return own instanceof Tree.Scalar s && s.asBoolean().isPresent() ? Tree.string(s.asBoolean().get() ? "Active" : "PassThrough") : own;
    }

    private static Tree traced(Tree sam) {
        return sam.asText().filter("Active"::equals).isPresent() ? Tree.bool(true) : sam;
    }

    private static Tree snapshots(Tree own) {
        return Tree.map("ApplyOn", Tree.string(own instanceof Tree.Scalar s && s.asBoolean().orElse(false) ? "PublishedVersions" : "None"));
    }

    private static Tree snapshot(Tree sam) {
        String on = sam.get("ApplyOn").flatMap(Tree::asText).orElse("None");
        if (!on.equals("PublishedVersions") && !on.equals("None")) {
            throw new ModelException("In a file of the Serverless Framework snapStart is on or off.");
        }
        return Tree.bool(on.equals("PublishedVersions"));
    }

    private static Tree destination(Tree own) {
        if (own.get("arn").isPresent()) {
            Tree arn = Tree.map("Destination", own.get("arn").get());
            return own.get("type").isPresent() ? Tree.map("Type", Tree.string(own.get("type").flatMap(Tree::asText).map(FunctionWord::type).orElse("SQS"))).with("Destination", own.get("arn").get()) : arn;
        }
        return Tree.map("Destination", own);
    }

    private static String type(String own) {
        return switch (own) {
            case "sns" -> "SNS";
            case "function" -> "Lambda";
            case "eventBus" -> "EventBridge";
            default -> "SQS";
        };
    }

    private static Tree arn(Tree sam) {
        Tree arn = sam.get("Destination").orElseGet(Tree::nothing);
        if (arn.asText().isPresent()) {
            return arn;
        }
        String type = switch (sam.get("Type").flatMap(Tree::asText).orElse("SQS")) {
            case "SNS" -> "sns";
            case "Lambda" -> "function";
            case "EventBridge" -> "eventBus";
            default -> "sqs";
        };
        return Tree.map("type", Tree.string(type)).with("arn", arn);
    }

    private static Tree url(Tree own) {
        boolean signed = own.get("authorizer").flatMap(Tree::asText).filter("aws_iam"::equals).isPresent();
        Tree config = Tree.map("AuthType", Tree.string(signed ? "AWS_IAM" : "NONE"));
        if (own instanceof Tree.Scalar s && !s.asBoolean().orElse(true)) {
            return Tree.nothing();
        }
        boolean cors = own.get("cors").filter(tree -> !(tree instanceof Tree.Scalar s && !s.asBoolean().orElse(true))).isPresent();
        Tree all = Tree.seq(Tree.string("*"));
        config = cors ? config.with("Cors", Tree.map("AllowOrigins", own.at("cors", "allowedOrigins").orElse(all)).with("AllowMethods", own.at("cors", "allowedMethods").orElse(all))) : config;
        return own.get("invokeMode").isPresent() ? config.with("InvokeMode", own.get("invokeMode").get()) : config;
    }

    private static Tree ownUrl(Tree sam) {
        boolean signed = sam.get("AuthType").flatMap(Tree::asText).filter("AWS_IAM"::equals).isPresent();
        Tree url = signed ? Tree.map("authorizer", Tree.string("aws_iam")) : Tree.map();
        url = sam.get("Cors").isPresent() ? url.with("cors", Tree.bool(true)) : url;
        url = sam.get("InvokeMode").isPresent() ? url.with("invokeMode", sam.get("InvokeMode").get()) : url;
        return url.entries().isEmpty() ? Tree.bool(true) : url;
    }
}
