package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.wire.WireRule;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What edits may do to permissions: nobody loses one that the edit is not about, and nobody gets one. Who has which is read from the template itself, by the roles and policies that each resource names.
 *
 * @param text the template before
 * @param after the template after
 * @param before the drawing before
 */
record RightsLaw(String text, String after, Design before) {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final Set<String> POLICIES = Set.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy");

    private static final String OWN = " own";

    /** One action on one resource, as they are written. */
    private record Right(String action, Tree resource) {
        boolean isForEverything() {
            return resource.equals(Tree.string("*"));
        }
    }

    private Reading reading(String of) {
        return new SamLens(OURS).reading(of, before);
    }

    /** Wires that go: their ends are parted, and that is all. */
    void disconnect(Set<WireId> gone) {
        Reading was = reading(text);
        Set<String> parted = new HashSet<>();
        gone.forEach(id -> was.id(before.requireWire(id).from().node()).ifPresent(parted::add));
        Map<String, Set<Right>> now = rights(reading(after));
        rights(was).forEach((source, rights) -> {
            String holder = source.replaceFirst(" .*", "");
            Set<Right> lost = without(rights, now.getOrDefault(source, Set.of()));
            Set<Right> fresh = without(now.getOrDefault(source, Set.of()), rights);
            String told = source + " loses " + lost + " and gets " + fresh + "\n" + RealTemplateLawsTest.difference(text, after);
            if (parted.contains(holder)) {
                assertThat(lost).as(told).allMatch(right -> gone.stream().anyMatch(wire -> isAbout(was, right, before.requireWire(wire))));
                // what is still wired is named, with the actions that were for everything
                assertThat(fresh).as(told).allMatch(right -> lost.contains(new Right(right.action(), Tree.string("*"))));
            } else {
                assertThat(lost).as(told).isEmpty();
                assertThat(fresh).as(told).isEmpty();
            }
        });
    }

    /** Cards that go: who stays loses only what it could do with them. */
    void removal(Set<NodeId> gone) {
        Reading was = reading(text);
        Set<String> left = reading(after).template().parts().keySet();
        Map<String, Set<Right>> now = rights(reading(after));
        rights(was).forEach((source, rights) -> {
            String holder = source.replaceFirst(" .*", "");
            // who names a role no more, or names one that is gone, is told so or was wired
            if (left.contains(holder) && (now.containsKey(source) || source.endsWith(OWN))) {
                Set<Right> lost = without(rights, now.getOrDefault(source, Set.of()));
                String told = source + " loses " + lost + "\n" + RealTemplateLawsTest.difference(text, after);
                assertThat(lost).as(told).allMatch(right -> was.cards().references().all(right.resource()).stream().anyMatch(id -> !left.contains(id))
                        || was.cards().references().target(right.resource()).filter(id -> !left.contains(id)).isPresent()
                        || before.wires().values().stream().anyMatch(wire -> gone.contains(wire.to().node()) && was.id(wire.from().node()).filter(holder::equals).isPresent() && isAbout(was, right, wire)));
                assertThat(without(now.getOrDefault(source, Set.of()), rights)).as(told).isEmpty();
            }
        });
    }

    /** Whether a right is one that a wire stands for: on what it reaches, or by an action of its service on everything. */
    private boolean isAbout(Reading was, Right right, Wire wire) {
        String to = was.id(wire.to().node()).orElseThrow();
        Optional<WireRule> row = OURS.wires().of(before, wire);
        if (right.isForEverything()) {
            String service = right.action().replaceFirst(":.*", "");
            String type = was.template().part(to).map(SourceTemplate.Part::type).orElse("");
            return row.stream().flatMap(rule -> rule.grants().stream()).anyMatch(grant -> grant.service().equals(service)) || type.toLowerCase(java.util.Locale.ROOT).contains("::" + service + "::");
        }
        Set<String> whole = new HashSet<>(Set.of(to));
        was.parts().forEach((part, owner) -> {
            if (owner.equals(to)) {
                whole.add(part);
            }
        });
        // connections of any API are those of the one that there is
        return was.cards().references().target(right.resource()).filter(whole::contains).isPresent() || right.action().startsWith("execute-api:");
    }

    private static Set<Right> without(Set<Right> all, Set<Right> some) {
        Set<Right> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** By who has them and by what: {@code Work Role}, {@code Work own}. */
    private static Map<String, Set<Right>> rights(Reading reading) {
        Map<String, Set<Right>> all = new TreeMap<>();
        for (SourceTemplate.Part part : reading.template().parts().values()) {
            if (part.type().startsWith("AWS::IAM::")) {
                continue;
            }
            Set<Right> own = new LinkedHashSet<>();
            each(part.property("Policies")).forEach(policy -> {
                collect(policy, own);
                reading.cards().references().target(policy).flatMap(reading.template()::part).ifPresent(named -> named.property("PolicyDocument").ifPresent(document -> collect(document, own)));
            });
            all.put(part.id() + OWN, own);
            for (String role : roles(reading, part.properties())) {
                Set<Right> rights = new LinkedHashSet<>();
                ofRole(reading, role, rights);
                all.put(part.id() + " " + role, rights);
            }
        }
        return all;
    }

    /** Roles that a resource takes on, wherever it says so; policies say what others may. */
    private static Set<String> roles(Reading reading, Tree properties) {
        Set<String> found = new LinkedHashSet<>();
        switch (properties) {
            case Tree.Map(var entries) -> entries.forEach((key, value) -> {
                if (!key.equals("Environment") && !key.matches(".*Polic.*")) {
                    if (!(value instanceof Tree.Map)) {
                        reading.cards().references().target(value).flatMap(reading.template()::part).filter(part -> part.type().equals("AWS::IAM::Role")).ifPresent(part -> found.add(part.id()));
                    }
                    found.addAll(roles(reading, value));
                }
            });
            case Tree.Seq(var items) -> items.forEach(item -> found.addAll(roles(reading, item)));
            case Tree.Intrinsic _, Tree.Scalar _ -> { }
        }
        return found;
    }

    private static void ofRole(Reading reading, String id, Set<Right> rights) {
        reading.template().part(id).ifPresent(role -> {
            each(role.property("Policies")).forEach(policy -> policy.get("PolicyDocument").ifPresent(document -> collect(document, rights)));
            for (SourceTemplate.Part policy : reading.template().parts().values()) {
                boolean its = POLICIES.contains(policy.type()) && (policy.property("Roles").or(() -> policy.property("RoleName")).map(reading.cards().references()::all).filter(all -> all.contains(id)).isPresent()
                        || role.property("ManagedPolicyArns").map(reading.cards().references()::all).filter(all -> all.contains(policy.id())).isPresent());
                if (its) {
                    policy.property("PolicyDocument").ifPresent(document -> collect(document, rights));
                }
            }
        });
    }

    private static void collect(Tree document, Set<Right> rights) {
        for (Tree statement : each(document.get("Statement"))) {
            if (statement.get("Effect").flatMap(Tree::asText).filter("Deny"::equals).isEmpty()) {
                for (Tree action : each(statement.get("Action"))) {
                    each(statement.get("Resource")).forEach(resource -> rights.add(new Right(action.asText().orElse(action.toString()), resource)));
                }
            }
        }
    }

    private static List<Tree> each(Optional<Tree> tree) {
        return tree.map(Tree::each).orElse(List.of());
    }
}
