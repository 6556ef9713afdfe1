package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.syntax.Tree;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** GraphQL APIs with their schemas, keys, data sources and resolvers. */
final class GraphResources {
    private GraphResources() {}

    static void api(Source source, Map<String, Tree> resources) {
        HclBody body = new HclBody().put("name", source.name("Name", "")).put("authentication_type", source.value("AuthenticationType"))
                .put("schema", schema(source, resources)).put("introspection_config", source.value("IntrospectionConfig"))
                .put("query_depth_limit", source.value("QueryDepthLimit")).put("resolver_count_limit", source.value("ResolverCountLimit"))
                .put("visibility", source.value("Visibility")).put("xray_enabled", source.value("XrayEnabled"));
        ways(source, source.properties(), body, true);
        for (Tree other : source.items("AdditionalAuthenticationProviders")) {
            HclBody way = new HclBody().put("authentication_type", source.value(other, "AuthenticationType"));
            ways(source, other, way, false);
            body.block("additional_authentication_provider", way);
        }
        source.write(body.blockIfAny("log_config", new HclBody().put("cloudwatch_logs_role_arn", source.value("LogConfig", "CloudWatchLogsRoleArn"))
                .put("field_log_level", source.value("LogConfig", "FieldLogLevel")).put("exclude_verbose_content", source.value("LogConfig", "ExcludeVerboseContent"))));
    }

    private static void ways(Source source, Tree from, HclBody body, boolean first) {
        HclBody pool = new HclBody().put("user_pool_id", source.value(from, "UserPoolConfig", "UserPoolId")).put("aws_region", source.value(from, "UserPoolConfig", "AwsRegion"))
                .put("app_id_client_regex", source.value(from, "UserPoolConfig", "AppIdClientRegex"));
        if (first) {
            pool.put("default_action", source.value(from, "UserPoolConfig", "DefaultAction"));
        }
        body.blockIfAny("user_pool_config", pool)
                .blockIfAny("openid_connect_config", new HclBody().put("issuer", source.value(from, "OpenIDConnectConfig", "Issuer"))
                        .put("client_id", source.value(from, "OpenIDConnectConfig", "ClientId")).put("auth_ttl", source.value(from, "OpenIDConnectConfig", "AuthTTL"))
                        .put("iat_ttl", source.value(from, "OpenIDConnectConfig", "IatTTL")))
                .blockIfAny("lambda_authorizer_config", new HclBody().put("authorizer_uri", source.value(from, "LambdaAuthorizerConfig", "AuthorizerUri"))
                        .put("authorizer_result_ttl_in_seconds", source.value(from, "LambdaAuthorizerConfig", "AuthorizerResultTtlInSeconds"))
                        .put("identity_validation_expression", source.value(from, "LambdaAuthorizerConfig", "IdentityValidationExpression")));
    }

    /** The schema is an argument of the API here, and a file stays one. */
    private static Optional<Expression> schema(Source source, Map<String, Tree> resources) {
        Optional<Tree> schema = resources.values().stream().filter(resource -> resource.get("Type").flatMap(Tree::asText).filter("AWS::AppSync::GraphQLSchema"::equals).isPresent()
                && resource.at("Properties", "ApiId", "Fn::GetAtt", "0").flatMap(Tree::asText).filter(source.id()::equals).isPresent()).findFirst().flatMap(resource -> resource.get("Properties"));
        Optional<Expression> said = schema.flatMap(properties -> properties.get("Definition")).map(source.expressions()::of);
        return said.or(() -> schema.flatMap(properties -> properties.get("DefinitionS3Location")).flatMap(CloudFormationTemplate::file)
                .map(GraphResources::file));
    }

    /** What the API says already counts as said. */
    static void schema(Source source) {
        source.tree("ApiId");
        source.tree("Definition");
        source.tree("DefinitionS3Location").flatMap(Tree::asText).filter(place -> place.startsWith("s3://")).ifPresent(place -> {
            throw new dev.drawbridge.model.ModelException("The schema is in " + place + "; Terraform wants its text. Put the file into the project.");
        });
    }

    static void key(Source source) {
        Optional<Expression> expires = source.tree("Expires").flatMap(Tree::asText).filter(text -> text.matches("[0-9]{1,11}"))
                .map(text -> Expression.text(Instant.ofEpochSecond(Long.parseLong(text)).toString()));
        source.write(new HclBody().put("api_id", source.value("ApiId")).put("description", source.value("Description")).put("expires", expires));
    }

    static void source(Source source) {
        source.write(new HclBody().put("api_id", source.value("ApiId")).put("name", source.value("Name")).put("type", source.value("Type")).put("description", source.value("Description"))
                .put("service_role_arn", source.value("ServiceRoleArn"))
                .blockIfAny("lambda_config", new HclBody().put("function_arn", source.value("LambdaConfig", "LambdaFunctionArn")))
                .blockIfAny("dynamodb_config", new HclBody().put("table_name", source.value("DynamoDBConfig", "TableName")).put("region", source.value("DynamoDBConfig", "AwsRegion"))
                        .put("use_caller_credentials", source.value("DynamoDBConfig", "UseCallerCredentials")).put("versioned", source.value("DynamoDBConfig", "Versioned")))
                .blockIfAny("http_config", new HclBody().put("endpoint", source.value("HttpConfig", "Endpoint")))
                .blockIfAny("event_bridge_config", new HclBody().put("event_bus_arn", source.value("EventBridgeConfig", "EventBusArn"))));
    }

    static void step(Source source) {
        source.write(runtime(source, new HclBody().put("api_id", source.value("ApiId")).put("name", source.value("Name")).put("data_source", source.value("DataSourceName"))
                .put("description", source.value("Description")).put("code", code(source)).put("function_version", source.value("FunctionVersion"))
                .put("max_batch_size", source.value("MaxBatchSize"))
                .put("request_mapping_template", source.value("RequestMappingTemplate")).put("response_mapping_template", source.value("ResponseMappingTemplate"))));
    }

    /** Code in a file of the project stays there. */
    private static Optional<Expression> code(Source source) {
        return source.value("Code").or(() -> source.tree("CodeS3Location").flatMap(CloudFormationTemplate::file).map(GraphResources::file));
    }

    private static Expression file(String path) {
        return Expression.code("file(\"${path.module}/${var.project}/" + Expression.quoted(path) + "\")");
    }

    private static HclBody runtime(Source source, HclBody body) {
        return body.blockIfAny("runtime", new HclBody().put("name", source.value("Runtime", "Name")).put("runtime_version", source.value("Runtime", "RuntimeVersion")));
    }

    static void resolver(Source source) {
        HclBody body = new HclBody().put("api_id", source.value("ApiId")).put("type", source.value("TypeName")).put("field", source.value("FieldName"))
                .put("data_source", source.value("DataSourceName")).put("kind", source.value("Kind")).put("code", code(source)).put("max_batch_size", source.value("MaxBatchSize"))
                .put("request_template", source.value("RequestMappingTemplate")).put("response_template", source.value("ResponseMappingTemplate"));
        runtime(source, body).blockIfAny("pipeline_config", new HclBody().put("functions", source.value("PipelineConfig", "Functions")))
                .blockIfAny("caching_config", new HclBody().put("ttl", source.value("CachingConfig", "Ttl")).put("caching_keys", source.value("CachingConfig", "CachingKeys")));
        source.write(body);
    }
}
