package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A state machine and what starts it, as plain resources. Sources of the properties: "AWS::StepFunctions::StateMachine" in the
 * CloudFormation reference; "StateMachineEventSource" in the AWS SAM specification.
 */
final class StateMachineExpansion {
    static final String TYPE = "AWS::Serverless::StateMachine";
    private static final Set<String> KNOWN = Set.of("Type", "DefinitionUri", "Definition", "DefinitionSubstitutions", "Role", "Tracing", "Name", "Logging", "Tags", "Events",
            "PropagateTags");

    private final ServicePermits permits;
    private final PlainResources out;
    private final Losses losses;
    private final Map<String, List<RestApiExpansion.Route>> routes = new LinkedHashMap<>();

    StateMachineExpansion(ServicePermits permits, PlainResources out, Losses losses) {
        this.permits = permits;
        this.out = out;
        this.losses = losses;
    }

    void machine(String id, Tree properties) {
        Block plain = new Block().put("StateMachineName", properties.get("Name")).put("StateMachineType", properties.get("Type"));
        properties.get("DefinitionUri").flatMap(Tree::asText).ifPresent(file -> plain.put("DefinitionS3Location", FunctionExpansion.inBucket(file)));
        boolean text = properties.get("Definition").filter(Tree.Scalar.class::isInstance).isPresent();
        out.add(id, "AWS::StepFunctions::StateMachine", plain.put(text ? "DefinitionString" : "Definition", properties.get("Definition"))
                .put("DefinitionSubstitutions", properties.get("DefinitionSubstitutions")).put("RoleArn", properties.get("Role"))
                .put("TracingConfiguration", properties.get("Tracing")).put("StateMachineName", properties.get("Name"))
                .put("LoggingConfiguration", properties.get("Logging")).put("Tags", properties.get("Tags")));
        properties.entries().keySet().stream().filter(key -> !KNOWN.contains(key)).forEach(key -> losses.add(id, key + " is not written."));
        properties.get("Events").ifPresent(events -> events.entries().forEach((name, event) -> event(id, name, event)));
    }

    private void event(String machine, String name, Tree event) {
        Tree properties = Expansion.properties(event);
        switch (Expansion.type(event)) {
            case "Schedule" -> {
                String role = role(machine, name, permits.starting("schedule"));
                out.addFresh(machine + name, "AWS::Events::Rule", new Block().put("ScheduleExpression", properties.get("Schedule"))
                        .put("State", EventExpansion.state(properties)).put("Name", properties.get("Name")).put("Description", properties.get("Description"))
                        .put("Targets", List.of(new Block().put("Arn", Tree.ref(machine)).put("Id", "Target").put("RoleArn", Tree.getAtt(role, "Arn"))
                                .put("Input", properties.get("Input")).tree())));
            }
            case ScheduleExpansion.EVENT -> new ScheduleExpansion(permits, out, losses).schedule(machine, machine + name, properties, Tree.ref(machine), "state-machine");
            case "Api" -> {
                String api = properties.get("RestApiId").flatMap(tree -> tree.get("Ref")).flatMap(Tree::asText).orElse("");
                String role = role(machine, name, permits.starting("rest-api"));
                routes.computeIfAbsent(api, _ -> new ArrayList<>()).add(new RestApiExpansion.Route(text(properties, "Method", "get"), text(properties, "Path", "/"),
                        properties.get("Auth").orElse(Tree.map()),
                        "", Optional.of(new RestApiExpansion.Start(machine, role))));
            }
            case "EventBridgeRule", "CloudWatchEvent" -> {
                String role = role(machine, name, permits.starting("event-bus"));
                out.addFresh(machine + name, "AWS::Events::Rule", new Block().put("Name", properties.get("RuleName")).put("EventBusName", properties.get("EventBusName"))
                        .put("EventPattern", properties.get("Pattern")).put("State", EventExpansion.state(properties))
                        .put("Targets", List.of(new Block().put("Id", properties.at("Target", "Id").orElse(Tree.string("Target"))).put("Arn", Tree.ref(machine))
                                .put("RoleArn", Tree.getAtt(role, "Arn")).put("Input", properties.get("Input")).put("InputPath", properties.get("InputPath"))
                                .put("InputTransformer", properties.get("InputTransformer")).put("RetryPolicy", properties.get("RetryPolicy"))
                                .put("DeadLetterConfig", new Block().put("Arn", properties.at("DeadLetterConfig", "Arn"))).tree())));
            }
            default -> losses.add(machine, "Its event " + name + " (" + Expansion.type(event) + ") can be written for SAM only.");
        }
    }

    private static String text(Tree properties, String name, String standard) {
        return properties.get(name).flatMap(Tree::asText).orElse(standard);
    }

    /** What the service takes on to start executions of this machine, and nothing else. */
    private String role(String machine, String name, ServicePermits.Permit permit) {
        Tree trust = document(new Block().put("Effect", "Allow").put("Principal", Tree.map("Service", Tree.string(permit.service())))
                .put("Action", BaseGrants.ASSUME_ROLE).put("Condition", Tree.map("StringEquals", Tree.map(BaseGrants.SOURCE_ACCOUNT, Tree.ref("AWS::AccountId")))));
        Tree policy = document(new Block().put("Effect", "Allow").put("Action", Block.strings(permit.action())).put("Resource", Tree.ref(machine)));
        return out.addFresh(machine + name + "TargetRole", "AWS::IAM::Role", new Block().put("AssumeRolePolicyDocument", trust)
                .put("Policies", List.of(new Block().put("PolicyName", "Start").put("PolicyDocument", policy).tree())));
    }

    private static Tree document(Block statement) {
        return new Block().put("Version", WireParts.LANGUAGE).put("Statement", List.of(statement.tree())).tree();
    }

    List<RestApiExpansion.Route> restRoutes(String api) {
        return routes.getOrDefault(api, List.of());
    }
}
