package dev.drawbridge.generators.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our template of a file against the one that the framework packages; skipped where osls is not installed. */
class AgainstTheFrameworkTest {
    private static final String FILE = """
            service: shop
            frameworkVersion: '3 || 4'
            custom: {table: '${sls:stage}-orders'}
            provider:
              name: aws
              runtime: nodejs20.x
              region: eu-west-1
              stage: ${opt:stage, 'test'}
              environment: {TABLE: '${self:custom.table}'}
              tags: {team: a}
              tracing: {lambda: true}
              logRetentionInDays: 14
              vpc: {securityGroupIds: [sg-1], subnetIds: [subnet-1]}
              iam:
                role:
                  managedPolicies: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']
                  statements: [{Effect: Allow, Action: 'dynamodb:GetItem', Resource: !GetAtt Orders.Arn}]
              httpApi:
                cors: true
                authorizers:
                  people: {identitySource: $request.header.Authorization, issuerUrl: 'https://a.example.com', audience: [me]}
                  mine: {type: request, functionName: auth}
              logs: {httpApi: true}
            functions:
              auth: {handler: a.auth}
              hello:
                handler: a.b
                memorySize: 512
                reservedConcurrency: 3
                destinations: {onFailure: 'arn:aws:sqs:eu-west-1:123456789012:failed'}
                onError: arn:aws:sns:eu-west-1:123456789012:x
                events:
                  - httpApi: GET /hello
                  - httpApi: {method: post, path: /hello, authorizer: {name: people, scopes: [a]}}
                  - httpApi: {method: put, path: /hello, authorizer: {name: mine}}
                  - schedule: rate(1 hour)
                  - schedule: {rate: [cron(0 1 * * ? *)], method: scheduler, input: {a: 1}}
                  - sqs: {arn: !GetAtt Jobs.Arn, batchSize: 5}
                  - s3: {bucket: shop-photos, event: 's3:ObjectCreated:*', rules: [{prefix: a/}]}
                  - stream: {type: dynamodb, arn: !GetAtt Orders.StreamArn}
                  - eventBridge: {pattern: {source: [a]}}
                  - eventBridge: {eventBus: own, pattern: {source: [b]}}
                  - websocket: {route: $connect, authorizer: auth}
                  - websocket: say
              snap: {handler: a.c, url: {cors: true}, provisionedConcurrency: 1, timeout: 9}
            resources:
              Resources:
                Orders:
                  Type: AWS::DynamoDB::Table
                  Properties:
                    TableName: ${self:custom.table}
                    AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                    KeySchema: [{AttributeName: id, KeyType: HASH}]
                    BillingMode: PAY_PER_REQUEST
                    StreamSpecification: {StreamViewType: NEW_IMAGE}
                Jobs: {Type: AWS::SQS::Queue}
                HelloLambdaFunction: {Type: AWS::Lambda::Function, Properties: {Description: overridden}}
              extensions:
                SnapLambdaFunction: {Properties: {Description: extended}}
            """;
    /** What the framework keeps its artifacts in, a version for each deployment, and permissions, of which SAM makes one for each route. */
    private static final Set<String> OTHERWISE = Set.of("AWS::S3::BucketPolicy", "AWS::Lambda::Version", "AWS::Lambda::Permission");

    @Test
    void theSameResourcesRoutesAndGrants(@TempDir Path folder) throws IOException {
        Program.require(List.of("osls", "--version"), "osls is not installed");
        Files.writeString(folder.resolve("serverless.yml"), FILE);
        Files.writeString(folder.resolve("a.js"), "exports.b = 1\n");
        Program.Result result = Program.run(List.of("sh", "-c", "cd \"$0\" && osls package", folder.toString()), "");
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        Tree theirs = Document.parse(Files.readString(folder.resolve(".serverless/cloudformation-template-update-stack.json"))).tree();
        Tree sam = FrameworkSource.of(FILE, _ -> Optional.empty(), WireTable.standard()).template();
        Tree ours = new CloudFormationTemplate(new SamTemplate(Catalogue.standard(), WireTable.standard())).expand(sam);

        Map<String, Integer> wanted = counts(theirs);
        wanted.merge("AWS::S3::Bucket", -1, Integer::sum);
        assertThat(counts(ours)).isEqualTo(wanted);
        assertThat(said(ours, "AWS::ApiGatewayV2::Route", "RouteKey")).isEqualTo(said(theirs, "AWS::ApiGatewayV2::Route", "RouteKey"));
        assertThat(said(ours, "AWS::ApiGatewayV2::Route", "AuthorizationType")).isEqualTo(said(theirs, "AWS::ApiGatewayV2::Route", "AuthorizationType"));
        assertThat(actions(ours)).containsAll(actions(theirs));
        for (String property : List.of("FunctionName", "MemorySize", "Timeout", "Handler", "Runtime", "Description", "Environment", "VpcConfig", "Tags", "Role", "TracingConfig", "DeadLetterConfig")) {
            theirs.get("Resources").orElseThrow().entries().forEach((id, resource) -> {
                if (resource.get("Type").equals(Optional.of(Tree.string("AWS::Lambda::Function")))) {
                    assertThat(ours.at("Resources", id, "Properties", property)).as(id + " " + property).isEqualTo(resource.at("Properties", property));
                }
            });
        }
    }

    private static Map<String, Integer> counts(Tree template) {
        Map<String, Integer> counts = new TreeMap<>();
        template.get("Resources").orElseThrow().entries().values().forEach(resource -> resource.get("Type").flatMap(Tree::asText).filter(type -> !OTHERWISE.contains(type))
                .ifPresent(type -> counts.merge(type, 1, Integer::sum)));
        return counts;
    }

    private static Set<String> said(Tree template, String type, String property) {
        Set<String> found = new TreeSet<>();
        template.get("Resources").orElseThrow().entries().values().stream().filter(resource -> resource.get("Type").equals(Optional.of(Tree.string(type))))
                .forEach(resource -> found.add(resource.at("Properties", property).flatMap(Tree::asText).orElse("NONE")));
        return found;
    }

    private static Set<String> actions(Tree template) {
        Set<String> found = new TreeSet<>();
        template.at("Resources", "IamRoleLambdaExecution", "Properties", "Policies", "0", "PolicyDocument", "Statement").orElseThrow().items().forEach(statement -> {
            Tree actions = statement.get("Action").orElseThrow();
            actions.each().forEach(action -> action.asText().ifPresent(found::add));
        });
        return found;
    }
}
