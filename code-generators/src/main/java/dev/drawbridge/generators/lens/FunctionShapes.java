package dev.drawbridge.generators.lens;

import static dev.drawbridge.generators.lens.Places.at;
import static dev.drawbridge.generators.lens.Places.choice;
import static dev.drawbridge.generators.lens.Places.first;
import static dev.drawbridge.generators.lens.Places.flag;
import static dev.drawbridge.generators.lens.Places.text;
import static dev.drawbridge.generators.lens.Places.tree;
import static dev.drawbridge.generators.lens.Places.whole;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which property of a function is which field, for the functions of SAM and the plain ones. */
final class FunctionShapes {
    private FunctionShapes() {}

    static List<FieldPlace> serverless() {
        List<FieldPlace> fields = new ArrayList<>(both());
        fields.add(flag("tracing", "Properties/Tracing", "Active", "PassThrough").standard(Value.of(false)));
        fields.add(text("codeUri", "Properties/CodeUri"));
        fields.add(text("imageUri", "Properties/ImageUri"));
        fields.add(text("alias", "Properties/AutoPublishAlias"));
        fields.add(text("deployment", "Properties/DeploymentPreference/Type").standard(Value.of("AllAtOnce")));
        fields.add(whole("provisionedConcurrency", "Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions"));
        fields.add(tree("tags", "Properties/Tags"));
        return fields;
    }

    static List<FieldPlace> plain() {
        List<FieldPlace> fields = new ArrayList<>(both());
        fields.add(flag("tracing", "Properties/TracingConfig/Mode", "Active", "PassThrough").standard(Value.of(false)));
        fields.add(text("imageUri", "Properties/Code/ImageUri"));
        fields.add(text("alias", "Properties/Name").on("AWS::Lambda::Alias"));
        fields.add(whole("provisionedConcurrency", "Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions").on("AWS::Lambda::Alias"));
        fields.add(tags());
        return fields;
    }

    private static List<FieldPlace> both() {
        return List.of(
                whole("memory", "Properties/MemorySize").standard(Value.of(128)),
                whole("timeout", "Properties/Timeout").standard(Value.of(3)),
                text("runtime", "Properties/Runtime"),
                first("architecture", "Properties/Architectures").standard(Value.of("x86_64")),
                whole("reservedConcurrency", "Properties/ReservedConcurrentExecutions"),
                choice("snapStart", "Properties/SnapStart/ApplyOn", Map.of("PublishedVersions", "on", "None", "off")).standard(Value.of("off")),
                at("logRetention", "Properties/RetentionInDays", days -> days.asText().map(Value::of), value -> Optional.of(ValueTree.number(value)))
                        .on("AWS::Logs::LogGroup").standard(Value.of("never")),
                text("handler", "Properties/Handler"),
                text("functionName", "Properties/FunctionName"),
                text("description", "Properties/Description"),
                tree("subnets", "Properties/VpcConfig/SubnetIds"),
                tree("securityGroups", "Properties/VpcConfig/SecurityGroupIds"),
                tree("fileSystems", "Properties/FileSystemConfigs"),
                text("kmsKey", "Properties/KmsKeyArn"),
                whole("ephemeralStorage", "Properties/EphemeralStorage/Size").standard(Value.of(512)),
                text("packageType", "Properties/PackageType").standard(Value.of("Zip")),
                text("logFormat", "Properties/LoggingConfig/LogFormat").standard(Value.of("Text")));
    }

    /** CloudFormation has a list of keys with values where SAM has a mapping. */
    private static FieldPlace tags() {
        return at("tags", "Properties/Tags", list -> {
            Map<String, Value> tags = new LinkedHashMap<>();
            list.items().forEach(tag -> tag.get("Key").flatMap(Tree::asText).ifPresent(key -> tags.put(key, tag.get("Value").map(TreeValue::of).orElse(Value.of("")))));
            return tags.isEmpty() ? Optional.empty() : Optional.of(new Value.Entries(tags));
        }, value -> value instanceof Value.Entries(Map<String, Value> tags) && !tags.isEmpty()
                ? Optional.of(Tree.seq(tags.entrySet().stream().map(tag -> Tree.map("Key", Tree.string(tag.getKey())).with("Value", ValueTree.of(tag.getValue()))).toList()))
                : Optional.empty());
    }
}
