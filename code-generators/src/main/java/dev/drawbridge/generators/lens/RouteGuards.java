package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which routes of an API are open. In SAM a route asks the authorizer that it names, else that of {@code DefaultAuthorizer}; {@code NONE} takes the default back and may stand only where
 * there is one. So without a default a route that names nobody is open. Sources: "ApiFunctionAuth" and "HttpApiFunctionAuth" in the AWS SAM specification; an authorization type that is
 * not said is {@code NONE}, {@code AWS::ApiGatewayV2::Route} and {@code AWS::ApiGateway::Method} in the CloudFormation reference.
 */
final class RouteGuards {
    private static final String NONE = "NONE";
    private static final String TYPE = "AuthorizationType";
    private static final String AUTHORIZER = "Authorizer";
    private static final String SECURITY = "security";

    private RouteGuards() {}

    /** The properties of an API, also of one that SAM makes by itself from {@code Globals}. */
    static Tree api(SourceTemplate template, String id) {
        return template.part(id).map(SourceTemplate.Part::properties).orElseGet(() -> template.tree().at("Globals", id.equals(Cards.IMPLICIT_REST) ? "Api" : "HttpApi").orElseGet(Tree::map));
    }

    /**
     * The first authorizer of an API that asks only for routes that name one; empty where all routes ask, or none can.
     *
     * @param id logical id of the API
     */
    static Optional<String> byName(SourceTemplate template, String id) {
        Tree auth = api(template, id).get("Auth").orElseGet(Tree::map);
        boolean standing = auth.get("DefaultAuthorizer").filter(said -> !(said instanceof Tree.Scalar s && s.isNull()) && said.asText().filter(NONE::equals).isEmpty()).isPresent();
        // files of the Serverless Framework say of each route whether it asks
        return standing || template.isView() ? Optional.empty() : auth.get("Authorizers").flatMap(all -> all.entries().keySet().stream().findFirst());
    }

    /** Whether everybody may call the route of an event. */
    static boolean isOpen(SourceTemplate template, String id, Tree event) {
        Optional<Tree> said = event.at("Auth", AUTHORIZER);
        return said.isEmpty() ? byName(template, id).isPresent() : said.flatMap(Tree::asText).filter(NONE::equals).isPresent();
    }

    /** Whether everybody may call an operation of an OpenAPI definition; where neither its API nor the definition knows somebody to ask, none says so. */
    static boolean isOpen(SourceTemplate template, String id, Tree body, Tree operation) {
        List<Tree> said = operation.get(SECURITY).or(() -> body.get(SECURITY)).map(Tree::items).orElse(List.of());
        boolean none = said.stream().anyMatch(each -> each.get(NONE).isPresent());
        return standing(template, id).isPresent() ? none : (none || said.isEmpty()) && asked(template, id, body).isPresent();
    }

    /** Whom an operation of a definition can ask. */
    private static Optional<String> asked(SourceTemplate template, String id, Tree body) {
        Tree schemes = body.at("components", "securitySchemes").or(() -> body.get("securityDefinitions")).orElseGet(Tree::map);
        return byName(template, id).or(() -> standing(template, id)).or(() -> schemes.entries().entrySet().stream().filter(scheme -> scheme.getValue().entries().keySet().stream().anyMatch(key -> key.startsWith("x-amazon-apigateway-auth")))
                .map(Map.Entry::getKey).findFirst());
    }

    /** The authorizer that an API of SAM asks for all routes that say nothing. */
    private static Optional<String> standing(SourceTemplate template, String id) {
        return api(template, id).at("Auth", "DefaultAuthorizer").flatMap(Tree::asText).filter(name -> !name.equals(NONE));
    }

    /** Whether everybody may call a route that is a resource; where nothing of the template guards its API, none says so. */
    static boolean isOpen(Cards cards, SourceTemplate.Part route, String id) {
        Optional<String> type = route.text(TYPE);
        boolean unsaid = route.property(TYPE).isEmpty() && cards.template().parts().values().stream()
                .filter(part -> part.type().equals("AWS::ApiGatewayV2::Authorizer") || part.type().equals("AWS::ApiGateway::Authorizer"))
                .anyMatch(part -> part.property("ApiId").or(() -> part.property("RestApiId")).flatMap(cards.references()::target).filter(id::equals).isPresent());
        return unsaid || type.filter(NONE::equals).isPresent();
    }

    /** An event that we would write, in the words of an API without a default. */
    static Tree inWordsOf(SourceTemplate template, String id, Tree event) {
        Optional<String> name = byName(template, id);
        Tree properties = event.get(SourceTemplate.PROPERTIES).orElseGet(Tree::map);
        if (name.isEmpty()) {
            return event;
        }
        boolean open = properties.at("Auth", AUTHORIZER).flatMap(Tree::asText).filter(NONE::equals).isPresent();
        return event.with(SourceTemplate.PROPERTIES, open ? TreeEdit.without(properties, List.of("Auth")) : properties.with("Auth", Tree.map(AUTHORIZER, Tree.string(name.get()))));
    }

    private static ModelException nobody(String api) {
        return new ModelException("Nobody is asked for the routes of " + api + ", so they are open to all. Draw a wire from a user pool or a function to the API first.");
    }

    /** Opens or closes an operation of a definition where it stands. */
    static void changeOperation(Working work, String id, TreePath operation, boolean open) {
        SourceTemplate template = work.reading().template();
        Tree body = work.edits().tree().at(operation.parent().parent().parent()).orElseGet(Tree::map);
        Tree now = work.edits().tree().at(operation).orElseGet(Tree::map);
        TreePath security = operation.child(SECURITY);
        if (isOpen(template, id, body, now) == open) {
            return;
        }
        String asked = asked(template, id, body).orElseThrow(() -> nobody(id));
        boolean byDefault = standing(template, id).isPresent();
        boolean byBody = body.get(SECURITY).filter(all -> !all.items().isEmpty()).isPresent();
        if (open) {
            work.edit(edits -> byDefault ? edits.set(security, Tree.seq(Tree.map(NONE, Tree.seq()))) : byBody ? edits.set(security, Tree.seq()) : edits.remove(security));
        } else {
            work.edit(edits -> (byDefault || byBody) && now.get(SECURITY).isPresent() ? edits.remove(security) : edits.set(security, Tree.seq(Tree.map(asked, Tree.seq()))));
        }
    }

    /** Opens or closes a route that is a resource of API Gateway. */
    static void changeResource(Working work, String id, SourceTemplate.Part route, boolean open) {
        Cards cards = work.reading().cards();
        if (isOpen(cards, route, id) == open) {
            return;
        }
        TreePath type = route.path(TYPE);
        TreePath asked = route.path("AuthorizerId");
        SourceTemplate.Part authorizer = cards.card(id).flatMap(api -> cards.part(api, route.type().equals(PlainRoutes.METHOD) ? "AWS::ApiGateway::Authorizer" : "AWS::ApiGatewayV2::Authorizer")).orElse(null);
        if (open) {
            if (route.property(TYPE).isEmpty() && authorizer == null) {
                throw nobody(id);
            }
            work.edit(edits -> edits.set(type, Tree.string(NONE)));
            for (TreePath each : List.of(asked, route.path("AuthorizationScopes"))) {
                work.edit(edits -> edits.tree().at(each).isPresent() ? edits.remove(each) : edits);
            }
        } else if (authorizer == null) {
            throw nobody(id);
        } else {
            String word = authorizer.text("AuthorizerType").filter("JWT"::equals).isPresent() ? "JWT" : authorizer.text("Type").filter("COGNITO_USER_POOLS"::equals).isPresent() ? "COGNITO_USER_POOLS" : "CUSTOM";
            work.edit(edits -> edits.set(type, Tree.string(word)));
            work.edit(edits -> edits.set(asked, Tree.ref(authorizer.id())));
        }
    }

    /** Opens or closes the route of an event where it stands. */
    static void change(Working work, String id, TreePath properties, boolean open) {
        TreePath place = properties.child("Auth").child(AUTHORIZER);
        SourceTemplate template = work.reading().template();
        Optional<String> name = byName(template, id);
        boolean isOpen = isOpen(template, id, work.edits().tree().at(properties).orElseGet(Tree::map));
        // a view says whom its routes ask in words of its own
        if (open && !isOpen && !template.isView() && api(template, id).at("Auth", "DefaultAuthorizer").isEmpty() && work.edits().tree().at(place).isEmpty()) {
            throw nobody(id);
        }
        if (open && !isOpen) {
            work.edit(edits -> name.isPresent() ? Pruning.remove(edits, place) : edits.set(place, Tree.string(NONE)));
        } else if (!open && isOpen) {
            work.edit(edits -> name.isPresent() ? edits.set(place, Tree.string(name.get())) : Pruning.remove(edits, place));
        }
    }
}
