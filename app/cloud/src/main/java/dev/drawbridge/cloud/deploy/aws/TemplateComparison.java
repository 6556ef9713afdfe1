package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.PermissionChange;
import dev.drawbridge.cloud.deploy.PlannedChange.PropertyChange;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Two templates side by side: which properties differ, and who may do more in the second. Pure. */
final class TemplateComparison {
    private static final int MAX_TEXT = 200;

    private final Tree before;
    private final Tree after;

    /** @param before an empty mapping where nothing is deployed yet */
    TemplateComparison(Tree before, Tree after) {
        this.before = before;
        this.after = after;
    }

    /** The properties of a resource, those among them that SAM takes for a function from the template's Globals. */
    private static Map<String, Tree> properties(Tree template, String id) {
        Map<String, Tree> all = new HashMap<>();
        if (template.at("Resources", id, "Type").flatMap(Tree::asText).filter("AWS::Serverless::Function"::equals).isPresent()) {
            template.at("Globals", "Function").ifPresent(shared -> all.putAll(shared.entries()));
        }
        template.at("Resources", id, "Properties").ifPresent(own -> all.putAll(own.entries()));
        return all;
    }

    /** A policy attribute of a resource as it is deployed: {@code DeletionPolicy}. */
    Optional<String> deployed(String id, String attribute) {
        return before.at("Resources", id, attribute).flatMap(Tree::asText);
    }

    /** The same, as it is to be. */
    Optional<String> wanted(String id, String attribute) {
        return after.at("Resources", id, attribute).flatMap(Tree::asText);
    }

    /** What differs in the properties of one resource. */
    List<PropertyChange> properties(String id) {
        Map<String, Tree> old = properties(before, id);
        Map<String, Tree> fresh = properties(after, id);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        List<PropertyChange> changes = new ArrayList<>();
        for (String name : names) {
            String was = Optional.ofNullable(old.get(name)).map(TreeText::of).orElse("");
            String is = Optional.ofNullable(fresh.get(name)).map(TreeText::of).orElse("");
            if (!was.equals(is)) {
                changes.add(new PropertyChange(name, shortened(Masked.text(name, was)), shortened(Masked.text(name, is)), false));
            }
        }
        return changes;
    }

    static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }

    /** What is allowed after and was not before, by who gets it. */
    List<PermissionChange> permissions(ResourceOwners owners) {
        Set<Grants.Fact> known = new HashSet<>(Grants.in(before));
        Set<String> holders = new HashSet<>();
        known.forEach(fact -> holders.add(fact.holder()));
        Map<Grants.Fact, List<String>> fresh = new LinkedHashMap<>();
        for (Grants.Fact fact : Grants.in(after)) {
            if (!known.contains(fact)) {
                fresh.computeIfAbsent(new Grants.Fact(fact.holder(), fact.type(), "", fact.on()), key -> new ArrayList<>()).add(fact.action());
            }
        }
        List<PermissionChange> changes = new ArrayList<>();
        fresh.forEach((fact, actions) -> changes.add(
                new PermissionChange(owners.ownerOf(fact.holder(), fact.type()), fact.holder(), actions, fact.on(), holders.contains(fact.holder()))));
        return changes;
    }
}
