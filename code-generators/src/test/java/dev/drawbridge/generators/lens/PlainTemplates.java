package dev.drawbridge.generators.lens;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.wire.WireRule;
import java.util.List;

/** Parts of CloudFormation templates without SAM, and wires that are drawn in them. */
final class PlainTemplates {
    /** A REST API with a method and a deployment of its own, below the resources of a template. */
    static final String OLD_API = """
              Old:
                Type: AWS::ApiGateway::RestApi
                Properties: {Name: old}
              OldRoot:
                Type: AWS::ApiGateway::Method
                Properties: {RestApiId: !Ref Old, ResourceId: !GetAtt Old.RootResourceId, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: MOCK}}
              OldDeployment:
                Type: AWS::ApiGateway::Deployment
                DependsOn: OldRoot
                Properties: {RestApiId: !Ref Old}
            """;

    private PlainTemplates() {}

    static Node node(DesignStore store, String name) {
        return store.design().nodeNamed(name).orElseThrow();
    }

    /** A wire as it is drawn, not yet applied. @param method of the one route that a wire with routes has @param path of that route */
    static Wire wire(DesignStore store, String from, WireRole role, String to, String method, String path) {
        Node source = node(store, from);
        Node target = node(store, to);
        WireRule rule = RandomDrawings.WIRES.find(source.kind(), role, target.kind()).orElseThrow();
        Wire wire = RandomDrawings.WIRING.create(store.design(), rule, source, target);
        return rule.field("routes").isEmpty() ? wire : wire.withField("routes", Value.of(List.of(Value.entries("method", method, "path", path))));
    }
}
