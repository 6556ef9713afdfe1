package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.generators.syntax.Tree;
import java.util.Optional;

/** Where the code of a resource is in the bucket, as the template that is deployed says it. Pure. */
final class DeployedCode {
    private DeployedCode() {}

    /** @param id of the resource; none for one that is not there, or has no code of ours */
    static Optional<String> place(Tree deployed, String id) {
        Tree properties = deployed.at("Resources", id, "Properties").orElseGet(Tree::map);
        return properties.get("CodeUri").or(() -> properties.at("Code", "S3Key")).or(() -> properties.get("ContentUri")).or(() -> properties.at("Content", "S3Key")).flatMap(Tree::asText);
    }
}
