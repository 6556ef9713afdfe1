package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.NodeId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose rights a statement gives: those of one function, or those of everybody who has the role. */
final class SharedRoles {
    private static final String ROLE = "AWS::IAM::Role";

    private SharedRoles() {}

    /**
     * Who else has the role or the policy that a place lies in, of those who stay.
     *
     * @return their logical ids, in the order of the text; users and groups of a policy by their names
     */
    static Set<String> others(Working work, TreePath place, NodeId holder) {
        Cards cards = work.reading().cards();
        Set<String> found = new LinkedHashSet<>();
        if (place.steps().size() < 2) {
            return found;
        }
        String part = place.steps().get(1);
        Optional<String> own = work.reading().id(holder);
        Set<String> roles = roles(cards, part);
        cards.template().parts().values().stream().filter(other -> own.filter(other.id()::equals).isEmpty() && stays(work, other) && has(cards, other, part, roles)).forEach(other -> found.add(other.id()));
        cards.template().part(part).filter(policy -> GrantWires.POLICIES.contains(policy.type())).ifPresent(policy -> {
            for (String people : List.of("Users", "Groups", "UserName", "GroupName")) {
                policy.property(people).ifPresent(said -> said.each().forEach(one -> cards.references().target(one).or(one::asText).ifPresent(found::add)));
            }
        });
        return found;
    }

    /** Names for a sentence: as many as are read. */
    static String some(List<String> names) {
        int most = 4;
        return names.size() > most ? String.join(", ", names.subList(0, most - 1)) + " and " + (names.size() - most + 1) + " others" : String.join(", ", names);
    }

    private static boolean stays(Working work, SourceTemplate.Part part) {
        NodeId card = work.reading().ids().get(part.id());
        return work.edits().tree().at(part.path()).isPresent() && (card == null || work.is().node(card).isPresent());
    }

    private static boolean has(Cards cards, SourceTemplate.Part other, String part, Set<String> roles) {
        boolean speaksOfRights = other.type().startsWith("AWS::IAM::") && !other.type().equals("AWS::IAM::InstanceProfile");
        if (speaksOfRights || other.id().equals(part)) {
            return false;
        }
        return FlowFields.role(other).flatMap(cards.references()::target).filter(roles::contains).isPresent()
                || other.property("Policies").filter(policies -> policies.each().stream().anyMatch(policy -> cards.references().target(policy).filter(part::equals).isPresent())).isPresent()
                || !Collections.disjoint(cards.named(other.id()), roles) && takesOn(cards.references(), other.properties(), roles);
    }

    /** Whether a property names one of them that is not there to speak of it: policies say what it may, and variables tell a function of it. */
    private static boolean takesOn(References references, Tree tree, Set<String> roles) {
        return switch (tree) {
            case Tree.Map(var entries) -> entries.entrySet().stream().anyMatch(entry -> !entry.getKey().equals("Environment") && !entry.getKey().matches(".*Polic.*")
                    && takesOn(references, entry.getValue(), roles));
            case Tree.Seq(var items) -> items.stream().anyMatch(item -> takesOn(references, item, roles));
            case Tree.Intrinsic _, Tree.Scalar _ -> references.target(tree).filter(roles::contains).isPresent();
        };
    }

    /** The roles that a resource gives rights to: itself, or those that a policy names or that name it. */
    private static Set<String> roles(Cards cards, String part) {
        Set<String> roles = new LinkedHashSet<>();
        cards.template().part(part).ifPresent(policy -> {
            roles.add(part);
            for (String property : List.of("Roles", "RoleName")) {
                policy.property(property).map(cards.references()::all).ifPresent(roles::addAll);
            }
        });
        cards.template().parts().values().stream().filter(role -> role.type().equals(ROLE))
                .filter(role -> role.property("ManagedPolicyArns").map(cards.references()::all).filter(all -> all.contains(part)).isPresent()).forEach(role -> roles.add(role.id()));
        return roles;
    }
}
