package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.PlannedChange.Action;
import dev.drawbridge.cloud.deploy.PlannedChange.DataEffect;
import dev.drawbridge.cloud.deploy.PlannedChange.PropertyChange;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.model.NodeId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;

/** CloudFormation's changes as ours. What it leaves unsaid, the two templates say. Pure. */
final class PlannedChanges {
    private final ResourceOwners owners;
    private final Optional<ResourceOwners> before;
    private final TemplateComparison templates;

    /** @param before who owned what is deployed: what goes may belong to a card that is drawn no longer */
    PlannedChanges(ResourceOwners owners, Optional<ResourceOwners> before, TemplateComparison templates) {
        this.owners = owners;
        this.before = before;
        this.templates = templates;
    }

    /** Those that lose data first, then by how much they do. */
    List<PlannedChange> of(List<ResourceChange> changes) {
        return changes.stream().map(this::one)
                .sorted(Comparator.comparing(PlannedChange::data).reversed().thenComparing(Comparator.comparing(PlannedChange::action).reversed()).thenComparing(PlannedChange::id))
                .toList();
    }

    private PlannedChange one(ResourceChange change) {
        String id = change.logicalResourceId();
        String type = change.resourceType();
        Action action = action(change);
        DataEffect data = switch (action) {
            case ADD, CHANGE -> DataEffect.NONE;
            case REMOVE -> DataHolders.effect(type, policy(change, templates.deployed(id, "DeletionPolicy")));
            case REPLACE, MAY_REPLACE -> DataHolders.effect(type, policy(change, replacement(id)));
        };
        return new PlannedChange(owner(id, type, action), id, type, action, action == Action.ADD || action == Action.REMOVE ? List.of() : properties(change), data);
    }

    private Optional<NodeId> owner(String id, String type, Action action) {
        Optional<NodeId> owned = action == Action.REMOVE ? before.flatMap(known -> known.ownerOf(id, type)) : Optional.empty();
        return owned.or(() -> owners.ownerOf(id, type));
    }

    private static String policy(ResourceChange change, Optional<String> otherwise) {
        String said = change.policyActionAsString();
        return said != null && !said.isEmpty() ? said : otherwise.orElse("");
    }

    /** What both templates say: nobody says which of them counts where the cloud does not, so data counts as kept only if neither gives it away. */
    private Optional<String> replacement(String id) {
        String attribute = "UpdateReplacePolicy";
        return templates.deployed(id, attribute).filter(policy -> templates.wanted(id, attribute).filter(policy::equals).isPresent());
    }

    private static Action action(ResourceChange change) {
        return switch (String.valueOf(change.actionAsString())) {
            case "Add", "Import" -> Action.ADD;
            case "Remove" -> Action.REMOVE;
            default -> change.replacement() == Replacement.TRUE ? Action.REPLACE : change.replacement() == Replacement.CONDITIONAL ? Action.MAY_REPLACE : Action.CHANGE;
        };
    }

    private List<PropertyChange> properties(ResourceChange change) {
        Map<String, PropertyChange> known = new LinkedHashMap<>();
        templates.properties(change.logicalResourceId()).forEach(property -> known.put(property.name(), property));
        if (change.details().isEmpty()) {
            return List.copyOf(known.values());
        }
        Map<String, PropertyChange> said = new LinkedHashMap<>();
        for (ResourceChangeDetail detail : change.details()) {
            ResourceTargetDefinition target = detail.target();
            if (target == null) {
                continue;
            }
            String name = target.name() == null || target.name().isEmpty() ? target.attributeAsString() : target.name();
            PropertyChange ours = known.get(name);
            String before = target.beforeValue() != null ? target.beforeValue() : ours == null ? "" : ours.before();
            String after = target.afterValue() != null ? target.afterValue() : ours == null ? "" : ours.after();
            // one property can be there twice, once for each reason
            boolean replaces = target.requiresRecreation() == RequiresRecreation.ALWAYS || said.containsKey(name) && said.get(name).replaces();
            said.put(name, new PropertyChange(name, TemplateComparison.shortened(masked(target, name, before)), TemplateComparison.shortened(masked(target, name, after)), replaces));
        }
        return List.copyOf(said.values());
    }

    /** A value may be that of one variable deep in the property that it is told under: then the path has its name. */
    private static String masked(ResourceTargetDefinition target, String name, String value) {
        return Masked.text(name, target.path() == null ? value : Masked.text(target.path(), value));
    }
}
