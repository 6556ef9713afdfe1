package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.NodeId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose rights a statement gives: those of one function, or those of everybody who has the role. */
final class SharedRoles {
    private static final String ROLE = "AWS::IAM::Role";

    private SharedRoles() {}

    /** Whether a place lies in a role, or in a policy of one, that somebody else has who stays. */
    static boolean isOfOthers(Working work, TreePath place, NodeId holder) {
        Cards cards = work.reading().cards();
        if (place.steps().size() < 2) {
            return false;
        }
        String part = place.steps().get(1);
        Optional<String> own = work.reading().id(holder);
        Set<String> roles = roles(cards, part);
        return cards.template().parts().values().stream().filter(other -> own.filter(other.id()::equals).isEmpty() && work.edits().tree().at(other.path()).isPresent())
                .anyMatch(other -> FlowFields.role(other).flatMap(cards.references()::target).filter(roles::contains).isPresent());
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
