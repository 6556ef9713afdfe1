package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Optional;

/** Collects the resources and outputs of a template, in the order they are written. */
final class Resources {
    private final Block resources = new Block();
    private final Block outputs = new Block();

    void add(String id, String type, Block properties) {
        resources.put(id, new Block().put("Type", type).put("Properties", properties).tree());
    }

    /** A resource that is made after another one, which it does not name. */
    void addAfter(String id, String type, String dependsOn, Block properties) {
        resources.put(id, new Block().put("Type", type).put("DependsOn", dependsOn).put("Properties", properties).tree());
    }

    /** A resource that holds the user's data: what becomes of it with its card is always said. */
    void addKeeping(String id, String type, boolean retain, Block properties) {
        String policy = retain ? "Retain" : "Delete";
        resources.put(id, new Block().put("Type", type).put("DeletionPolicy", policy).put("UpdateReplacePolicy", policy)
                .put("Properties", properties).tree());
    }

    /** Like the other, for one that waits for others to be made. */
    void addKeeping(String id, String type, boolean retain, List<String> dependsOn, Block properties) {
        if (dependsOn.isEmpty()) {
            addKeeping(id, type, retain, properties);
            return;
        }
        String policy = retain ? "Retain" : "Delete";
        resources.put(id, new Block().put("Type", type).put("DependsOn", Block.strings(dependsOn)).put("DeletionPolicy", policy).put("UpdateReplacePolicy", policy)
                .put("Properties", properties).tree());
    }

    /** A log group with the name that people look for; without a number of days its lines stay for ever. */
    void addLogGroup(String id, String name, Optional<Tree> days) {
        add(id, "AWS::Logs::LogGroup", new Block().put("LogGroupName", Tree.sub(name)).put("RetentionInDays", days));
    }

    void output(String id, String description, Tree value) {
        outputs.put(id, new Block().put("Description", description).put("Value", value).tree());
    }

    Block resources() {
        return resources;
    }

    Block outputs() {
        return outputs;
    }
}
