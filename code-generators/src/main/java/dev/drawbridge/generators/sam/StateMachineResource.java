package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.FlowCheck;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.EnvironmentVariable;
import dev.drawbridge.model.wire.Grant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine: {@code AWS::Serverless::StateMachine} with a role of its own. Its definition is the user's file, the user's text, or, where
 * there is neither, the wired functions one after the other.
 */
final class StateMachineResource implements CardResources {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        String role = design.ids().beside(card, "Role");
        Optional<Tree> file = design.set(card, "definitionUri");
        Block properties = new Block().put("Name", design.addresses().ownName(card)).put("Type", design.field(card, "machineType"));
        if (file.isPresent()) {
            properties.put("DefinitionUri", file);
        } else {
            properties.put("Definition", design.set(card, "definition").orElseGet(() -> steps(design, card)));
        }
        properties.put("DefinitionSubstitutions", substitutions(design, card)).put("Role", Tree.getAtt(role, "Arn"));
        if (design.flag(card, "tracing")) {
            properties.put("Tracing", new Block().put("Enabled", true));
        }
        properties.put("Events", MachineEvents.own(design, card));
        out.add(id, "AWS::Serverless::StateMachine", properties);
        out.add(role, "AWS::IAM::Role", role(design, card));
        if (startsItself(design, card)) {
            out.add(design.ids().beside(card, "Map"), "AWS::IAM::Policy", itself(design, card, role));
        }
        out.output(id + "StateMachineArn", "ARN of the state machine " + card.name(), Tree.ref(id));
        Deliveries.write(design, card, design.into(card, WireRole.DELIVER), out);
    }

    /** Whether a distributed Map of it starts executions of the machine: as the definition on the card says, or the card of the one in a file. */
    private static boolean startsItself(SamDesign design, Node card) {
        return design.flag(card, "distributed") || card.field("definitionUri").isEmpty() && card.field("definition").filter(FlowCheck::isDistributed).isPresent();
    }

    /** The machine names its role, so what the role may do with the machine is a policy beside both. */
    private static Block itself(SamDesign design, Node card, String role) {
        Tree runs = design.addresses().arn(card, Grant.Scope.EXECUTIONS);
        Tree children = design.addresses().childExecutions(card);
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids())
                .allow("StartsItself", BaseGrants.MAP_START, design.addresses().arn(card))
                .allow("FollowsItself", BaseGrants.MAP_RUNS, Tree.seq(List.of(runs, children)));
        return new Block().put("PolicyName", "Map").put("PolicyDocument", statements.document()).put("Roles", Tree.seq(Tree.ref(role)));
    }

    private static Block role(SamDesign design, Node card) {
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        if (design.flag(card, "tracing")) {
            statements.allow("Tracing", BaseGrants.TRACING, Tree.string("*"));
        }
        design.outOf(card).forEach(link -> statements.grants(link, Grant.Holder.FUNCTION));
        if (design.outOf(card, WireRole.SEND).stream().anyMatch(link -> link.rule().flag(link.wire(), "waits"))) {
            statements.allow("Waiting", BaseGrants.WAITING, Tree.sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/" + BaseGrants.WAITING_RULE));
        }
        Tree trust = PolicyStatements.document(List.of(new Block().put("Effect", "Allow")
                .put("Principal", Tree.map("Service", Tree.string("states.amazonaws.com"))).put("Action", BaseGrants.ASSUME_ROLE).tree()));
        Block role = new Block().put("AssumeRolePolicyDocument", trust);
        List<Tree> policies = statements.isEmpty() ? List.of()
                : List.of(new Block().put("PolicyName", "Wires").put("PolicyDocument", statements.document()).tree());
        return role.put("Policies", policies);
    }

    private static Block substitutions(SamDesign design, Node card) {
        Block all = new Block();
        design.kind(card).value(card, "substitutions").ifPresent(value -> {
            if (value instanceof Value.Entries(Map<String, Value> own)) {
                own.forEach((name, text) -> all.put(name, ValueTree.text(text)));
            }
        });
        for (SamDesign.Link link : design.outOf(card)) {
            for (EnvironmentVariable variable : link.rule().variables()) {
                all.put(variable.name(link.to()), design.addresses().attribute(link.to(), variable.attribute()));
            }
        }
        return all;
    }

    /** The functions one after the other, each with the answer of the one before. */
    private static Tree steps(SamDesign design, Node card) {
        List<SamDesign.Link> calls = design.outOf(card, WireRole.CALL);
        Block states = new Block();
        for (int i = 0; i < calls.size(); i++) {
            SamDesign.Link call = calls.get(i);
            Block step = new Block().put("Type", "Task").put("Resource", INVOKE)
                    .put("Parameters", new Block().put("FunctionName", hole(call)).put("Payload.$", "$"))
                    .put("OutputPath", "$.Payload");
            states.put(step(call), i + 1 < calls.size() ? step.put("Next", step(calls.get(i + 1))) : step.put("End", true));
        }
        if (calls.isEmpty()) {
            states.put("Done", new Block().put("Type", "Succeed"));
        }
        return new Block().put("StartAt", calls.isEmpty() ? "Done" : step(calls.getFirst())).put("States", states).tree();
    }

    private static String step(SamDesign.Link call) {
        return Names.pascal(call.to().name());
    }

    private static String hole(SamDesign.Link call) {
        return "${" + call.rule().variables().getFirst().name(call.to()) + "}";
    }
}
