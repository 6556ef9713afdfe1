package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that a template allows anybody, as single facts. Pure. */
final class Grants {
    /** In other types "Policies" means something else, password rules of a user pool for one. */
    private static final Set<String> HOLD_POLICIES = Set.of("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::Serverless::Function", "AWS::Serverless::StateMachine");

    private final List<Fact> facts = new ArrayList<>();
    private final String holder;
    private final String type;

    private Grants(String holder, String type) {
        this.holder = holder;
        this.type = type;
    }

    /**
     * One action that somebody may do.
     *
     * @param holder name of the resource in the template that says so
     * @param type of that resource
     * @param on what it is allowed on, and to whom or when, if that is said
     */
    record Fact(String holder, String type, String action, String on) {}

    static List<Fact> in(Tree template) {
        List<Fact> all = new ArrayList<>();
        template.get("Resources").map(Tree::entries).ifPresent(resources -> resources.forEach((id, resource) -> {
            Grants grants = new Grants(id, resource.get("Type").flatMap(Tree::asText).orElse(""));
            grants.read(resource.get("Properties").orElseGet(Tree::map));
            all.addAll(grants.facts);
        }));
        return all;
    }

    private void read(Tree properties) {
        properties.get("AssumeRolePolicyDocument").ifPresent(document -> statements(document, "this role"));
        properties.get("PolicyDocument").ifPresent(document -> statements(document, ""));
        properties.get("ManagedPolicyArns").ifPresent(arns -> list(arns).forEach(arn -> add("all of the policy " + TreeText.of(arn), "what it names")));
        if (HOLD_POLICIES.contains(type)) {
            properties.get("Policies").ifPresent(policies -> list(policies).forEach(this::policy));
        }
        if (type.equals("AWS::Lambda::Permission")) {
            add(text(properties, "Action"), text(properties, "FunctionName") + " for " + text(properties, "Principal")
                    + properties.get("SourceArn").map(source -> ", from " + TreeText.of(source)).orElse(""));
        }
    }

    /** An inline policy of a role, a statement list, a SAM policy template, or the name of a managed policy. */
    private void policy(Tree policy) {
        if (policy.get("PolicyDocument").isPresent()) {
            statements(policy.get("PolicyDocument").orElseThrow(), "");
        } else if (policy.get("Statement").isPresent()) {
            statements(policy, "");
        } else if (policy instanceof Tree.Map named && !named.entries().isEmpty()) {
            Map.Entry<String, Tree> first = named.entries().firstEntry();
            add("all of " + first.getKey(), TreeText.of(first.getValue()));
        } else {
            add("all of the policy " + TreeText.of(policy), "what it names");
        }
    }

    private void statements(Tree document, String otherwise) {
        for (Tree statement : list(document.get("Statement").orElseGet(Tree::seq))) {
            if (!text(statement, "Effect").equals("Allow")) {
                continue;
            }
            String on = statement.get("Resource").or(() -> statement.get("NotResource")).map(Grants::joined).orElse(otherwise)
                    + statement.get("Principal").map(who -> " for " + TreeText.of(who)).orElse("")
                    + statement.get("Condition").map(when -> " if " + TreeText.of(when)).orElse("");
            Optional<Tree> excepted = statement.get("NotAction");
            excepted.ifPresent(actions -> add("everything but " + joined(actions), on));
            statement.get("Action").ifPresent(actions -> list(actions).forEach(action -> add(TreeText.of(action), on)));
        }
    }

    private void add(String action, String on) {
        facts.add(new Fact(holder, type, action, on));
    }

    private static List<Tree> list(Tree tree) {
        return tree instanceof Tree.Seq ? tree.items() : List.of(tree);
    }

    private static String joined(Tree tree) {
        return String.join(", ", list(tree).stream().map(TreeText::of).toList());
    }

    private static String text(Tree tree, String key) {
        return tree.get(key).map(TreeText::of).orElse("");
    }
}
