package dev.drawbridge.generators.lens;

import static dev.drawbridge.generators.lens.WhatStandsAsAnEventTest.again;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a route that stands in the template asks for a token is changed where it stands, or refused in a sentence. */
class OpenRoutesTest {
    private static Edit authorize(DesignStore store, boolean on) {
        Wire call = store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.CALL).findFirst().orElseThrow();
        List<Value> rows = call.field("routes").orElseThrow().asItems().stream().map(row -> {
            Map<String, Value> columns = new LinkedHashMap<>(((Value.Entries) row).entries());
            columns.put("authorize", Value.of(on));
            return (Value) new Value.Entries(columns);
        }).toList();
        return new WireEdit.SetWireField(call.id(), "routes", Optional.of(Value.of(rows)));
    }

    private static boolean isOpen(DesignStore store) {
        Wire call = again(store).wires().values().stream().filter(wire -> wire.role() == WireRole.CALL).findFirst().orElseThrow();
        return ((Value.Entries) call.field("routes").orElseThrow().asItems().getFirst()).get("authorize").flatMap(Value::asFlag).filter(on -> !on).isPresent();
    }

    /** Opened and closed again it stands as it stood. */
    private static String openedAndClosed(String text) {
        DesignStore store = RealTemplateLawsTest.store(text);
        assertThat(isOpen(store)).isFalse();
        store.apply(authorize(store, false));
        String open = RealTemplateLawsTest.text(store);
        assertThat(open).isNotEqualTo(text);
        assertThat(isOpen(store)).isTrue();
        assertThat(again(store)).isEqualTo(store.design());
        store.apply(authorize(store, true));
        assertThat(isOpen(store)).isFalse();
        assertThat(again(store)).isEqualTo(store.design());
        assertThat(RealTemplateLawsTest.text(store).lines().sorted()).containsExactlyElementsOf(text.lines().sorted().toList());
        return open;
    }

    private static final String HTTP = """
            Resources:
              Web: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP, Name: web}}
              Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
              Users: {Type: AWS::Cognito::UserPool}
              Works: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Web, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Work.Arn}}
              Route:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Web
                  RouteKey: POST /things
                  Target: !Sub integrations/${Works}
            """;
    private static final String ASK = """
              Ask: {Type: AWS::ApiGatewayV2::Authorizer, Properties: {ApiId: !Ref Web, AuthorizerType: JWT, Name: ask, JwtConfiguration: {Issuer: !GetAtt Users.ProviderURL, Audience: [a]}}}
            """;

    @Test
    void aRouteOfAPlainHttpApiIsOpenedAndClosed() {
        String text = HTTP + "      AuthorizationType: JWT\n      AuthorizerId: !Ref Ask\n" + ASK;
        String open = openedAndClosed(text);
        assertThat(open).isEqualTo(text.replace("AuthorizationType: JWT\n      AuthorizerId: !Ref Ask", "AuthorizationType: NONE"));
    }

    @Test
    void aMethodOfAPlainRestApiIsOpenedAndClosed() {
        String open = openedAndClosed("""
                Resources:
                  Web: {Type: AWS::ApiGateway::RestApi, Properties: {Name: web}}
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
                  Users: {Type: AWS::Cognito::UserPool}
                  Ask: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Web, Type: COGNITO_USER_POOLS, Name: ask, IdentitySource: method.request.header.Authorization, ProviderARNs: [!GetAtt Users.Arn]}}
                  Get:
                    Type: AWS::ApiGateway::Method
                    Properties:
                      RestApiId: !Ref Web
                      ResourceId: !GetAtt Web.RootResourceId
                      HttpMethod: GET
                      Integration: {Type: AWS_PROXY, IntegrationHttpMethod: POST, Uri: !Sub 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Work.Arn}/invocations'}
                      AuthorizationType: COGNITO_USER_POOLS
                      AuthorizerId: !Ref Ask
                """);
        assertThat(open).contains("AuthorizationType: NONE").doesNotContain("AuthorizerId");
    }

    private static final String OPEN_API = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Users: {Type: AWS::Cognito::UserPool}
              Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
              Web:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: prod
                  Auth:%s
                    Authorizers: {Ask: {UserPoolArn: !GetAtt Users.Arn}}
                  DefinitionBody:
                    swagger: '2.0'
                    paths:
                      /things:
                        get:
                          x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: !Sub 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Work.Arn}/invocations'}%s
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"`\n        DefaultAuthorizer: Ask` | `` | NONE: []", "`` | `\n              security:\n                - Ask: []` | ``"})
    void anOperationOfADefinitionIsOpenedAndClosed(String standing, String security, String said) {
        String open = openedAndClosed(OPEN_API.formatted(standing, security));
        if (said.isEmpty()) {
            assertThat(open).doesNotContain("security");
        } else {
            assertThat(open).contains("security:").contains("NONE:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HTTP, """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Web: {Type: AWS::Serverless::HttpApi}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Events: {Get: {Type: HttpApi, Properties: {ApiId: !Ref Web, Path: /a, Method: GET}}}
            """})
    void whereNobodyIsAskedNoRouteCanBeOpened(String text) {
        DesignStore store = RealTemplateLawsTest.store(text);
        assertThatThrownBy(() -> store.apply(authorize(store, false))).isInstanceOf(ModelException.class)
                .hasMessage("Nobody is asked for the routes of Web, so they are open to all. Draw a wire from a user pool or a function to the API first.");
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }
}
