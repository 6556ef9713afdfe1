package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of functions and APIs that real templates use are fields, and are changed where they stand. */
class FunctionSettingsTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final String SAM = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: worker   # as the phone app calls it
                  Description: Works
                  Layers: [!Ref Shared]
                  VpcConfig:
                    SubnetIds: !Ref Subnets
                    SecurityGroupIds:
                      - sg-1
                  Tags: {team: blue}
                  KmsKeyArn: !GetAtt Lock.Arn
                  EphemeralStorage: {Size: 1024}
                  AutoPublishAlias: live
                  DeploymentPreference: {Type: Canary10Percent5Minutes, Alarms: [!Ref Loud]}
                  ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}
                  LoggingConfig: {LogFormat: JSON}
                  FileSystemConfigs: [{Arn: a, LocalMountPath: /mnt/x}]
            """;

    private static Design read(String text) {
        return new SamLens(OURS).read(text, Design.empty("x"));
    }

    private static Node card(Design design, String kind) {
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind)).findFirst().orElseThrow();
    }

    @Test
    void settingsAreRead() {
        Node work = card(read(SAM), "function");
        assertThat(work.fields()).containsEntry("functionName", Value.of("worker")).containsEntry("description", Value.of("Works"))
                .containsEntry("layers", Value.of(List.of(new Value.Expression("Ref", Value.of("Shared")))))
                .containsEntry("subnets", new Value.Expression("Ref", Value.of("Subnets"))).containsEntry("securityGroups", Value.of(List.of(Value.of("sg-1"))))
                .containsEntry("tags", Value.entries("team", "blue")).containsEntry("kmsKey", new Value.Expression("Fn::GetAtt", Value.of(List.of(Value.of("Lock"), Value.of("Arn")))))
                .containsEntry("ephemeralStorage", Value.of(1024)).containsEntry("alias", Value.of("live")).containsEntry("deployment", Value.of("Canary10Percent5Minutes"))
                .containsEntry("provisionedConcurrency", Value.of(2)).containsEntry("logFormat", Value.of("JSON"))
                .containsEntry("fileSystems", Value.of(List.of(Value.entries("Arn", "a", "LocalMountPath", "/mnt/x"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            functionName           | FunctionName: worker   #        | FunctionName: other   #
            description            | Description: Works              | Description: other
            kmsKey                 | KmsKeyArn: !GetAtt Lock.Arn     | KmsKeyArn: other
            alias                  | AutoPublishAlias: live          | AutoPublishAlias: other
            deployment             | {Type: Canary10Percent5Minutes, | {Type: other,
            logFormat              | {LogFormat: JSON}               | {LogFormat: other}
            """)
    void aSettingIsChangedWhereItStands(String field, String before, String after) {
        Design was = read(SAM);
        Design is = was.withNode(card(was, "function").withField(field, Value.of("other")));
        assertThat(new LensText(OURS).follow(SAM, was, is)).isEqualTo(SAM.replace(before, after));
    }

    @Test
    void tagsOfAPlainFunctionAreAListInItsTemplate() {
        String text = "Resources:\n  Work:\n    Type: AWS::Lambda::Function\n    Properties:\n      Tags:\n        - Key: team\n          Value: blue\n";
        Design was = read(text);
        assertThat(card(was, "function").field("tags")).contains(Value.entries("team", "blue"));
        Design is = was.withNode(card(was, "function").withField("tags", Value.entries("team", "red")));
        assertThat(new LensText(OURS).follow(text, was, is)).isEqualTo(text.replace("blue", "red"));
    }

    @Test
    void anAddressOfOnesOwnAndOriginsAreFieldsOfAnApi() {
        String text = "Transform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      CorsConfiguration:\n        AllowOrigins: ['https://a.example.com'] # ours\n"
                + "        AllowMethods: ['GET']\n      Domain:\n        DomainName: api.example.com\n        CertificateArn: !Ref Proof\n";
        Design was = read(text);
        Node api = card(was, "http-api");
        assertThat(api.field("domain")).contains(Value.of("api.example.com"));
        assertThat(api.field("corsOrigins")).contains(Value.of(List.of(Value.of("https://a.example.com"))));
        Design is = was.withNode(api.withField("corsOrigins", Value.of(List.of(Value.of("https://b.example.com")))).withField("domain", Value.of("b.example.com")));
        assertThat(new LensText(OURS).follow(text, was, is)).isEqualTo(text.replace("https://a.", "https://b.").replace("api.example", "b.example"));
    }

    @Test
    void settingsOfADrawnFunctionAreWrittenAndReadAgain() {
        Node work = card(read(SAM), "function");
        Node drawn = Node.of(work.id(), "function", "work");
        for (String field : List.of("functionName", "description", "tags", "ephemeralStorage", "alias", "deployment", "provisionedConcurrency", "logFormat", "fileSystems", "securityGroups")) {
            drawn = drawn.withField(field, work.field(field).orElseThrow());
        }
        Design design = Design.empty("x").withNode(drawn.withField("subnets", Value.of(List.of(Value.of("subnet-1")))));
        String text = OURS.text(design);
        assertThat(text).contains("FunctionName: worker", "AutoPublishAlias: live", "Type: Canary10Percent5Minutes", "- subnet-1", "ec2:CreateNetworkInterface");
        Node found = card(read(text), "function");
        design.nodes().values().iterator().next().fields().forEach((name, value) -> assertThat(found.field(name)).as(name).isEqualTo(Optional.of(value)));
    }

    private static Value routes(String method, String path) {
        return Value.of(List.of(Value.entries("method", method, "path", path)));
    }

    @Test
    void aRouteOfAnOpenApiDefinitionIsChangedWhereItStands() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Work: {Type: AWS::Serverless::Function}
                  Api:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: live
                      DefinitionBody:
                        openapi: 3.0.1
                        paths:
                          /things: # all of them
                            get:
                              x-amazon-apigateway-integration:
                                uri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Work.Arn}/invocations'
                """;
        Design was = read(text);
        dev.drawbridge.model.Wire wire = was.wires().values().iterator().next();
        assertThat(wire.field("routes")).contains(routes("GET", "/things"));
        LensText lens = new LensText(OURS);
        assertThat(lens.follow(text, was, was.withWire(wire.withField("routes", routes("POST", "/goods"))))).isEqualTo(text.replace("/things:", "/goods:").replace("get:", "post:"));
    }

    @Test
    void theMethodOfAPlainApiIsChangedAndItsPathIsNot() {
        String text = """
                Resources:
                  Work: {Type: AWS::Lambda::Function}
                  Api: {Type: AWS::ApiGateway::RestApi}
                  Things: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: things}}
                  Get:
                    Type: AWS::ApiGateway::Method
                    Properties:
                      RestApiId: !Ref Api
                      ResourceId: !Ref Things
                      HttpMethod: GET # for now
                      Integration: {Uri: !Sub '${Work.Arn}/invocations'}
                """;
        Design was = read(text);
        dev.drawbridge.model.Wire wire = was.wires().values().iterator().next();
        LensText lens = new LensText(OURS);
        assertThat(lens.follow(text, was, was.withWire(wire.withField("routes", routes("POST", "/things"))))).isEqualTo(text.replace("HttpMethod: GET", "HttpMethod: POST"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> lens.follow(text, was, was.withWire(wire.withField("routes", routes("GET", "/goods")))))
                .isInstanceOf(dev.drawbridge.model.ModelException.class).hasMessageContaining("resources of its own");
    }
}
