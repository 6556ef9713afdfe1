package dev.drawbridge.generators.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a file of the framework deploys, as a SAM template. */
class FrameworkSourceTest {
    private static FrameworkSource source(String text, Map<String, String> files) {
        return FrameworkSource.of(text, path -> Optional.ofNullable(files.get(path)), WireTable.standard());
    }

    private static Tree template(String text) {
        return source(text, Map.of()).template();
    }

    private static Optional<Tree> at(Tree template, String... steps) {
        return template.at(steps);
    }

    private static Tree string(String text) {
        return Tree.string(text);
    }

    @Test
    void functionsHaveTheNamesCodeLogsAndRoleThatTheFrameworkGivesThem() {
        Tree template = template("""
                service: shop
                provider: {name: aws, runtime: java21, stage: test, logRetentionInDays: 7, iam: {role: {statements: [{Effect: Allow, Action: 'x:Do', Resource: '*'}]}}}
                package: {artifact: target/shop.jar}
                functions:
                  hello: {handler: a.B}
                  quiet: {handler: a.C, disableLogs: true, role: arn:aws:iam::1:role/x}
                """);
        assertThat(at(template, "Resources", "HelloLambdaFunction", "Properties", "FunctionName")).contains(string("shop-test-hello"));
        assertThat(at(template, "Resources", "HelloLambdaFunction", "Properties", "CodeUri")).contains(string("target/shop.jar"));
        assertThat(at(template, "Resources", "HelloLambdaFunction", "DependsOn")).contains(string("HelloLogGroup"));
        assertThat(at(template, "Resources", "HelloLogGroup", "Properties", "LogGroupName")).contains(string("/aws/lambda/shop-test-hello"));
        assertThat(at(template, "Resources", "HelloLogGroup", "Properties", "RetentionInDays")).contains(Tree.integer(7));
        assertThat(at(template, "Resources", "QuietLogGroup")).isEmpty();
        List<Tree> statements = at(template, "Resources", "IamRoleLambdaExecution", "Properties", "Policies", "0", "PolicyDocument", "Statement").orElseThrow().items();
        assertThat(statements).extracting(statement -> statement.get("Action").orElseThrow()).contains(string("x:Do")).hasSize(3);
        assertThat(at(template, "Globals", "Function", "MemorySize")).contains(Tree.integer(1024));
    }

    @Test
    void theRoleGetsWhatSourcesAndDestinationsNeed() {
        Tree template = template("""
                service: shop
                provider: {name: aws, vpc: {securityGroupIds: [a], subnetIds: [b]}, tracing: {lambda: true}}
                functions:
                  hello:
                    handler: a.b
                    destinations: {onFailure: other, onSuccess: 'arn:aws:sns:eu-west-1:1:done'}
                    events:
                      - sqs: arn:aws:sqs:eu-west-1:1:jobs
                      - stream: {type: kinesis, arn: 'arn:aws:kinesis:eu-west-1:1:stream/s'}
                      - schedule: {rate: [rate(1 day)], method: scheduler}
                      - websocket: $connect
                  other: {handler: a.c}
                """);
        String role = at(template, "Resources", "IamRoleLambdaExecution").orElseThrow().toString();
        assertThat(role).contains("sqs:ReceiveMessage", "kinesis:GetRecords", "sns:Publish", "lambda:InvokeFunction", "execute-api:ManageConnections", "xray:PutTraceSegments",
                "AWSLambdaVPCAccessExecutionRole", "scheduler.amazonaws.com", "OtherLambdaFunction");
        assertThat(at(template, "Resources", "HelloLambdaFunction", "Properties", "Events", "HelloSchedule", "Properties", "RoleArn")).contains(Tree.getAtt("IamRoleLambdaExecution", "Arn"));
    }

    @Test
    void variablesBecomeValuesReferencesOrParameters() {
        FrameworkSource source = source("""
                service: shop
                custom: {table: '${sls:stage}-orders', key: '${env:KEY}'}
                provider:
                  name: aws
                  environment:
                    TABLE: ${self:custom.table}
                    ACCOUNT: ${aws:accountId}
                    TOPIC: arn:aws:sns:${aws:region}:${aws:accountId}:news
                    TOKEN: ${ssm:/shop/token}
                    SECRET: ${ssm:/aws/reference/secretsmanager/shop}
                    KEY: ${self:custom.key}
                    OTHER: ${cf:base.QueueUrl}
                    LEVEL: ${env:LEVEL, 'info'}
                    MIXED: a-${self:custom.key}-${plain}
                    LONG: !Sub 'x-${env:KEY}-${AWS::Region}'
                functions: {hello: {handler: a.b}}
                """, Map.of());
        Tree environment = source.template().at("Globals", "Function", "Environment", "Variables").orElseThrow();
        assertThat(environment.get("TABLE")).contains(string("dev-orders"));
        assertThat(environment.get("ACCOUNT")).contains(Tree.ref("AWS::AccountId"));
        assertThat(environment.get("TOPIC")).contains(Tree.sub("arn:aws:sns:us-east-1:${AWS::AccountId}:news"));
        assertThat(environment.get("TOKEN")).contains(string("{{resolve:ssm:/shop/token}}"));
        assertThat(environment.get("SECRET")).contains(string("{{resolve:secretsmanager:shop}}"));
        assertThat(environment.get("KEY")).contains(Tree.ref("Key"));
        assertThat(environment.get("OTHER")).contains(Tree.ref("BaseQueueUrl"));
        assertThat(environment.get("LEVEL")).contains(string("info"));
        assertThat(environment.get("MIXED")).contains(Tree.sub("a-${Key}-${!plain}"));
        assertThat(environment.get("LONG")).contains(Tree.sub("x-${Key}-${AWS::Region}"));
        assertThat(source.template().get("Parameters").orElseThrow().entries()).containsOnlyKeys("Key", "BaseQueueUrl");
        assertThat(source.losses().of("Key")).containsExactly("Only the framework can fill ${env:KEY}; here it is a parameter.");
    }

    @Test
    void whatTheFileAddsToResourcesOfTheFrameworkIsAdded() {
        FrameworkSource source = source("""
                service: shop
                provider: {name: aws}
                functions: {hello: {handler: a.b}}
                resources:
                  Description: mine
                  Conditions: {Big: !Equals [a, b]}
                  Resources:
                    HelloLambdaFunction: {Type: AWS::Lambda::Function, Properties: {Description: mine, TracingConfig: {Mode: Active}, Tags: [{Key: a, Value: b}]}}
                    Jobs: {Type: AWS::SQS::Queue}
                  extensions:
                    HelloLambdaFunction: {Condition: Big, DependsOn: Jobs, Properties: {Timeout: 9}}
                    HelloLambdaVersionXyz: {DeletionPolicy: Delete}
                  Outputs: {Url: {Value: !Ref Jobs}}
                """, Map.of());
        Tree function = source.template().at("Resources", "HelloLambdaFunction").orElseThrow();
        assertThat(function.at("Properties", "Description")).contains(string("mine"));
        assertThat(function.at("Properties", "Tracing")).contains(string("Active"));
        assertThat(function.at("Properties", "Tags", "a")).contains(string("b"));
        assertThat(function.at("Properties", "Timeout")).contains(Tree.integer(9));
        assertThat(function.get("Condition")).contains(string("Big"));
        assertThat(function.get("DependsOn")).contains(Tree.seq(string("HelloLogGroup"), string("Jobs")));
        assertThat(source.template().at("Conditions", "Big")).isPresent();
        assertThat(source.template().get("Description")).contains(string("mine"));
        assertThat(source.template().at("Outputs", "Url")).isPresent();
        assertThat(source.losses().of("HelloLambdaVersionXyz")).isNotEmpty();
    }

    @Test
    void routesSayWhoMayCallThem() {
        Tree template = template("""
                service: shop
                provider:
                  name: aws
                  httpApi:
                    authorizers:
                      people: {identitySource: $request.header.Authorization, issuerUrl: 'https://x', audience: [me]}
                      mine: {type: request, functionName: auth, identitySource: $request.header.Key, resultTtlInSeconds: 0}
                  apiGateway: {apiKeys: [one], usagePlan: {quota: {limit: 5, period: DAY}}, binaryMediaTypes: ['*/*']}
                functions:
                  auth: {handler: a.auth}
                  hello:
                    handler: a.b
                    events:
                      - httpApi: {path: /a, method: get, authorizer: {name: people, scopes: [read]}}
                      - httpApi: {path: /b, method: get, authorizer: mine}
                      - httpApi: {path: /c, method: get, authorizer: {type: aws_iam}}
                      - httpApi: GET /d
                      - http: {path: a, method: get, authorizer: auth, private: true, cors: true}
                      - http: {path: b, method: get, authorizer: aws_iam}
                      - http: {path: c, method: get, authorizer: {name: pool, arn: 'arn:aws:cognito-idp:x:1:userpool/y'}}
                """);
        Tree events = at(template, "Resources", "HelloLambdaFunction", "Properties", "Events").orElseThrow();
        assertThat(events.entries().values()).extracting(event -> event.at("Properties", "Auth", "Authorizer").flatMap(Tree::asText).orElse("-"))
                .containsExactly("people", "mine", "AWS_IAM", "NONE", "auth", "AWS_IAM", "pool");
        assertThat(events.at("HttpApi", "Properties", "Auth", "AuthorizationScopes")).contains(Tree.seq(string("read")));
        assertThat(events.at("Api", "Properties", "Auth", "ApiKeyRequired")).contains(Tree.bool(true));
        Tree http = at(template, "Resources", "HttpApi", "Properties", "Auth").orElseThrow();
        assertThat(http.at("Authorizers", "people", "JwtConfiguration")).isPresent();
        assertThat(http.at("Authorizers", "mine", "FunctionArn")).contains(Tree.getAtt("AuthLambdaFunction", "Arn"));
        assertThat(http.get("EnableIamAuthorizer")).contains(Tree.bool(true));
        Tree rest = at(template, "Resources", "ApiGatewayRestApi", "Properties").orElseThrow();
        assertThat(rest.at("Auth", "Authorizers", "auth", "FunctionArn")).contains(Tree.getAtt("AuthLambdaFunction", "Arn"));
        assertThat(rest.at("Auth", "UsagePlan", "Quota", "Limit")).contains(Tree.integer(5));
        assertThat(rest.at("Auth", "Authorizers", "pool", "UserPoolArn")).isPresent();
        assertThat(rest.get("Cors")).isPresent();
    }

    @Test
    void theSocketsOfAFileAreOneApiWithARouteEach() {
        Tree template = template("""
                service: shop
                provider: {name: aws, websocketsApiRouteSelectionExpression: $request.body.do}
                functions:
                  auth: {handler: a.auth}
                  talk:
                    handler: a.b
                    events:
                      - websocket: {route: $connect, authorizer: auth}
                      - websocket: say
                      - websocket: {route: ask, routeResponseSelectionExpression: $default}
                """);
        Tree resources = template.get("Resources").orElseThrow();
        assertThat(resources.at("WebsocketsApi", "Properties", "RouteSelectionExpression")).contains(string("$request.body.do"));
        assertThat(resources.at("SconnectWebsocketsRoute", "Properties", "AuthorizerId")).contains(Tree.ref("AuthWebsocketsAuthorizer"));
        assertThat(resources.at("sayWebsocketsRoute", "Properties", "RouteKey")).contains(string("say"));
        assertThat(resources.at("askWebsocketsRouteResponse", "Type")).isPresent();
        assertThat(resources.at("TalkLambdaPermissionWebsockets", "Properties", "Principal")).contains(string("apigateway.amazonaws.com"));
        assertThat(resources.at("WebsocketsDeploymentStage", "Properties", "StageName")).contains(string("dev"));
        assertThat(resources.at("TalkLambdaFunction", "Properties", "Events")).isEmpty();
    }

    @Test
    void includedFilesArePartOfIt() {
        Tree template = source("""
                service: shop
                provider: {name: aws, environment: '${file(env.json):dev}'}
                functions: ${file(functions.yml)}
                resources:
                  - ${file(tables.yml)}
                  - Resources: {Jobs: '${file(jobs.yml):Jobs}'}
                """, Map.of("env.json", "{\"dev\": {\"A\": \"${self:service}\"}}", "functions.yml", "hello:\n  handler: a.b\n",
                "tables.yml", "Resources:\n  Orders: {Type: AWS::SNS::Topic}\n", "jobs.yml", "Jobs: {Type: AWS::SQS::Queue}\n")).template();
        assertThat(at(template, "Resources", "HelloLambdaFunction", "Properties", "Handler")).contains(string("a.b"));
        assertThat(at(template, "Resources", "Orders", "Type")).contains(string("AWS::SNS::Topic"));
        assertThat(at(template, "Resources", "Jobs", "Type")).contains(string("AWS::SQS::Queue"));
        assertThat(at(template, "Globals", "Function", "Environment", "Variables", "A")).contains(string("shop"));
    }

    @Test
    void whatIsNotWrittenIsSaid() {
        FrameworkSource source = source("""
                service: shop
                provider: {name: aws}
                stepFunctions: {}
                functions:
                  hello:
                    handler: a.b
                    durableConfig: {executionTimeout: 5}
                    events:
                      - alb: {listenerArn: x, priority: 1, conditions: {path: /}}
                      - http: {path: a, method: get, request: {schemas: {}}}
                """, Map.of());
        assertThat(source.losses().of("stepFunctions")).isNotEmpty();
        assertThat(source.losses().of("HelloLambdaFunction")).containsExactly("Its setting durableConfig is not written.", "Of its event http these settings are not written: request.");
        assertThat(source.losses().isLeftOut("HelloAlb1")).isTrue();
    }
}
