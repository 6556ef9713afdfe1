package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.List;
import java.util.Optional;

/**
 * An alias that goes to a new version step by step, watched by CodeDeploy. Source: "Deploying serverless applications gradually with AWS
 * SAM", and "UpdatePolicy attribute" in the CloudFormation reference.
 */
final class GradualDeployment {
    private static final String APPLICATION = "ServerlessDeploymentApplication";
    private static final String ROLE = "CodeDeployServiceRole";
    private static final String PREDEFINED = "CodeDeployDefault.Lambda";

    private final PlainResources out;
    private boolean begun;

    GradualDeployment(PlainResources out) {
        this.out = out;
    }

    void of(String function, String alias, Tree preference) {
        if (preference.get("Enabled").flatMap(Tree::asText).filter("false"::equalsIgnoreCase).isPresent()) {
            return;
        }
        Tree role = preference.get("Role").orElse(Tree.getAtt(ROLE, "Arn"));
        if (!begun) {
            begun = true;
            out.keep(APPLICATION, new Block().put("Type", "AWS::CodeDeploy::Application").put("Properties", new Block().put("ComputePlatform", "Lambda")).tree());
        }
        if (preference.get("Role").isEmpty() && out.isFree(ROLE)) {
            out.keep(out.fresh(ROLE), new Block().put("Type", "AWS::IAM::Role").put("Properties", new Block()
                    .put("AssumeRolePolicyDocument", new Block().put("Version", "2012-10-17").put("Statement", List.of(new Block().put("Effect", "Allow")
                            .put("Principal", Tree.map("Service", Tree.string("codedeploy.amazonaws.com"))).put("Action", BaseGrants.ASSUME_ROLE).tree())))
                    .put("ManagedPolicyArns", List.of(Tree.sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda")))).tree());
        }
        Optional<List<Tree>> alarms = preference.get("Alarms").map(Tree::items);
        Block group = new Block().put("ApplicationName", Tree.ref(APPLICATION))
                .put("AutoRollbackConfiguration", new Block().put("Enabled", true).put("Events", Block.strings("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST")))
                .put("DeploymentConfigName", preference.get("Type").flatMap(Tree::asText).map(type -> Tree.string(PREDEFINED + type)).or(() -> preference.get("Type")))
                .put("DeploymentStyle", new Block().put("DeploymentType", "BLUE_GREEN").put("DeploymentOption", "WITH_TRAFFIC_CONTROL"))
                .put("ServiceRoleArn", role).put("TriggerConfigurations", preference.get("TriggerConfigurations"));
        alarms.ifPresent(names -> group.put("AlarmConfiguration", new Block().put("Enabled", true)
                .put("Alarms", names.stream().map(name -> Tree.map("Name", name)).toList())));
        String groupId = out.addFresh(function + "DeploymentGroup", "AWS::CodeDeploy::DeploymentGroup", group);
        Block update = new Block().put("ApplicationName", Tree.ref(APPLICATION)).put("DeploymentGroupName", Tree.ref(groupId))
                .put("BeforeAllowTrafficHook", preference.at("Hooks", "PreTraffic")).put("AfterAllowTrafficHook", preference.at("Hooks", "PostTraffic"));
        out.change(alias, resource -> resource.with("UpdatePolicy", Tree.map("CodeDeployLambdaAliasUpdate", update.tree())));
    }
}
