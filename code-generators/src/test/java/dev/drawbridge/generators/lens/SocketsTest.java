package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** WebSocket APIs in templates of others: in plain resources, and as SAM's own. */
class SocketsTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final SamLens LENS = new SamLens(TEMPLATE);
    private static final String PLAIN = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Chat:   # the API
                Type: AWS::ApiGatewayV2::Api
                Properties:
                  Name: Chat
                  ProtocolType: WEBSOCKET
                  RouteSelectionExpression: "$request.body.type"
              ConnectRoute:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Chat
                  RouteKey: $connect
                  AuthorizationType: NONE
                  Target: !Join ['/', ['integrations', !Ref ConnectInteg]]
              ConnectInteg:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Chat
                  IntegrationType: AWS_PROXY
                  IntegrationUri:
                    Fn::Sub: arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${OnConnect.Arn}/invocations
              SendRoute:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Chat
                  RouteKey: sendmessage
                  RouteResponseSelectionExpression: $default
                  Target: !Join ['/', ['integrations', !Ref SendInteg]]
              SendInteg:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Chat
                  IntegrationType: AWS_PROXY
                  IntegrationUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Send.Arn}/invocations
              Deployment:
                Type: AWS::ApiGatewayV2::Deployment
                DependsOn:
                - ConnectRoute
                - SendRoute
                Properties:
                  ApiId: !Ref Chat
              Stage:
                Type: AWS::ApiGatewayV2::Stage
                Properties:
                  StageName: Prod   # as the client has it
                  DeploymentId: !Ref Deployment
                  ApiId: !Ref Chat
              OnConnect:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: onconnect/
                  Handler: app.handler
                  Runtime: java21
              OnConnectPermission:
                Type: AWS::Lambda::Permission
                DependsOn:
                  - Chat
                Properties:
                  Action: lambda:InvokeFunction
                  FunctionName: !Ref OnConnect
                  Principal: apigateway.amazonaws.com
              Send:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: send/
                  Handler: app.handler
                  Runtime: java21
                  Policies:
                  - Statement:
                    - Effect: Allow
                      Action:
                      - 'execute-api:ManageConnections'
                      Resource:
                      - !Sub 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Chat}/*'
              SendPermission:
                Type: AWS::Lambda::Permission
                Properties:
                  Action: lambda:InvokeFunction
                  FunctionName: !Ref Send
                  Principal: apigateway.amazonaws.com
                  SourceArn: !Sub 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Chat}/*/sendmessage'
            """;
    private static final String OF_SAM = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Chat:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  RouteSelectionExpression: $request.body.action
                  Routes:
                    $connect:
                      FunctionArn: !GetAtt Talk.Arn   # lets in
              Talk:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: talk/
                  Handler: app.handler
                  Runtime: java21
            """;

    private static Design read(String text) {
        return LENS.read(text, Design.empty("x"));
    }

    private static Wire wire(Design design, String from, WireRole role, String to) {
        return design.wires().values().stream().filter(wire -> wire.role() == role && design.requireNode(wire.from().node()).name().equals(from)
                && design.requireNode(wire.to().node()).name().equals(to)).findFirst().orElseThrow();
    }

    private static String after(String text, Design read, Edit edit) {
        return new LensText(TEMPLATE).follow(text, read, edit.apply(Drawing.of(read, Layout.empty())).drawing().design());
    }

    private static Edit routes(Wire wire, String... keys) {
        return new WireEdit.SetWireField(wire.id(), "routeKeys", Optional.of(Value.of(List.of(keys).stream().<Value>map(Value::of).toList())));
    }

    @Test
    void plainResourcesAreOneCardWithItsRoutesAndPermissionsAsWires() {
        Design read = read(PLAIN);
        assertThat(read.nodes().values()).extracting(Node::kind).containsExactlyInAnyOrder("websocket-api", "function", "function");
        Node chat = read.nodeNamed("Chat").orElseThrow();
        assertThat(chat.field("routeSelection")).contains(Value.of("$request.body.type"));
        assertThat(chat.field("stage")).contains(Value.of("Prod"));
        assertThat(wire(read, "Chat", WireRole.TRIGGER, "OnConnect").field("routeKeys")).contains(Value.of(List.of(Value.of("$connect"))));
        assertThat(wire(read, "Chat", WireRole.TRIGGER, "Send").field("answers")).contains(Value.of(true));
        assertThat(wire(read, "Send", WireRole.SEND, "Chat").fields()).isEmpty();
        assertThat(new LensText(TEMPLATE).follow(PLAIN, read, read)).isEqualTo(PLAIN);
    }

    @Test
    void theStageIsChangedWhereItStands() {
        Design read = read(PLAIN);
        assertThat(after(PLAIN, read, new CardEdit.SetField(read.nodeNamed("Chat").orElseThrow().id(), "stage", Optional.of(Value.of("beta")))))
                .isEqualTo(PLAIN.replace("StageName: Prod   # as", "StageName: beta   # as"));
    }

    @Test
    void aNewRouteUsesTheIntegrationThatIsThereAndGoesAgainWithoutATrace() {
        Design read = read(PLAIN);
        Wire connect = wire(read, "Chat", WireRole.TRIGGER, "OnConnect");
        String more = after(PLAIN, read, routes(connect, "$connect", "$disconnect"));
        assertThat(more).contains("RouteKey: $disconnect", "integrations/${ConnectInteg}").doesNotContain("ChatOnConnectIntegration");
        Design again = LENS.read(more, read);
        assertThat(wire(again, "Chat", WireRole.TRIGGER, "OnConnect").field("routeKeys")).contains(Value.of(List.of(Value.of("$connect"), Value.of("$disconnect"))));
        assertThat(more.lines().filter(line -> line.strip().equals("- ChatDisconnectRoute"))).hasSize(1);
        assertThat(after(more, again, routes(connect, "$connect"))).isEqualTo(PLAIN);
    }

    @Test
    void aWireThatGoesTakesRouteIntegrationAndPermissionAlong() {
        Design read = read(PLAIN);
        String less = after(PLAIN, read, new WireEdit.Disconnect(Set.of(wire(read, "Chat", WireRole.TRIGGER, "Send").id())));
        assertThat(less).doesNotContain("SendRoute", "SendInteg", "SendPermission").contains("OnConnectPermission", "execute-api:ManageConnections");
        assertThat(read(less).wires()).hasSize(2);
    }

    @Test
    void theResourceOfSamKeepsItsRoutesItself() {
        Design read = read(OF_SAM);
        Wire wire = wire(read, "Chat", WireRole.TRIGGER, "Talk");
        assertThat(wire.field("routeKeys")).contains(Value.of(List.of(Value.of("$connect"))));
        assertThat(read.nodeNamed("Chat").orElseThrow().field("stage")).contains(Value.of("default"));
        String more = after(OF_SAM, read, routes(wire, "$connect", "move"));
        assertThat(more).isEqualTo(OF_SAM.replace("# lets in\n", "# lets in\n        move:\n          FunctionArn: !GetAtt Talk.Arn\n"));
        assertThat(after(more, LENS.read(more, read), routes(wire, "$connect"))).isEqualTo(OF_SAM);
    }
}
