package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;

/** A state machine as a plain resource. Source of the properties: "AWS::StepFunctions::StateMachine" in the CloudFormation reference. */
final class StateMachineExpansion {
    static final String TYPE = "AWS::Serverless::StateMachine";

    private StateMachineExpansion() {}

    static void machine(String id, Tree properties, PlainResources out) {
        Block plain = new Block().put("StateMachineType", properties.get("Type"));
        properties.get("DefinitionUri").flatMap(Tree::asText).ifPresent(file -> plain.put("DefinitionS3Location", FunctionExpansion.inBucket(file)));
        out.add(id, "AWS::StepFunctions::StateMachine", plain.put("Definition", properties.get("Definition"))
                .put("DefinitionSubstitutions", properties.get("DefinitionSubstitutions")).put("RoleArn", properties.get("Role"))
                .put("TracingConfiguration", properties.get("Tracing")));
    }
}
