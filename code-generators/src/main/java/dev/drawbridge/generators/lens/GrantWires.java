package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WideGrant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Wires that stand as permissions of a function: {@code Policies} in all forms, roles, connectors. Which actions make which wire is asked
 * of the wire table.
 */
final class GrantWires {
    static final String BY_MANAGED = "A managed policy of AWS permits this, and more than this. Replace it in the template, the drawing follows.";

    private static final String ROLE = "AWS::IAM::Role";
    static final Set<String> POLICIES = Set.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy");

    private final Cards cards;
    private final References references;
    private final WireTable table;
    private final Finds finds;
    /** How many resources have a role as theirs. */
    private final Map<String, Integer> users = new HashMap<>();
    /** The policies that are resources of their own, by the roles they are for. */
    private final Map<String, Set<SourceTemplate.Part>> policies = new HashMap<>();
    /** Whether the role that is read is that of other functions too, so that nothing of it may be narrowed. */
    private boolean shared;

    GrantWires(Cards cards, WireTable table, Finds finds) {
        this.cards = cards;
        this.references = cards.references();
        this.table = table;
        this.finds = finds;
        cards.template().parts().values().forEach(this::count);
    }

    private void count(SourceTemplate.Part part) {
        FlowFields.role(part).flatMap(references::target).ifPresent(role -> users.merge(role, 1, Integer::sum));
        if (POLICIES.contains(part.type())) {
            part.property("Roles").map(Tree::items).orElse(List.of()).forEach(each -> references.target(each).ifPresent(role -> isFor(role, part)));
            part.property("RoleName").flatMap(references::target).ifPresent(role -> isFor(role, part));
        } else if (part.type().equals(ROLE)) {
            part.property("ManagedPolicyArns").map(references::all).orElse(Set.of()).stream().flatMap(id -> cards.template().part(id).stream())
                    .filter(policy -> POLICIES.contains(policy.type())).forEach(policy -> isFor(part.id(), policy));
        }
    }

    private void isFor(String role, SourceTemplate.Part policy) {
        policies.computeIfAbsent(role, _ -> new LinkedHashSet<>()).add(policy);
    }

    void read() {
        for (Cards.Card function : Stream.concat(cards.of("function").stream(), cards.of("state-machine").stream()).toList()) {
            SourceTemplate.Part part = cards.template().parts().get(function.id());
            part.property("Policies").ifPresent(policies -> policies(function.id(), policies, part.path("Policies")));
            FlowFields.role(part).flatMap(references::target).flatMap(cards.template()::part).filter(role -> role.type().equals(ROLE))
                    .ifPresent(role -> {
                        shared = users.getOrDefault(role.id(), 0) > 1;
                        role(function.id(), role);
                        shared = false;
                    });
            part.body().get("Connectors").ifPresent(connectors -> connectors.entries().forEach((name, connector) ->
                    connector(Optional.of(function.id()), connector.get("Properties").orElseGet(Tree::map), part.path().child("Connectors").child(name))));
        }
        for (SourceTemplate.Part part : cards.template().parts().values()) {
            if (part.type().equals("AWS::Serverless::Connector")) {
                connector(part.property("Source", "Id").flatMap(Tree::asText), part.properties(), part.path());
            }
        }
    }

    private void policies(String function, Tree policies, TreePath path) {
        if (policies instanceof Tree.Seq(var items)) {
            for (int i = 0; i < items.size(); i++) {
                policy(function, items.get(i), path.child(i));
            }
        } else {
            policy(function, policies, path);
        }
    }

    private void policy(String function, Tree policy, TreePath path) {
        if (policy instanceof Tree.Intrinsic(String name, Tree argument)) {
            if (name.equals("Fn::If")) {
                for (int i = 1; i < argument.items().size(); i++) {
                    policy(function, argument.items().get(i), path.child("Fn::If").child(i));
                }
            } else {
                managed(function, policy);
                references.target(policy).flatMap(cards.template()::part).flatMap(part -> part.property("PolicyDocument"))
                        .ifPresent(document -> references.target(policy).ifPresent(id -> document(function, document, TreePath.of(SourceTemplate.RESOURCES, id, "Properties", "PolicyDocument"))));
            }
        } else if (policy instanceof Tree.Scalar) {
            managed(function, policy);
        } else if (policy.get("Statement").isPresent()) {
            document(function, policy, path);
        } else {
            policy.entries().forEach((name, parameters) -> PolicyTemplates.find(name).ifPresent(template -> {
                Optional<String> target = parameters.get(template.parameter()).flatMap(tree -> references.target(tree, template.service()));
                target.ifPresent(id -> grant(function, id, template.actions(table), false, path));
            }));
        }
    }

    /** A policy that AWS keeps concerns what the function knows the name of, as far as it is of the policy's service. */
    private void managed(String function, Tree policy) {
        ManagedPolicies.find(References.words(policy)).ifPresent(known -> {
            for (String target : inEnvironment(function)) {
                Optional<Cards.Card> card = cards.card(target);
                if (card.isPresent() && known.kinds().contains(card.get().shape().kind())) {
                    grant(function, target, PolicyTemplates.actions(card.get().shape().kind(), known.access(), table), false);
                }
            }
        });
    }

    private void role(String function, SourceTemplate.Part role) {
        role.property("ManagedPolicyArns").map(Tree::items).orElse(List.of()).forEach(policy -> managed(function, policy));
        List<Tree> inline = role.property("Policies").map(Tree::items).orElse(List.of());
        for (int i = 0; i < inline.size(); i++) {
            TreePath path = role.path("Policies").child(i).child("PolicyDocument");
            inline.get(i).get("PolicyDocument").ifPresent(document -> document(function, document, path));
        }
        for (SourceTemplate.Part policy : policies.getOrDefault(role.id(), Set.of())) {
            policy.property("PolicyDocument").ifPresent(document -> document(function, document, policy.path("PolicyDocument")));
        }
    }

    private void document(String function, Tree document, TreePath path) {
        Tree statements = document.get("Statement").orElseGet(Tree::seq);
        if (statements instanceof Tree.Seq(var items)) {
            for (int i = 0; i < items.size(); i++) {
                statement(function, items.get(i), path.child("Statement").child(i));
            }
        } else {
            statement(function, statements, path.child("Statement"));
        }
    }

    private void statement(String function, Tree statement, TreePath path) {
        boolean allows = statement.get("Effect").flatMap(Tree::asText).map("Allow"::equals).orElse(true);
        List<String> actions = texts(statement.get("Action"));
        if (!allows || actions.isEmpty()) {
            return;
        }
        boolean failure = statement.get("Sid").flatMap(Tree::asText).filter(sid -> sid.matches(".*OnFailure[0-9]*")).isPresent();
        Tree resources = statement.get("Resource").orElseGet(Tree::nothing);
        List<Tree> each = resources.each();
        Map<String, List<TreePath>> places = new LinkedHashMap<>();
        for (int i = 0; i < each.size(); i++) {
            TreePath place = resources instanceof Tree.Seq ? path.child("Resource").child(i) : path;
            boolean anything = each.get(i).asText().filter(text -> text.equals("*")).isPresent();
            Tree resource = each.get(i);
            Set<String> targets = anything ? inEnvironment(function) : references.target(resource).or(() -> connections(resource)).map(Set::of).orElse(Set.of());
            targets.forEach(id -> places.computeIfAbsent(id, _ -> new ArrayList<>()).add(anything ? path : place));
        }
        boolean everything = each.stream().anyMatch(tree -> tree.asText().filter("*"::equals).isPresent());
        places.forEach((id, paths) -> {
            if (cards.is(id, GraphWires.KIND) && actions.stream().anyMatch(action -> action.startsWith("appsync:"))) {
                for (int i = 0; i < each.size(); i++) {
                    if (references.target(each.get(i)).filter(id::equals).isPresent()) {
                        TreePath place = places.size() == 1 && each.size() == 1 ? path : resources instanceof Tree.Seq ? path.child("Resource").child(i) : path;
                        finds.add(function, WireRole.CALL, id, Map.of(WireTable.MODE, GraphWires.mode(each.get(i))), place);
                    }
                }
                return;
            }
            boolean whole = places.size() == 1 && paths.size() == each.size();
            boolean isFailure = failure && finds.wire(function, WireRole.ON_FAILURE, id).isPresent();
            if (!isFailure) {
                grant(function, id, actions, !shared && !everything && (whole || !paths.contains(path)), whole ? new TreePath[] {path} : paths.toArray(TreePath[]::new));
            }
        });
    }

    /** Connections of any API are those of the one that there is. */
    private Optional<String> connections(Tree resource) {
        return References.words(resource).matches("arn:.*:execute-api:.*/@connections/.*") ? SocketWires.only(cards) : Optional.empty();
    }

    /** A permission for everything concerns what the function knows the name of. */
    private Set<String> inEnvironment(String function) {
        Set<String> found = new LinkedHashSet<>();
        cards.card(function).flatMap(card -> card.body().at("Properties", "Environment", "Variables"))
                .ifPresent(variables -> variables.entries().values().forEach(value -> references.target(value).ifPresent(found::add)));
        return found;
    }

    private static List<String> texts(Optional<Tree> tree) {
        return tree.map(Tree::each).orElse(List.of()).stream().flatMap(t -> t.asText().stream()).toList();
    }

    /** @param narrowable whether the places can be replaced by exact permissions without taking anything from others */
    private void grant(String function, String target, List<String> actions, boolean narrowable, TreePath... places) {
        String plain = cards.owners().getOrDefault(target, target);
        if (cards.isPlain(plain)) {
            finds.add(function, WireRole.ACCESS, plain, Map.of(WireTable.MODE, Granted.verbs(actions)), places);
            return;
        }
        Optional<Cards.Card> card = cards.card(target);
        if (card.isEmpty()) {
            return;
        }
        List<String> own = new ArrayList<>(actions);
        own.removeAll(ofTriggers(card.get().shape().kind()));
        for (WireRule row : table.between(cards.card(function).map(holder -> holder.shape().kind()).orElse("function"), card.get().shape().kind())) {
            if (row.role() != WireRole.ON_FAILURE) {
                Granted.by(row, own).ifPresent(granted -> {
                    Map<String, Value> fields = new LinkedHashMap<>(granted.fields());
                    List<Value> wide = narrowable ? wide(row, actions) : List.of();
                    if (!wide.isEmpty()) {
                        fields.put(WideGrant.MEMBER, Value.of(wide));
                    }
                    finds.add(function, row.role(), target, fields, places);
                });
            }
        }
    }

    /** Patterns of a statement that is about that one service, if there are any. */
    private static List<Value> wide(WireRule row, List<String> actions) {
        Optional<String> service = row.grants().stream().filter(grant -> grant.holder() == Grant.Holder.FUNCTION).map(grant -> grant.service() + ":").findFirst();
        boolean ofOne = service.isPresent() && actions.stream().allMatch(action -> action.startsWith(service.get()));
        return ofOne ? actions.stream().filter(action -> action.indexOf('*') >= 0 || action.indexOf('?') >= 0).<Value>map(Value::of).toList() : List.of();
    }

    /** What a function may do with what starts it: reading a stream is no access to the table. */
    private List<String> ofTriggers(String kind) {
        return table.between(kind, "function").stream().flatMap(row -> row.grants().stream()).filter(grant -> grant.on() == Grant.Place.FROM)
                .flatMap(grant -> grant.actions().stream()).toList();
    }

    private void connector(Optional<String> source, Tree properties, TreePath path) {
        Tree destinations = properties.get("Destination").orElseGet(Tree::nothing);
        List<Tree> ends = destinations.each();
        List<String> permissions = texts(properties.get("Permissions"));
        for (Tree end : ends) {
            Optional<String> target = end.get("Id").flatMap(Tree::asText);
            if (source.isEmpty() || target.isEmpty()) {
                continue;
            }
            String from = cards.card(source.get()).map(card -> card.shape().kind()).orElse("");
            String to = cards.card(target.get()).map(card -> card.shape().kind()).orElse("");
            for (WireRule row : table.between(from, to)) {
                if (from.equals("function") && row.role() != WireRole.ON_FAILURE) {
                    Map<String, Value> fields = row.field(WireTable.MODE).isPresent() ? Map.of(WireTable.MODE, mode(permissions)) : Map.of();
                    finds.add(source.get(), row.role(), target.get(), fields, path);
                }
            }
        }
    }

    private static Value mode(List<String> permissions) {
        boolean reads = permissions.contains("Read");
        boolean writes = permissions.contains("Write");
        return Value.of(reads && writes ? "read-write" : writes ? "write" : "read");
    }
}
