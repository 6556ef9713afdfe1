package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Descriptor;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.PlainTemplate;
import dev.drawbridge.generators.cloudformation.SamSource;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The descriptor alone: a Terraform module for the AWS provider, in a folder of its own. Immutable. */
public final class TerraformTarget implements Descriptor {
    /** As it stands on the command line. */
    public static final String ID = "terraform";
    /** The folder of the module. */
    public static final String FOLDER = "terraform";

    private static final Set<String> ONLY_IN_STACKS = Set.of("AWS::CloudFormation::CustomResource", "AWS::CloudFormation::Macro", "AWS::CloudFormation::WaitCondition",
            "AWS::CloudFormation::WaitConditionHandle");

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
    public CloudFormationTemplate template() {
        return template;
    }

    @Override
    public List<GeneratedFile> write(SamSource source, Losses losses) {
        PlainTemplate plain = template.plain(source.template());
        losses.addAll(plain.losses());
        Module module = new Module(plain, source.raw(), losses);
        return List.of(file("main.tf", module.main()), file("outputs.tf", module.outputs()), file("variables.tf", module.variables(source.project())));
    }

    private static GeneratedFile file(String name, HclBody body) {
        return new GeneratedFile(FOLDER + "/" + name, body.text(), Ownership.GENERATED);
    }

    /** @throws ModelException if Terraform has nothing for it, or for a part of it */
    static void resource(Source source, Map<String, Tree> resources) {
        if (source.expressions().typeOf(source.id()) == ResourceTypes.ANYTHING) {
            if (source.type().startsWith("Custom::") || ONLY_IN_STACKS.contains(source.type())) {
                throw new ModelException(source.type() + " is an affair between CloudFormation and a function; Terraform has no such thing.");
            }
            source.write(new HclBody().put("type_name", Expression.text(source.type()))
                    .put("desired_state", new Expression.Json(source.tree().map(source.expressions()::of).orElseThrow())));
            return;
        }
        switch (source.type()) {
            case "AWS::Lambda::Function" -> LambdaResources.function(source, resources);
            case "AWS::Lambda::LayerVersion" -> LambdaResources.layer(source);
            case "AWS::SES::EmailIdentity" -> source.write(new HclBody().put("email_identity", source.value("EmailIdentity")));
            case "AWS::Lambda::Version" -> { }
            case "AWS::Lambda::Alias" -> LambdaResources.alias(source);
            case "AWS::Lambda::EventInvokeConfig" -> LambdaResources.invocations(source);
            case "AWS::Lambda::EventSourceMapping" -> LambdaResources.mapping(source);
            case "AWS::Lambda::Permission" -> LambdaResources.permission(source, resources);
            case "AWS::Lambda::Url" -> LambdaResources.url(source);
            case "AWS::IAM::Role" -> LambdaResources.role(source);
            case "AWS::Logs::SubscriptionFilter" -> LambdaResources.filter(source);
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
            case "AWS::ApiGatewayV2::RouteResponse" -> ApiResources.routeResponse(source);
            case "AWS::AppSync::GraphQLApi" -> GraphResources.api(source, resources);
            case "AWS::AppSync::GraphQLSchema" -> GraphResources.schema(source);
            case "AWS::AppSync::ApiKey" -> GraphResources.key(source);
            case "AWS::AppSync::DataSource" -> GraphResources.source(source);
            case "AWS::AppSync::FunctionConfiguration" -> GraphResources.step(source);
            case "AWS::AppSync::Resolver" -> GraphResources.resolver(source);
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
