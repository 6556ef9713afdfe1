package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of SAM that are one plain resource under another name. Source: the resource pages of the SAM specification. */
final class SmallExpansions {
    static final String APPLICATION = "AWS::Serverless::Application";
    private static final Map<String, String> KEY_TYPES = Map.of("String", "S", "Number", "N", "Binary", "B");

    private SmallExpansions() {}

    static void table(String id, Tree properties, PlainResources out) {
        Tree key = properties.get("PrimaryKey").orElse(Tree.map());
        Tree name = key.get("Name").orElse(Tree.string("id"));
        String type = KEY_TYPES.getOrDefault(key.get("Type").flatMap(Tree::asText).orElse("String"), "S");
        Block plain = new Block().put("TableName", properties.get("TableName"))
                .put("AttributeDefinitions", List.of(Tree.map("AttributeName", name).with("AttributeType", Tree.string(type))))
                .put("KeySchema", List.of(Tree.map("AttributeName", name).with("KeyType", Tree.string("HASH"))))
                .put("ProvisionedThroughput", properties.get("ProvisionedThroughput"));
        if (properties.get("ProvisionedThroughput").isEmpty()) {
            plain.put("BillingMode", "PAY_PER_REQUEST");
        }
        out.add(id, "AWS::DynamoDB::Table", plain.put("SSESpecification", properties.get("SSESpecification"))
                .put("PointInTimeRecoverySpecification", properties.get("PointInTimeRecoverySpecification")).put("Tags", properties.get("Tags").map(Normalization::pairs)));
    }

    static void layer(String id, Tree properties, PlainResources out) {
        Block plain = new Block().put("LayerName", properties.get("LayerName").or(() -> Optional.of(Tree.string(id)))).put("Description", properties.get("Description"))
                .put("Content", properties.get("ContentUri").map(uri -> FunctionExpansion.zipped(uri).tree()))
                .put("CompatibleRuntimes", properties.get("CompatibleRuntimes")).put("CompatibleArchitectures", properties.get("CompatibleArchitectures"))
                .put("LicenseInfo", properties.get("LicenseInfo"));
        out.add(id, "AWS::Lambda::LayerVersion", plain);
        // a version that functions of other stacks use must not go when another one comes; that is also what SAM does
        boolean goes = properties.get("RetentionPolicy").flatMap(Tree::asText).filter("Delete"::equalsIgnoreCase).isPresent();
        if (!goes) {
            out.change(id, layer -> layer.with("DeletionPolicy", Tree.string("Retain")).with("UpdateReplacePolicy", Tree.string("Retain")));
        }
    }

    static void application(String id, Tree properties, PlainResources out, Losses losses) {
        Optional<Tree> url = properties.get("Location").filter(location -> !(location instanceof Tree.Map));
        if (url.isEmpty()) {
            losses.leaveOut(id, "It comes from the Serverless Application Repository, which SAM alone can ask.");
            return;
        }
        out.add(id, "AWS::CloudFormation::Stack", new Block().put("TemplateURL", url).put("Parameters", properties.get("Parameters"))
                .put("NotificationARNs", properties.get("NotificationARNs")).put("TimeoutInMinutes", properties.get("TimeoutInMinutes"))
                .put("Tags", properties.get("Tags").map(Normalization::pairs)));
    }
}
