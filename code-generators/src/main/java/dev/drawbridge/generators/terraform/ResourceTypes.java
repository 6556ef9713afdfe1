package dev.drawbridge.generators.terraform;

import java.util.Map;
import java.util.Optional;

/** How Terraform calls a resource of CloudFormation, and the attributes that stand for its reference and its attributes there. */
final class ResourceTypes {
    /** What has no type of its own here goes through the API that takes CloudFormation's types as they are. */
    static final String ANY = "aws_cloudcontrolapi_resource";

    static final Type ANYTHING = new Type(ANY, "id", Map.of());

    private static final Map<String, String> ARN = Map.of("Arn", "arn");
    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("AWS::Lambda::Function", new Type("aws_lambda_function", "function_name", ARN)),
            // a version is the function's own business here
            Map.entry("AWS::Lambda::Version", new Type("aws_lambda_function", "qualified_arn", Map.of("Version", "version"))),
            Map.entry("AWS::Lambda::Alias", new Type("aws_lambda_alias", "arn", Map.of())),
            Map.entry("AWS::Lambda::EventInvokeConfig", new Type("aws_lambda_function_event_invoke_config", "id", Map.of())),
            Map.entry("AWS::Lambda::EventSourceMapping", new Type("aws_lambda_event_source_mapping", "uuid", Map.of())),
            Map.entry("AWS::Lambda::Permission", new Type("aws_lambda_permission", "id", Map.of())),
            Map.entry("AWS::Lambda::Url", new Type("aws_lambda_function_url", "function_arn", Map.of("FunctionUrl", "function_url"))),
            Map.entry("AWS::IAM::Role", new Type("aws_iam_role", "name", ARN)),
            Map.entry("AWS::Logs::SubscriptionFilter", new Type("aws_cloudwatch_log_subscription_filter", "name", Map.of())),
            Map.entry("AWS::Logs::LogGroup", new Type("aws_cloudwatch_log_group", "name", ARN)),
            Map.entry("AWS::SQS::Queue", new Type("aws_sqs_queue", "url", Map.of("Arn", "arn", "QueueName", "name"))),
            Map.entry("AWS::SQS::QueuePolicy", new Type("aws_sqs_queue_policy", "id", Map.of())),
            Map.entry("AWS::SNS::Topic", new Type("aws_sns_topic", "arn", Map.of("TopicName", "name", "TopicArn", "arn"))),
            Map.entry("AWS::SNS::TopicPolicy", new Type("aws_sns_topic_policy", "id", Map.of())),
            Map.entry("AWS::Kinesis::Stream", new Type("aws_kinesis_stream", "name", ARN)),
            Map.entry("AWS::Events::EventBus", new Type("aws_cloudwatch_event_bus", "name", Map.of("Arn", "arn", "Name", "name"))),
            Map.entry("AWS::CloudWatch::Alarm", new Type("aws_cloudwatch_metric_alarm", "alarm_name", ARN)),
            Map.entry("AWS::SNS::Subscription", new Type("aws_sns_topic_subscription", "arn", Map.of())),
            Map.entry("AWS::StepFunctions::StateMachine", new Type("aws_sfn_state_machine", "arn", Map.of("Arn", "arn", "Name", "name"))),
            Map.entry("AWS::SecretsManager::Secret", new Type("aws_secretsmanager_secret", "arn", Map.of("Id", "arn"))),
            Map.entry("AWS::SSM::Parameter", new Type("aws_ssm_parameter", "name", Map.of())),
            Map.entry("AWS::Lambda::LayerVersion", new Type("aws_lambda_layer_version", "arn", Map.of("LayerVersionArn", "arn"))),
            Map.entry("AWS::SES::EmailIdentity", new Type("aws_sesv2_email_identity", "email_identity", Map.of())),
            Map.entry("AWS::Scheduler::Schedule", new Type("aws_scheduler_schedule", "name", ARN)),
            Map.entry("AWS::Events::Rule", new Type("aws_cloudwatch_event_rule", "name", ARN)),
            Map.entry("AWS::DynamoDB::Table", new Type("aws_dynamodb_table", "name", Map.of("Arn", "arn", "StreamArn", "stream_arn"))),
            Map.entry("AWS::S3::Bucket", new Type("aws_s3_bucket", "id", ARN)),
            Map.entry("AWS::ApiGatewayV2::Api", new Type("aws_apigatewayv2_api", "id", Map.of("ApiEndpoint", "api_endpoint"))),
            Map.entry("AWS::ApiGatewayV2::Stage", new Type("aws_apigatewayv2_stage", "id", Map.of())),
            Map.entry("AWS::ApiGatewayV2::Route", new Type("aws_apigatewayv2_route", "id", Map.of())),
            Map.entry("AWS::ApiGatewayV2::RouteResponse", new Type("aws_apigatewayv2_route_response", "id", Map.of())),
            Map.entry("AWS::ApiGatewayV2::Integration", new Type("aws_apigatewayv2_integration", "id", Map.of())),
            Map.entry("AWS::ApiGatewayV2::Authorizer", new Type("aws_apigatewayv2_authorizer", "id", Map.of())),
            Map.entry("AWS::AppSync::GraphQLApi", new Type("aws_appsync_graphql_api", "arn", Map.of("ApiId", "id", "Arn", "arn", "GraphQLUrl", "uris.GRAPHQL"))),
            // a schema is its API's own business here
            Map.entry("AWS::AppSync::GraphQLSchema", new Type("aws_appsync_graphql_api", "id", Map.of())),
            Map.entry("AWS::AppSync::ApiKey", new Type("aws_appsync_api_key", "id", Map.of("ApiKey", "key", "ApiKeyId", "id"))),
            Map.entry("AWS::AppSync::DataSource", new Type("aws_appsync_datasource", "arn", Map.of("Name", "name", "DataSourceArn", "arn"))),
            Map.entry("AWS::AppSync::FunctionConfiguration", new Type("aws_appsync_function", "arn", Map.of("FunctionId", "function_id", "FunctionArn", "arn", "Name", "name"))),
            Map.entry("AWS::AppSync::Resolver", new Type("aws_appsync_resolver", "arn", Map.of("ResolverArn", "arn"))),
            Map.entry("AWS::ApiGateway::RestApi", new Type("aws_api_gateway_rest_api", "id", Map.of("RootResourceId", "root_resource_id"))),
            Map.entry("AWS::ApiGateway::Deployment", new Type("aws_api_gateway_deployment", "id", Map.of())),
            Map.entry("AWS::ApiGateway::ApiKey", new Type("aws_api_gateway_api_key", "id", Map.of())),
            Map.entry("AWS::ApiGateway::UsagePlan", new Type("aws_api_gateway_usage_plan", "id", Map.of())),
            Map.entry("AWS::ApiGateway::UsagePlanKey", new Type("aws_api_gateway_usage_plan_key", "id", Map.of())),
            Map.entry("AWS::ApiGateway::Stage", new Type("aws_api_gateway_stage", "stage_name", Map.of())),
            Map.entry("AWS::Cognito::UserPool", new Type("aws_cognito_user_pool", "id", ARN)),
            Map.entry("AWS::Cognito::UserPoolClient", new Type("aws_cognito_user_pool_client", "id", Map.of())),
            Map.entry("AWS::Cognito::IdentityPool", new Type("aws_cognito_identity_pool", "id", Map.of())),
            Map.entry("AWS::Cognito::IdentityPoolRoleAttachment", new Type("aws_cognito_identity_pool_roles_attachment", "id", Map.of())));

    private ResourceTypes() {}

    /**
     * A type.
     *
     * @param reference what {@code Ref} gives
     * @param attributes what {@code Fn::GetAtt} gives, by CloudFormation's names
     */
    record Type(String name, String reference, Map<String, String> attributes) {
        Optional<String> attribute(String cloudFormationName) {
            return Optional.ofNullable(attributes.get(cloudFormationName));
        }
    }

    static Type of(String cloudFormationType) {
        return TYPES.getOrDefault(cloudFormationType, ANYTHING);
    }
}
