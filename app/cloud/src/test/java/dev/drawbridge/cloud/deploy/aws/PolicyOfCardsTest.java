package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.Drawings;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The policy that users give to their administrators lets CloudFormation make all that cards become. */
class PolicyOfCardsTest {
    /** The operation that makes a resource of a type. Source: the handlers in each type's schema in the CloudFormation registry, "create", "permissions". */
    private static final Map<String, String> MAKES = Map.ofEntries(
            Map.entry("AWS::ApiGateway::Deployment", "apigateway:POST"), Map.entry("AWS::ApiGateway::RestApi", "apigateway:POST"), Map.entry("AWS::ApiGateway::Stage", "apigateway:POST"),
            Map.entry("AWS::ApiGatewayV2::Api", "apigateway:POST"), Map.entry("AWS::ApiGatewayV2::Authorizer", "apigateway:POST"), Map.entry("AWS::ApiGatewayV2::Integration", "apigateway:POST"),
            Map.entry("AWS::ApiGatewayV2::Route", "apigateway:POST"), Map.entry("AWS::ApiGatewayV2::Stage", "apigateway:POST"), Map.entry("AWS::AppSync::ApiKey", "appsync:CreateApiKey"),
            Map.entry("AWS::AppSync::DataSource", "appsync:CreateDataSource"), Map.entry("AWS::AppSync::GraphQLApi", "appsync:CreateGraphqlApi"),
            Map.entry("AWS::AppSync::GraphQLSchema", "appsync:StartSchemaCreation"), Map.entry("AWS::AppSync::Resolver", "appsync:CreateResolver"),
            Map.entry("AWS::CloudWatch::Alarm", "cloudwatch:PutMetricAlarm"), Map.entry("AWS::Cognito::IdentityPool", "cognito-identity:CreateIdentityPool"),
            Map.entry("AWS::Cognito::IdentityPoolRoleAttachment", "cognito-identity:SetIdentityPoolRoles"), Map.entry("AWS::Cognito::UserPool", "cognito-idp:CreateUserPool"),
            Map.entry("AWS::Cognito::UserPoolClient", "cognito-idp:CreateUserPoolClient"), Map.entry("AWS::Cognito::UserPoolDomain", "cognito-idp:CreateUserPoolDomain"),
            Map.entry("AWS::DynamoDB::Table", "dynamodb:CreateTable"), Map.entry("AWS::Events::EventBus", "events:CreateEventBus"), Map.entry("AWS::Events::Rule", "events:PutRule"),
            Map.entry("AWS::IAM::Role", "iam:CreateRole"), Map.entry("AWS::Kinesis::Stream", "kinesis:CreateStream"), Map.entry("AWS::Lambda::Alias", "lambda:CreateAlias"),
            Map.entry("AWS::Lambda::EventInvokeConfig", "lambda:PutFunctionEventInvokeConfig"), Map.entry("AWS::Lambda::EventSourceMapping", "lambda:CreateEventSourceMapping"),
            Map.entry("AWS::Lambda::Function", "lambda:CreateFunction"), Map.entry("AWS::Lambda::LayerVersion", "lambda:PublishLayerVersion"), Map.entry("AWS::Lambda::Permission", "lambda:AddPermission"),
            Map.entry("AWS::Lambda::Url", "lambda:CreateFunctionUrlConfig"), Map.entry("AWS::Lambda::Version", "lambda:PublishVersion"), Map.entry("AWS::Logs::LogGroup", "logs:CreateLogGroup"),
            Map.entry("AWS::Pipes::Pipe", "pipes:CreatePipe"), Map.entry("AWS::S3::Bucket", "s3:CreateBucket"), Map.entry("AWS::S3::BucketPolicy", "s3:PutBucketPolicy"),
            Map.entry("AWS::SES::EmailIdentity", "ses:CreateEmailIdentity"), Map.entry("AWS::SNS::Subscription", "sns:Subscribe"), Map.entry("AWS::SNS::Topic", "sns:CreateTopic"),
            Map.entry("AWS::SNS::TopicPolicy", "sns:SetTopicAttributes"), Map.entry("AWS::SQS::Queue", "sqs:CreateQueue"), Map.entry("AWS::SQS::QueuePolicy", "sqs:SetQueueAttributes"),
            Map.entry("AWS::SSM::Parameter", "ssm:PutParameter"), Map.entry("AWS::Scheduler::Schedule", "scheduler:CreateSchedule"), Map.entry("AWS::SecretsManager::Secret", "secretsmanager:CreateSecret"),
            Map.entry("AWS::StepFunctions::StateMachine", "states:CreateStateMachine"));

    @Test
    void everyCardCanBeMade() throws Exception {
        Catalogue catalogue = Catalogue.standard();
        SamTemplate sam = new SamTemplate(catalogue, WireTable.standard());
        Design design = Drawings.of("shop", "add function search", "add function-url open", "connect open search", "add http-api shop", "connect shop search", "add rest-api admin", "connect admin search",
                "add websocket-api chat", "connect chat search", "add queue jobs", "connect jobs search", "add topic news", "connect news jobs", "add event-bus deeds", "connect deeds search", "add stream clicks",
                "connect clicks search", "add event-pipe feed", "connect jobs feed", "connect feed news", "add schedule hourly", "connect hourly search", "add scheduler nightly", "connect nightly search",
                "add state-machine order", "add table store", "add bucket photos", "add user-pool users", "connect users shop", "add layer shared", "add email mail", "add secret key", "add parameter size",
                "add graphql-api graph", "connect graph search --fields '[\"Query.getProduct\"]'");
        design = design.withNode(design.nodeNamed("search").orElseThrow().withField("alarms", Value.of(List.of(Value.entries("metric", "errors")))));
        Set<String> types = new TreeSet<>();
        new CloudFormationTemplate(sam).plain(sam.tree(design)).tree().get("Resources").orElseThrow().entries().values().forEach(resource -> types.add(resource.get("Type").flatMap(Tree::asText).orElseThrow()));
        Set<String> allowed = new TreeSet<>();
        String page = Files.readString(page());
        String policy = page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));
        JsonMapper.shared().readTree(policy).path("Statement").forEach(statement -> {
            if (statement.path("Sid").asString().startsWith("Make")) {
                statement.path("Action").forEach(action -> allowed.add(action.asString()));
            }
        });

        assertThat(types).hasSizeGreaterThan(30);
        assertThat(MAKES.keySet()).as("say here what makes the new type, and in the page that it may be done").containsAll(types);
        assertThat(allowed).containsAll(types.stream().map(MAKES::get).toList());
    }

    private static Path page() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/aws-permissions.md"))) {
            here = here.getParent();
        }
        return here.resolve("docs/aws-permissions.md");
    }
}
