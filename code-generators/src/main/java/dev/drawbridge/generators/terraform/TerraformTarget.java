package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The descriptor alone: a Terraform module for the AWS provider, in a folder of its own. Immutable. */
public final class TerraformTarget implements Target {
    /** As it stands on the command line. */
    public static final String ID = "terraform";
    /** The folder of the module. */
    public static final String FOLDER = "terraform";

    private final CloudFormationTemplate template;

    public TerraformTarget(CloudFormationTemplate template) {
        this.template = template;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Terraform";
    }

    @Override
    public List<GeneratedFile> generate(Design design) {
        Tree plain = template.tree(design);
        Map<String, Tree> resources = plain.get("Resources").orElse(Tree.map()).entries();
        Expressions expressions = new Expressions(resources, template.rawIds(design));
        HclBody main = head();
        resources.forEach((id, resource) -> resource(new Source(id, resource, expressions, main), resources));
        return List.of(file("main.tf", main), file("outputs.tf", outputs(plain, expressions)), file("variables.tf", variables(design)));
    }

    private static GeneratedFile file(String name, HclBody body) {
        return new GeneratedFile(FOLDER + "/" + name, body.text(), Ownership.GENERATED);
    }

    private static HclBody head() {
        LinkedHashMap<String, Expression> aws = new LinkedHashMap<>();
        aws.put("source", Expression.text("hashicorp/aws"));
        aws.put("version", Expression.text("~> 6.0"));
        return new HclBody()
                .block("terraform", new HclBody().put("required_version", Expression.text(">= 1.5"))
                        .block("required_providers", new HclBody().put("aws", new Expression.Entries(aws))))
                .block("provider \"aws\"", new HclBody().put("region", Expression.code("var.region")))
                .block("data \"aws_caller_identity\" \"current\"", new HclBody())
                .block("data \"aws_partition\" \"current\"", new HclBody())
                .block("data \"aws_region\" \"current\"", new HclBody());
    }

    private static HclBody variables(Design design) {
        String name = Names.kebab(design.name());
        return new HclBody()
                .block("variable \"name\"", variable("What the names of all resources begin with.").put("default", Expression.text(name.isEmpty() ? "project" : name)))
                .block("variable \"region\"", variable("The AWS region; that of the environment when it is not given.").put("default", Expression.code("null")))
                .block("variable \"project\"", variable("The project folder; run mvn verify there first, it leaves the functions' zips.").put("default", Expression.text("..")));
    }

    private static HclBody variable(String description) {
        return new HclBody().put("description", Expression.text(description)).put("type", Expression.code("string"));
    }

    private static HclBody outputs(Tree plain, Expressions expressions) {
        HclBody body = new HclBody();
        plain.get("Outputs").orElse(Tree.map()).entries().forEach((id, output) -> body.block(
                "output \"" + Names.constant(id).toLowerCase(Locale.ROOT) + '"', new HclBody()
                        .put("description", output.get("Description").map(expressions::of)).put("value", output.get("Value").map(expressions::of))));
        return body;
    }

    /** Whether all functions in the value have a form in Terraform; a raw resource with another one is left out, and the report says so. */
    public static boolean isWritable(Tree value) {
        return switch (value) {
            case Tree.Scalar _ -> true;
            case Tree.Seq s -> s.items().stream().allMatch(TerraformTarget::isWritable);
            case Tree.Map m -> m.entries().values().stream().allMatch(TerraformTarget::isWritable);
            case Tree.Intrinsic(String function, Tree argument) -> switch (function) {
                case "Ref", "Fn::Sub" -> argument.asText().isPresent();
                case "Fn::GetAtt" -> argument.items().size() == 2 && argument.items().stream().allMatch(item -> item.asText().isPresent());
                default -> false;
            };
        };
    }

    private static void resource(Source source, Map<String, Tree> resources) {
        if (source.expressions().typeOf(source.id()) == ResourceTypes.ANYTHING) {
            if (!isWritable(source.properties())) {
                return;
            }
            source.write(new HclBody().put("type_name", Expression.text(source.type()))
                    .put("desired_state", new Expression.Json(source.expressions().of(source.properties()))));
            return;
        }
        switch (source.type()) {
            case "AWS::Lambda::Function" -> LambdaResources.function(source, resources);
            case "AWS::Lambda::Version" -> { }
            case "AWS::Lambda::Alias" -> LambdaResources.alias(source);
            case "AWS::Lambda::EventInvokeConfig" -> LambdaResources.invocations(source);
            case "AWS::Lambda::EventSourceMapping" -> LambdaResources.mapping(source);
            case "AWS::Lambda::Permission" -> LambdaResources.permission(source, resources);
            case "AWS::Lambda::Url" -> LambdaResources.url(source);
            case "AWS::IAM::Role" -> LambdaResources.role(source);
            case "AWS::Logs::LogGroup" -> LambdaResources.logs(source);
            case "AWS::SQS::Queue" -> MessageResources.queue(source);
            case "AWS::SQS::QueuePolicy" -> MessageResources.queuePolicy(source);
            case "AWS::SNS::Topic" -> MessageResources.topic(source);
            case "AWS::SNS::TopicPolicy" -> MessageResources.topicPolicy(source);
            case "AWS::Kinesis::Stream" -> MessageResources.stream(source);
            case "AWS::Events::EventBus" -> MessageResources.bus(source);
            case "AWS::CloudWatch::Alarm" -> MessageResources.alarm(source);
            case "AWS::SNS::Subscription" -> MessageResources.subscription(source);
            case "AWS::Scheduler::Schedule" -> SchedulerResources.schedule(source);
            case "AWS::Events::Rule" -> MessageResources.rule(source);
            case "AWS::StepFunctions::StateMachine" -> FlowResources.stateMachine(source);
            case "AWS::SecretsManager::Secret" -> SettingResources.secret(source);
            case "AWS::SSM::Parameter" -> SettingResources.parameter(source);
            case "AWS::DynamoDB::Table" -> DataResources.table(source);
            case "AWS::S3::Bucket" -> DataResources.bucket(source);
            case "AWS::ApiGatewayV2::Api" -> ApiResources.httpApi(source);
            case "AWS::ApiGatewayV2::Stage" -> ApiResources.httpStage(source);
            case "AWS::ApiGatewayV2::Authorizer" -> ApiResources.authorizer(source);
            case "AWS::ApiGatewayV2::Integration" -> ApiResources.integration(source);
            case "AWS::ApiGatewayV2::Route" -> ApiResources.route(source);
            case "AWS::ApiGateway::RestApi" -> ApiResources.restApi(source);
            case "AWS::ApiGateway::Deployment" -> ApiResources.deployment(source);
            case "AWS::ApiGateway::ApiKey" -> RestApiKeys.key(source);
            case "AWS::ApiGateway::UsagePlan" -> RestApiKeys.plan(source);
            case "AWS::ApiGateway::UsagePlanKey" -> RestApiKeys.planKey(source);
            case "AWS::ApiGateway::Stage" -> ApiResources.restStage(source);
            case "AWS::Cognito::UserPool" -> IdentityResources.userPool(source);
            case "AWS::Cognito::UserPoolClient" -> IdentityResources.client(source);
            case "AWS::Cognito::IdentityPool" -> IdentityResources.identityPool(source);
            case "AWS::Cognito::IdentityPoolRoleAttachment" -> IdentityResources.roles(source);
            default -> throw new IllegalStateException("A known type without a writer: " + source.type());
        }
    }
}
