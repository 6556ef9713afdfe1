package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.lens.SamLens;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What can be done about differences: draw what runs, or set it back to what was deployed. */
final class DriftAnswers {
    private DriftAnswers() {}

    /** What is needed to set settings back one by one. */
    record PreparedSettings(List<Drift.Drifted> drifted) implements Plan.Prepared {
        PreparedSettings {
            drifted = List.copyOf(drifted);
        }
    }

    /**
     * The drawing as it would be if it said what runs: the template is changed in memory and read as a drawing.
     *
     * @throws DeployException if the template has no place for it
     */
    static Design adopted(DeployRequest request, Drift.Drifted drifted) {
        if (drifted.deleted()) {
            throw new DeployException(drifted.id() + " is gone from the cloud. Remove its card to draw that, or deploy to make it again.");
        }
        HomeTemplate home = HomeTemplate.of(request);
        try {
            Edits template = new Edits(Document.parse(home.text()));
            if (template.tree().at("Resources", drifted.id()).isEmpty()) {
                throw new DeployException(drifted.id() + " is made beside a card and does not stand in " + home.name() + " itself, so it cannot be drawn as it is. Revert it.");
            }
            for (PlannedChange.PropertyChange property : drifted.properties()) {
                if (property.after().contains(Masked.MASK)) {
                    throw new DeployException(property.name() + " of " + drifted.id() + " holds a secret, which is not taken into the drawing. Revert it, or let the template name where the secret is kept.");
                }
                List<String> path = new ArrayList<>(List.of("Resources", drifted.id(), "Properties"));
                path.addAll(List.of(property.name().split("[./]")));
                TreePath place = TreePath.of(path.toArray(String[]::new));
                template = property.after().isEmpty() ? template.remove(place) : template.set(place, value(property.after()));
            }
            return carried(request.design(), SamLens.standard().read(home.text(), home.design()), SamLens.standard().read(template.text(), home.design()));
        } catch (SyntaxException e) {
            throw new DeployException("What runs cannot be written into " + home.name() + ": " + e.getMessage(), e);
        }
    }

    /** What differs between two readings of what is deployed, put into the drawing: its home may say it in other words. */
    private static Design carried(Design drawing, Design was, Design is) {
        Design carried = drawing;
        for (Node now : is.nodes().values()) {
            Optional<Node> before = was.node(now.id());
            Optional<Node> card = carried.node(now.id());
            if (before.isEmpty() || card.isEmpty()) {
                continue;
            }
            Node changed = card.get();
            for (String field : now.fields().keySet()) {
                if (!now.field(field).equals(before.get().field(field))) {
                    changed = changed.withField(field, now.field(field).orElseThrow());
                }
            }
            for (String field : before.get().fields().keySet()) {
                changed = now.field(field).isEmpty() ? changed.withoutField(field) : changed;
            }
            carried = carried.withNode(changed);
        }
        return carried;
    }

    /** A number as a number, JSON as what it says. */
    private static Tree value(String text) {
        try {
            return Document.parse("value: " + text + "\n").tree().get("value").orElseGet(() -> Tree.string(text));
        } catch (SyntaxException plainText) {
            return Tree.string(text);
        }
    }

    /** A plan that sets settings back one by one, for endpoints that know no other way. */
    static Plan settings(AwsSession session, Drift drift, dev.drawbridge.cloud.deploy.CostChange cost) {
        DeployRequest request = session.request();
        List<PlannedChange> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Drift.Drifted one : drift.drifted()) {
            List<PlannedChange.PropertyChange> back = one.properties().stream().filter(property -> DirectSettings.canPut(one.type(), property.name()))
                    .map(property -> new PlannedChange.PropertyChange(property.name(), property.after(), property.before(), false)).toList();
            if (back.size() < one.properties().size() || one.deleted()) {
                notes.add(one.id() + (one.deleted() ? " is gone" : " differs in more than can be set back from here") + "; deploy a change of it to put it right.");
            }
            if (!back.isEmpty()) {
                changes.add(new PlannedChange(one.card(), one.id(), one.type(), PlannedChange.Action.CHANGE, back, PlannedChange.DataEffect.NONE));
            }
        }
        return new Plan(request, session.account(), request.stackName(), false, Optional.of(request.design()), List.of(), changes, cost, notes, new PreparedSettings(drift.drifted()));
    }

    static DeployOutcome apply(AwsSession session, Plan plan, PreparedSettings prepared, DeployListener listener) {
        Instant start = session.clock().instant();
        DirectSettings settings = new DirectSettings(session);
        for (PlannedChange change : plan.changes()) {
            Drift.Drifted found = prepared.drifted().stream().filter(one -> one.id().equals(change.id())).findFirst().orElseThrow();
            ResourceState state = new ResourceState(change.card(), change.id(), change.type(), found.physicalId(), ResourceState.Phase.WORKING, "", session.clock().instant());
            listener.on(new DeployEvent.ResourceChanged(state));
            Map<String, String> values = change.properties().stream().collect(Collectors.toMap(PlannedChange.PropertyChange::name, PlannedChange.PropertyChange::after, (a, b) -> b, TreeMap::new));
            settings.put(change.type(), found.physicalId(), values);
            listener.on(new DeployEvent.ResourceChanged(new ResourceState(state.card(), state.id(), state.type(), state.physicalId(), ResourceState.Phase.DONE, "", session.clock().instant())));
        }
        return new DeployOutcome(DeployOutcome.Result.DONE, plan.stack() + " is as it was deployed.", List.of(), List.of(), List.of(), 0, Duration.between(start, session.clock().instant()));
    }
}
