package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.Subject;
import java.util.List;
import java.util.Optional;
import dev.drawbridge.generators.serverless.FrameworkDocument;
import dev.drawbridge.generators.serverless.FrameworkNaming;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.WireEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files of the Serverless Framework say, and what is said of files that are none. */
class FrameworkReadingTest {
    private static final Lenses LENSES = new Lenses(new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES));
    private static final Lens LENS = FrameworkLawsTest.LENS;

    private static Design read(String text) {
        return LENS.read(text, Design.empty("read"));
    }

    private static Node card(Design design, String name) {
        return design.nodes().values().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(name + " is not in " + design.nodes().keySet()));
    }

    private static String memory(Node function) {
        return RandomDrawings.CATALOGUE.of(function).value(function, "memory").orElseThrow().display();
    }

    private static List<String> wires(Design design) {
        return design.wires().values().stream().map(wire -> design.requireNode(wire.from().node()).name() + " " + wire.role().id() + " " + design.requireNode(wire.to().node()).name()).sorted().toList();
    }

    private static Wire wire(Design design, WireRole role) {
        return design.wires().values().stream().filter(wire -> wire.role() == role).findFirst().orElseThrow();
    }

    private static String withEvent(String event) {
        return """
                service: shop
                provider: {name: aws, runtime: java21}
                functions:
                  one:
                    handler: com.example.One
                    events:
                      - %s
                resources:
                  Resources:
                    Jobs: {Type: AWS::SQS::Queue}
                    News: {Type: AWS::SNS::Topic}
                    Photos: {Type: AWS::S3::Bucket}
                    Clicks: {Type: AWS::Kinesis::Stream}
                    Users: {Type: AWS::Cognito::UserPool}
                    Things: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}
                """.formatted(event);
    }

    @Test
    void functionsApisGrantsVariablesAndResourcesAreDrawn() {
        Design design = read(FrameworkSamples.ALL.get("version 3"));
        assertThat(wires(design)).containsExactly("BuynowSchedule trigger buy-now", "BuynowSchedule2 trigger buy-now", "BuynowSchedule3 trigger buy-now", "HttpApi call search",
                "Orders trigger buy-now", "Users authorize HttpApi", "buy-now access Products", "buy-now alb reference buy-now", "buy-now on-failure Dead", "news trigger buy-now",
                "search access Products", "shop-photos trigger buy-now");
        assertThat(card(design, "search").fields()).containsEntry("timeout", Value.of(20)).containsEntry("runtime", Value.of("java21"))
                .containsEntry("handler", Value.of("com.example.Search")).containsEntry("codeUri", Value.of("target/shop.jar"));
        assertThat(memory(card(design, "search"))).isEqualTo("512");
        assertThat(card(design, "buy-now").fields()).containsEntry("memory", Value.of(1024)).containsEntry("timeout", Value.of(6)).containsEntry("logRetention", Value.of("14"));
        assertThat(card(design, "search").field("environment")).contains(Value.entries("TABLE", "shop-products-test"));
        assertThat(wire(design, WireRole.CALL).fields().get("routes").asItems()).hasSize(2);
        assertThat(wire(design, WireRole.ACCESS).fields()).containsEntry("mode", Value.of("read-write"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "http: GET list | RestApi call one", "http: {path: list, method: get} | RestApi call one", "httpApi: '*' | HttpApi call one", "httpApi: 'PUT /x/{id}' | HttpApi call one",
        "schedule: rate(5 minutes) | OneSchedule trigger one", "schedule: {rate: [cron(0 1 * * ? *)], name: nightly} | Nightly trigger one",
        "schedule: {rate: rate(1 day), method: scheduler} | OneSchedule trigger one", "eventBridge: {schedule: rate(10 minutes)} | OneSchedule trigger one",
        "sqs: !GetAtt Jobs.Arn | Jobs trigger one", "sqs: {arn: {Fn::GetAtt: [Jobs, Arn]}, batchSize: 5} | Jobs trigger one",
        "sns: made-topic | made-topic trigger one", "sns: {arn: !Ref News, topicName: News} | News trigger one",
        "s3: made-bucket | made-bucket trigger one", "s3: {bucket: !Ref Photos, existing: true} | Photos trigger one",
        "stream: {type: dynamodb, arn: !GetAtt Things.StreamArn} | Things trigger one", "stream: {type: kinesis, arn: !GetAtt Clicks.Arn} | Clicks trigger one",
        "eventBridge: {pattern: {source: [aws.s3]}} | DefaultEventBus trigger one", "cloudwatchEvent: {event: {source: [aws.ec2]}} | DefaultEventBus trigger one",
        "alb: {listenerArn: x, priority: 1, conditions: {path: /}} | one alb reference one", "iot: {sql: 'SELECT 1'} | IoTRule trigger one",
        "sqs: arn:aws:sqs:eu-west-1:123456789012:foreign | SQS trigger one", "msk: {arn: 'arn:aws:kafka:eu-west-1:1:cluster/a/b', topic: orders} | MSK trigger one",
        "kafka: {topic: orders, bootstrapServers: ['a.example:9092'], accessConfigurations: {saslScram512Auth: 'arn:aws:secretsmanager:eu-west-1:1:secret:k'}} | SelfManagedKafka trigger one",
        "activemq: {arn: 'arn:aws:mq:eu-west-1:1:broker:a:b', queue: jobs, basicAuthArn: 'arn:aws:secretsmanager:eu-west-1:1:secret:k'} | MQ trigger one",
        "rabbitmq: {arn: 'arn:aws:mq:eu-west-1:1:broker:a:b', queue: jobs, virtualHost: /, basicAuthArn: x} | MQ trigger one", "cloudwatchLog: /shop/lines | CloudWatchLogs trigger one",
        "alexaSkill: amzn1.ask.skill.x | AlexaSkill trigger one", "cognitoUserPool: {pool: made, trigger: PreSignUp} | made trigger one"})
    void everyFormOfAnEventIsAWire(String event, String wire) {
        assertThat(wires(read(withEvent(event)))).containsExactly(wire);
    }

    @Test
    void anAuthorizerOfAUserPoolGuardsItsApi() {
        Design design = read(withEvent("http: {path: x, method: get, authorizer: {name: p, type: COGNITO_USER_POOLS, arn: !GetAtt Users.Arn}}"));
        assertThat(wires(design)).containsExactly("RestApi call one", "Users authorize RestApi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"http: {path: x, method: get, authorizer: one} | RestApi | header.Authorization",
        "http: {path: x, method: get, authorizer: {name: one, type: request, identitySource: 'method.request.querystring.key', resultTtlInSeconds: 7}} | RestApi | query.key"})
    void aFunctionOfTheFileThatIsAskedGuardsItsApi(String event, String api, String identity) {
        Design design = read(withEvent(event));
        assertThat(wires(design)).containsExactly(api + " call one", "one authorize " + api);
        Wire asked = wire(design, WireRole.AUTHORIZE);
        assertThat(RandomDrawings.WIRES.of(design, asked).orElseThrow().value(asked, "identity")).contains(Value.of(java.util.List.of(Value.of(identity))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "${self:custom.size} | 640", "${self:custom.sizes.${sls:stage}} | 768", "${opt:memory, self:custom.size} | 640", "${env:MEMORY, '896'} | 896", "${param:memory} | 512",
        "${self:custom.nowhere} | ${self:custom.nowhere}", "${ssm:/memory} | ${ssm:/memory}", "${self:custom.circle} | ${self:custom.circle}", "${file(x.yml):memory} | ${file(x.yml):memory}"})
    void variablesAreResolvedForTheDrawingWhereTheFileTells(String written, String shown) {
        Design design = read("""
                service: shop
                custom: {size: 640, sizes: {test: 768}, circle: '${self:custom.circle}'}
                params: {default: {memory: 512}}
                provider: {name: aws, stage: "${opt:stage, 'test'}"}
                functions:
                  one: {handler: a.One, memorySize: "%s"}
                """.formatted(written));
        assertThat(memory(card(design, "one"))).isEqualTo(shown);
    }

    @Test
    void resourcesMayNameWhatTheFrameworkMakes() {
        String text = """
                service: shop
                provider: {name: aws}
                functions:
                  pet-orders: {handler: a.One, events: [httpApi: '*', sns: news]}
                resources:
                  Outputs:
                    A: {Value: !GetAtt PetDashordersLambdaFunction.Arn}
                    B: {Value: !Ref HttpApi}
                    C: {Value: !Ref SNSTopicNews}
                    D: {Value: !Ref Nothing}
                """;
        assertThat(LENS.findings("serverless.yml", text, read(text)).findings()).singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo(new Subject.OfFile("serverless.yml", 10, 9)))
                .satisfies(finding -> assertThat(finding.message()).contains("\"Nothing\""));
    }

    @Test
    void functionsOfOtherProvidersAreCardsWithTheirEventsBesideThem() {
        Design design = read(FrameworkSamples.ALL.get("google"));
        assertThat(wires(design)).containsExactly("hello http reference hello", "listen event reference listen");
        assertThat(card(design, "hello").fields()).containsEntry("memory", Value.of(256)).containsEntry("timeout", Value.of("60s")).containsEntry("runtime", Value.of("nodejs20"));
        assertThat(card(design, "listen event").field("properties")).contains(Value.entries("eventType", "providers/cloud.pubsub/eventTypes/topic.publish", "resource", "projects/*/topics/t"));
    }

    @Test
    void theFileIsKnownByWhatItSays() {
        assertThat(LENSES.of("anything.yml", FrameworkSamples.ALL.get("version 3"))).isInstanceOf(FrameworkFile.class);
        assertThat(LENSES.of("serverless.yml", "Resources: {}\nAWSTemplateFormatVersion: '2010-09-09'\n")).isInstanceOf(SamFile.class);
        assertThat(LENSES.of("template.yaml", "")).isInstanceOf(SamFile.class);
        assertThat(LENSES.of("serverless.yml", "")).isInstanceOf(FrameworkFile.class);
        assertThat(LENSES.isTemplate("service: x\nprovider: aws\n")).isTrue();
        assertThat(LENSES.isTemplate("name: x\nversion: 1\n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[1, 2] | Line 1, column 1: This is no file of the Serverless Framework: it must be a mapping with the sections service and provider.",
        "service: x | Line 1, column 1: This is no file of the Serverless Framework: the section provider is missing.",
        "org: me | Line 1, column 1: This is no file of the Serverless Framework: the section service is missing.",
        "services: {a: {path: a}} | Line 1, column 1: This is a file of Serverless Compose, which only names other services. Open the serverless.yml of one of them.",
        "service: x~provider: aws~functions: 5 | Line 3, column 12: The section functions must be a mapping of names to functions, or a list of such mappings.",
        "service: x~provider: aws~resources: none | Line 3, column 12: The section resources must be a CloudFormation template, or a list of templates."})
    void whatIsNoSuchFileIsSaidInOneSentenceWithItsPlace(String text, String sentence) {
        assertThatThrownBy(() -> read(text.replace('~', '\n'))).isInstanceOf(TemplateException.class).hasMessage(sentence);
    }

    @Test
    void brokenYamlIsToldWithLineAndColumn() {
        assertThatThrownBy(() -> read("service: x\nprovider:\n  name: aws\n bad: [\n")).isInstanceOfSatisfying(TemplateException.class, e -> assertThat(e.line()).isGreaterThan(2));
    }

    @Test
    void variablesThatGrowWithoutEndAreLeftAlone() {
        StringBuilder text = new StringBuilder("service: bomb\nprovider: {name: aws}\ncustom:\n  a0: [x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("  a").append(i).append(": ['${self:custom.a").append(i - 1).append("}', '${self:custom.a").append(i - 1).append("}']\n");
        }
        text.append("functions:\n  one: {handler: a.One, memorySize: '${self:custom.a39}'}\n");
        assertThat(read(text.toString()).nodes()).hasSize(1);
        assertThat(Optional.of(read(text.toString()))).isPresent();
    }

    @Test
    void whatTheFileSaysOfABucketLiesOverTheOneThatTheFrameworkMakes() {
        Design design = read("""
                service: shop
                provider: {name: aws, iam: {role: {statements: [{Effect: Allow, Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::photos/*'}]}}}
                functions:
                  work: {handler: a.b, events: [{s3: {bucket: photos}}]}
                resources:
                  Resources:
                    S3BucketPhotos: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: {Status: Enabled}}}
                """);
        assertThat(wires(design)).anyMatch(wire -> wire.toLowerCase().contains("access"));
        assertThat(design.nodes()).hasSize(2);
    }

    @Test
    void aRoleThatIsNamedByItsIdAloneKeepsItsFunctionsWhenItIsRenamed() {
        String text = """
                service: shop
                provider: {name: aws}
                functions:
                  work: {handler: a.b, role: Rights}
                resources:
                  Resources:
                    Rights: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
                    Jobs: {Type: AWS::SQS::Queue}
                """;
        Document renamed = new FrameworkNaming(FrameworkView.of(FrameworkDocument.of(Document.parse(text)), FrameworkView.Hints.NONE)).resource("Rights", "Duties");
        assertThat(renamed.text()).isEqualTo(text.replace("Rights", "Duties"));
    }

    @Test
    void eventsThatSayTheSameStayWithTheirFunctions() {
        DesignStore store = FrameworkLawsTest.store("""
                service: shop
                provider: {name: azure}
                functions:
                  bye: {handler: a.b, events: [{http: true}]}
                  hello: {handler: a.c, events: [{http: true}]}
                """);
        List<String> before = wires(store.design());
        store.apply(new CardEdit.RenameNode(card(store.design(), "bye").id(), "later"));
        assertThat(wires(store.design())).hasSameSizeAs(before);
        Node event = card(store.design(), "hello http");
        assertThat(store.design().wires().values()).anyMatch(wire -> wire.from().node().equals(event.id()) && wire.to().node().equals(card(store.design(), "hello").id()));
    }

    @Test
    void socketsAreTheRoutesOfOneApiAndAreDrawnOnIt() {
        DesignStore store = FrameworkLawsTest.store("""
                service: shop
                provider:
                  name: aws
                functions:
                  talk:
                    handler: a.b
                    events:
                      - websocket: $connect
                      - websocket: {route: say, routeResponseSelectionExpression: $default}
                """);
        Wire routes = wire(store.design(), WireRole.TRIGGER);
        assertThat(routes.field("routeKeys")).contains(Value.of(List.of(Value.of("$connect"), Value.of("say"))));
        assertThat(store.design().requireNode(routes.from().node()).kind()).isEqualTo("websocket-api");
        store.apply(new WireEdit.SetWireField(routes.id(), "routeKeys", Optional.of(Value.of(List.of(Value.of("$connect"), Value.of("say"), Value.of("ask"))))));
        assertThat(FrameworkLawsTest.text(store)).contains("ask").contains("- websocket: $connect");
        store.apply(new CardEdit.SetField(routes.from().node(), "routeSelection", Optional.of(Value.of("$request.body.do"))));
        assertThat(FrameworkLawsTest.text(store)).contains("  websocketsApiRouteSelectionExpression: $request.body.do");
        store.apply(new WireEdit.Disconnect(java.util.Set.of(routes.id())));
        assertThat(FrameworkLawsTest.text(store)).doesNotContain("websocket:");
    }

    @Test
    void corsOfAnApiWithoutRoutesIsRefused() {
        DesignStore store = FrameworkLawsTest.store("""
                service: shop
                provider: {name: aws, apiGateway: {description: mine}}
                functions: {work: {handler: a.b}}
                """);
        Node api = store.design().nodes().values().stream().filter(node -> node.kind().equals("rest-api")).findFirst().orElseThrow();
        assertThatThrownBy(() -> store.apply(new CardEdit.SetField(api.id(), "cors", Optional.of(Value.of(true))))).isInstanceOf(ModelException.class).hasMessageContaining("Draw a route first.");
    }
}
