package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions that say who may call an API, in the words of templates. Sources: "LambdaAuthorizer" of HttpApiAuth and "LambdaTokenAuthorizer", "LambdaRequestAuthorizer" of ApiAuth in the
 * AWS SAM specification; {@code AWS::ApiGateway::Authorizer} and {@code AWS::ApiGatewayV2::Authorizer} in the CloudFormation reference.
 */
public final class Authorizers {
    /** What of a request may say who asks: our words, and those of SAM for lists of them. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(Map.entry("header", "Headers"), Map.entry("query", "QueryStrings"), Map.entry("stage", "StageVariables"), Map.entry("context", "Context"));

    private Authorizers() {}

    /** The authorizer of a wire from a function to an API of SAM. */
    static Tree of(SamDesign design, SamDesign.Link link) {
        boolean rest = link.to().kind().equals(SamKinds.REST_API);
        boolean token = rest && link.rule().text(link.wire(), "given").equals("TOKEN");
        List<String> identity = identity(link);
        Block who = new Block();
        if (token) {
            who.put("Header", identity.stream().filter(text -> text.startsWith("header.")).findFirst().map(text -> text.substring(7)).orElse("Authorization"))
                    .put("ValidationExpression", design.field(link, "validation"));
        } else {
            for (Map.Entry<String, String> word : WORDS) {
                List<Tree> named = identity.stream().filter(text -> text.startsWith(word.getKey() + ".")).map(text -> Tree.string(text.substring(word.getKey().length() + 1))).toList();
                who.put(word.getValue(), named);
            }
        }
        who.put("ReauthorizeEvery", design.field(link, "remember"));
        Block authorizer = new Block().put("FunctionArn", design.addresses().arn(link.from())).put("Identity", who);
        if (rest) {
            return authorizer.put("FunctionPayloadType", token ? "TOKEN" : "REQUEST").tree();
        }
        return authorizer.put("AuthorizerPayloadFormatVersion", "2.0").put("EnableSimpleResponses", link.rule().flag(link.wire(), "simple")).put("EnableFunctionDefaultPermissions", true).tree();
    }

    static List<String> identity(SamDesign.Link link) {
        return link.rule().value(link.wire(), "identity").map(Value::asItems).orElse(List.of()).stream().map(Value::display).toList();
    }

    /** What of a request says who asks, in the words of the drawing, from lists of SAM. */
    public static List<Value> read(Tree identity) {
        List<Value> all = new ArrayList<>();
        identity.get("Header").flatMap(Tree::asText).ifPresent(name -> all.add(Value.of("header." + name)));
        for (Map.Entry<String, String> word : WORDS) {
            identity.get(word.getValue()).map(Tree::items).orElse(List.of()).forEach(name -> name.asText().ifPresent(text -> all.add(Value.of(word.getKey() + "." + text))));
        }
        return all;
    }

    /** The same from an expression of API Gateway, such as {@code $request.header.Authorization}; what is none of these stays as it is. */
    public static Value read(String expression) {
        String text = expression.strip().replaceFirst("^(\\$request|route\\.request|method\\.request)\\.header\\.", "header.")
                .replaceFirst("^(\\$request|route\\.request|method\\.request)\\.querystring\\.", "query.").replaceFirst("^\\$?stageVariables\\.", "stage.").replaceFirst("^\\$?context\\.", "context.");
        return Value.of(text);
    }

    /**
     * The expression of API Gateway.
     *
     * @param request how that sort of API begins it: {@code $request}, {@code route.request} or {@code method.request}
     */
    public static String expression(String text, String request) {
        String plain = request.startsWith("$") ? "$" : "";
        return text.startsWith("header.") ? request + "." + text : text.startsWith("query.") ? request + ".querystring." + text.substring(6)
                : text.startsWith("stage.") ? plain + "stageVariables." + text.substring(6) : plain + text;
    }

    /** The authorizers of a WebSocket API, each with the permission to call its function; the id of the first, which guards. */
    static Optional<String> ofSockets(SamDesign design, Node api, Resources out) {
        String first = "";
        for (SamDesign.Link link : design.into(api, WireRole.AUTHORIZE)) {
            String id = design.ids().between(link.from(), api, "Authorizer");
            first = first.isEmpty() ? id : first;
            out.add(id, "AWS::ApiGatewayV2::Authorizer", new Block().put("ApiId", Tree.ref(design.id(api))).put("Name", design.id(link.from())).put("AuthorizerType", "REQUEST")
                    .put("AuthorizerUri", Tree.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/" + design.addresses().arnInside(link.from()) + "/invocations"))
                    .put("IdentitySource", Block.strings(identity(link).stream().map(text -> expression(text, "route.request")).toList())));
            for (Grant grant : link.rule().grants(link.wire())) {
                grant.servicePrincipal().ifPresent(service -> out.add(design.ids().between(link.from(), api, "AuthorizerPermission"), "AWS::Lambda::Permission", new Block()
                        .put("FunctionName", Tree.ref(design.id(link.from()))).put("Action", grant.actions().getFirst()).put("Principal", service)
                        .put("SourceArn", Tree.sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + design.id(api) + "}/authorizers/${" + id + "}"))));
            }
        }
        return first.isEmpty() ? Optional.empty() : Optional.of(first);
    }
}
