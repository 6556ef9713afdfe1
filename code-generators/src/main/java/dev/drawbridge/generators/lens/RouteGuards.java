package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.List;
import java.util.Optional;

/**
 * Which routes of an API are open. In SAM a route asks the authorizer that it names, else that of {@code DefaultAuthorizer}; {@code NONE} takes the default back and may stand only where
 * there is one. So without a default a route that names nobody is open. Sources: "ApiFunctionAuth" and "HttpApiFunctionAuth" in the AWS SAM specification; an authorization type that is
 * not said is {@code NONE}, {@code AWS::ApiGatewayV2::Route} and {@code AWS::ApiGateway::Method} in the CloudFormation reference.
 */
final class RouteGuards {
    private static final String NONE = "NONE";
    private static final String AUTHORIZER = "Authorizer";

    private RouteGuards() {}

    /** The properties of an API, also of one that SAM makes by itself from {@code Globals}. */
    private static Tree api(SourceTemplate template, String id) {
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

    /** Whether everybody may call an operation of an OpenAPI definition that stands in an API of SAM. */
    static boolean isOpen(SourceTemplate template, String id, Tree body, Tree operation) {
        return byName(template, id).isPresent() && operation.get("security").or(() -> body.get("security")).filter(asked -> !asked.items().isEmpty()).isEmpty();
    }

    /** Whether everybody may call a route that is a resource; where nothing of the template guards its API, none says so. */
    static boolean isOpen(Cards cards, SourceTemplate.Part route, String id) {
        Optional<String> type = route.text("AuthorizationType");
        boolean unsaid = route.property("AuthorizationType").isEmpty() && cards.template().parts().values().stream()
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

    /** Opens or closes the route of an event where it stands. */
    static void change(Working work, String id, TreePath properties, boolean open) {
        TreePath place = properties.child("Auth").child(AUTHORIZER);
        SourceTemplate template = work.reading().template();
        Optional<String> name = byName(template, id);
        boolean isOpen = isOpen(template, id, work.edits().tree().at(properties).orElseGet(Tree::map));
        if (open && !isOpen) {
            work.edit(edits -> name.isPresent() ? Pruning.remove(edits, place) : edits.set(place, Tree.string(NONE)));
        } else if (!open && isOpen) {
            work.edit(edits -> name.isPresent() ? edits.set(place, Tree.string(name.get())) : Pruning.remove(edits, place));
        }
    }
}
