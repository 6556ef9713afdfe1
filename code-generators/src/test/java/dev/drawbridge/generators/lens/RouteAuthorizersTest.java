package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteAuthorizersTest {
    private static final Lenses LENSES = new Lenses(new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES));
    private static final String SAM = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Shop:
                Type: AWS::Serverless::HttpApi
                Properties:
                  Auth:
                    DefaultAuthorizer: Door
                    Authorizers:
                      Door: {FunctionArn: !GetAtt Doorman.Arn, AuthorizerPayloadFormatVersion: '2.0', EnableSimpleResponses: true}
                      Staff: {FunctionArn: !GetAtt Guard.Arn, AuthorizerPayloadFormatVersion: '2.0', EnableSimpleResponses: true}
              Doorman: {Type: AWS::Serverless::Function, Properties: {Handler: a.B, Runtime: java21}}
              Guard: {Type: AWS::Serverless::Function, Properties: {Handler: a.B, Runtime: java21}}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Runtime: java21
                  Events:
                    A: {Type: HttpApi, Properties: {ApiId: !Ref Shop, Method: get, Path: /a}}
                    B: {Type: HttpApi, Properties: {ApiId: !Ref Shop, Method: post, Path: /b, Auth: {Authorizer: Staff}}}
                    C:
                      Type: HttpApi
                      Properties:
                        ApiId: !Ref Shop
                        Method: get
                        Path: /c
                        Auth:
                          Authorizer: Stuff
                    D: {Type: HttpApi, Properties: {ApiId: !Ref Shop, Method: get, Path: /d, Auth: {Authorizer: NONE}}}
            """;
    private static final String FRAMEWORK = """
            service: shop
            frameworkVersion: '3 || 4'
            provider:
              name: aws
              runtime: java21
              httpApi:
                authorizers:
                  door: {type: request, functionName: doorman, enableSimpleResponses: true}
                  staff: {type: request, functionName: guard, enableSimpleResponses: true}
            functions:
              doorman: {handler: a.B}
              guard: {handler: a.B}
              work:
                handler: a.B
                events:
                  - httpApi: {method: get, path: /a, authorizer: door}
                  - httpApi: {method: get, path: /b, authorizer: {name: staff}}
                  - httpApi:
                      method: get
                      path: /c
                      authorizer:
                        name: stuff
                  - httpApi: 'GET /d'
                  - http: {method: get, path: /r, authorizer: guard}
                  - http: {method: get, path: /s, authorizer: nobody}
            """;

    private static String asked(String file, String text, String api, String method, String path) {
        Lens lens = LENSES.of(file, text);
        Design design = lens.read(text, Design.empty("x"));
        Wire call = design.wires().values().stream().filter(wire -> wire.role() == WireRole.CALL && design.requireNode(wire.from().node()).kind().equals(api)).findFirst().orElseThrow();
        return lens.authorizers(text, design).of(call.id(), method, path).flatMap(design::wire).map(wire -> design.requireNode(wire.from().node()).name()).orElse("nobody in particular");
    }

    private static List<Finding> findings(String file, String text) {
        Lens lens = LENSES.of(file, text);
        return lens.findings(file, text, lens.read(text, Design.empty("x"))).findings().stream().filter(finding -> finding.rule().equals("missing-authorizer")).toList();
    }

    @Test
    void aRouteAsksTheAuthorizerThatItNamesElseTheStandingOne() {
        assertThat(asked("template.yaml", SAM, "http-api", "GET", "/a")).isEqualTo("Doorman");
        assertThat(asked("template.yaml", SAM, "http-api", "POST", "/b")).isEqualTo("Guard");
        assertThat(asked("template.yaml", SAM, "http-api", "GET", "/d")).isEqualTo("nobody in particular");
    }

    @Test
    void routesOfTheFrameworkNameThemInTheirOwnFile() {
        assertThat(asked("serverless.yml", FRAMEWORK, "http-api", "GET", "/a")).isEqualTo("doorman");
        assertThat(asked("serverless.yml", FRAMEWORK, "http-api", "GET", "/b")).isEqualTo("guard");
        assertThat(asked("serverless.yml", FRAMEWORK, "rest-api", "GET", "/r")).isEqualTo("guard");
    }

    @Test
    void routesThatAreResourcesNameThemByLogicalId() {
        String plain = """
                Resources:
                  Shop: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
                  One: {Type: AWS::ApiGatewayV2::Authorizer, Properties: {ApiId: !Ref Shop, Name: one, AuthorizerType: REQUEST, AuthorizerUri: !GetAtt Doorman.Arn, IdentitySource: [$request.header.Authorization]}}
                  Two: {Type: AWS::ApiGatewayV2::Authorizer, Properties: {ApiId: !Ref Shop, Name: two, AuthorizerType: REQUEST, AuthorizerUri: !GetAtt Guard.Arn, IdentitySource: [$request.header.Authorization]}}
                  Doorman: {Type: AWS::Lambda::Function, Properties: {Handler: a.B, Runtime: java21, Role: r, Code: {S3Bucket: b, S3Key: k}}}
                  Guard: {Type: AWS::Lambda::Function, Properties: {Handler: a.B, Runtime: java21, Role: r, Code: {S3Bucket: b, S3Key: k}}}
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B, Runtime: java21, Role: r, Code: {S3Bucket: b, S3Key: k}}}
                  To: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Shop, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Work.Arn}}
                  A: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Shop, RouteKey: GET /a, AuthorizationType: CUSTOM, AuthorizerId: !Ref Two, Target: !Sub 'integrations/${To}'}}
                  B: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Shop, RouteKey: GET /b, AuthorizationType: CUSTOM, AuthorizerId: !Ref One, Target: !Sub 'integrations/${To}'}}
                """;
        assertThat(asked("template.yaml", plain, "http-api", "GET", "/a")).isEqualTo("Guard");
        assertThat(asked("template.yaml", plain, "http-api", "GET", "/b")).isEqualTo("Doorman");
    }

    @Test
    void aNameThatTheApiDoesNotHaveIsAFindingAtItsPlace() {
        assertThat(findings("template.yaml", SAM)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).contains("\"Stuff\"", "Shop has Door, Staff");
            assertThat(finding.subject()).isEqualTo(new Subject.OfFile("template.yaml", 28, 15));
        });
        assertThat(findings("template.yaml", SAM.replace("DefaultAuthorizer: Door", "DefaultAuthorizer: Dor").replace("Stuff", "Staff"))).singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo(new Subject.OfFile("template.yaml", 7, 9)));
        assertThat(findings("serverless.yml", FRAMEWORK)).extracting(Finding::subject)
                .containsExactlyInAnyOrder(new Subject.OfFile("serverless.yml", 21, 11), new Subject.OfFile("serverless.yml", 25, 39));
    }

    @Test
    void namesThatOnlyADeployKnowsAreNoFindings() {
        assertThat(findings("template.yaml", SAM.replace("Stuff", "AWS_IAM"))).isEmpty();
        assertThat(findings("serverless.yml", FRAMEWORK.replace("name: stuff", "name: ${self:custom.who}").replace("nobody", "aws_iam"))).isEmpty();
    }
}
