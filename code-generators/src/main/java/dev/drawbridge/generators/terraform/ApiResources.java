package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** HTTP, REST and WebSocket APIs. */
final class ApiResources {
    private ApiResources() {}

    static void httpApi(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("description", source.value("Description")).put("body", source.json("Body"))
                .put("disable_execute_api_endpoint", source.value("DisableExecuteApiEndpoint")).put("protocol_type", source.value("ProtocolType"))
                .put("route_selection_expression", source.value("RouteSelectionExpression"))
                .blockIfAny("cors_configuration", new HclBody().put("allow_origins", source.value("CorsConfiguration", "AllowOrigins"))
                        .put("allow_methods", source.value("CorsConfiguration", "AllowMethods"))
                        .put("allow_headers", source.value("CorsConfiguration", "AllowHeaders"))
                        .put("max_age", source.value("CorsConfiguration", "MaxAge"))));
    }

    static void httpStage(Source source) {
        source.write(new HclBody().put("api_id", source.value("ApiId")).put("name", source.value("StageName")).put("auto_deploy", source.value("AutoDeploy"))
                .put("stage_variables", source.value("StageVariables"))
                .blockIfAny("default_route_settings", new HclBody().put("throttling_burst_limit", source.value("DefaultRouteSettings", "ThrottlingBurstLimit"))
                        .put("throttling_rate_limit", source.value("DefaultRouteSettings", "ThrottlingRateLimit")))
                .blockIfAny("access_log_settings", logging(source, "AccessLogSettings")));
    }

    private static HclBody logging(Source source, String settings) {
        HclBody body = new HclBody();
        Optional<Tree> target = source.tree(settings, "DestinationArn");
        // without the star for streams that CloudFormation has behind the ARN
        Optional<Expression> group = target.flatMap(arn -> arn.at("Fn::GetAtt", "0")).flatMap(Tree::asText).filter(source.expressions()::isThere)
                .map(id -> Expression.code(source.expressions().attributeOf(id, "arn")));
        target.ifPresent(arn -> body.put("destination_arn", group.orElseGet(() -> source.expressions().of(arn))).put("format", source.value(settings, "Format")));
        return body;
    }

    static void authorizer(Source source) {
        source.write(new HclBody().put("api_id", source.value("ApiId")).put("name", source.value("Name"))
                .put("authorizer_type", source.value("AuthorizerType")).put("identity_sources", source.value("IdentitySource"))
                .put("authorizer_uri", source.value("AuthorizerUri")).put("authorizer_payload_format_version", source.value("AuthorizerPayloadFormatVersion"))
                .put("enable_simple_responses", source.value("EnableSimpleResponses")).put("authorizer_result_ttl_in_seconds", source.value("AuthorizerResultTtlInSeconds"))
                .blockIfAny("jwt_configuration", new HclBody().put("issuer", source.value("JwtConfiguration", "Issuer"))
                        .put("audience", source.value("JwtConfiguration", "Audience"))));
    }

    static void integration(Source source) {
        source.write(new HclBody().put("api_id", source.value("ApiId")).put("integration_type", source.value("IntegrationType"))
                .put("integration_uri", source.value("IntegrationUri")).put("payload_format_version", source.value("PayloadFormatVersion")));
    }

    static void route(Source source) {
        source.write(new HclBody().put("api_id", source.value("ApiId")).put("route_key", source.value("RouteKey")).put("target", source.value("Target"))
                .put("authorization_type", source.value("AuthorizationType")).put("authorizer_id", source.value("AuthorizerId"))
                .put("authorization_scopes", source.value("AuthorizationScopes"))
                .put("route_response_selection_expression", source.value("RouteResponseSelectionExpression")));
    }

    static void routeResponse(Source source) {
        source.write(new HclBody().put("api_id", source.value("ApiId")).put("route_id", source.value("RouteId"))
                .put("route_response_key", source.value("RouteResponseKey")));
    }

    static void restApi(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("description", source.value("Description")).put("body", source.json("Body"))
                .put("binary_media_types", source.value("BinaryMediaTypes")).put("minimum_compression_size", source.value("MinimumCompressionSize"))
                .put("api_key_source", source.value("ApiKeySourceType")).put("disable_execute_api_endpoint", source.value("DisableExecuteApiEndpoint"))
                .put("policy", source.json("Policy"))
                .blockIfAny("endpoint_configuration", new HclBody().put("types", source.value("EndpointConfiguration", "Types"))
                        .put("vpc_endpoint_ids", source.value("EndpointConfiguration", "VpcEndpointIds"))));
    }

    static void deployment(Source source) {
        SequencedMap<String, Expression> triggers = new LinkedHashMap<>();
        source.tree("RestApiId").flatMap(api -> api.get("Ref")).flatMap(Tree::asText).filter(source.expressions()::isThere).ifPresent(api ->
                triggers.put("redeployment", Expression.code("sha1(" + source.expressions().attributeOf(api, "body") + ")")));
        source.write(new HclBody().put("rest_api_id", source.value("RestApiId")).put("description", source.value("Description"))
                .put("triggers", Optional.<Expression>of(new Expression.Entries(triggers)).filter(_ -> !triggers.isEmpty()))
                .block("lifecycle", new HclBody().put("create_before_destroy", Expression.code("true"))));
    }

    static void restStage(Source source) {
        source.write(new HclBody().put("rest_api_id", source.value("RestApiId")).put("deployment_id", source.value("DeploymentId"))
                .put("stage_name", source.value("StageName")).put("xray_tracing_enabled", source.value("TracingEnabled"))
                .put("variables", source.value("Variables")).put("client_certificate_id", source.value("ClientCertificateId"))
                .put("cache_cluster_enabled", source.value("CacheClusterEnabled")).put("cache_cluster_size", source.value("CacheClusterSize")).blockIfAny("access_log_settings", logging(source, "AccessLogSetting")));
    }
}
