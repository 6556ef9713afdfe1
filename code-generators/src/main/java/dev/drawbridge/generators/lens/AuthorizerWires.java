package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.Authorizers;
import dev.drawbridge.generators.sam.ThreeWay;
import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wires from functions that say who may call an API: {@code Auth} of SAM and authorizers of API Gateway. Standards are what holds where the template says nothing. */
final class AuthorizerWires {
    private AuthorizerWires() {}

    /** What {@code Auth} of an API of SAM says. */
    static void sam(Cards cards, Finds finds, SourceTemplate.Part api, Tree authorizer, TreePath place) {
        boolean rest = cards.is(api.id(), "rest-api");
        authorizer.get("FunctionArn").flatMap(cards.references()::target).filter(id -> cards.is(id, "function")).filter(_ -> rest || cards.is(api.id(), "http-api")).ifPresent(function -> {
            Tree identity = authorizer.get("Identity").orElseGet(Tree::map);
            Map<String, Value> fields = new LinkedHashMap<>();
            List<Value> who = Authorizers.read(identity);
            if (!who.isEmpty()) {
                fields.put("identity", Value.of(who));
            }
            EventWires.put(fields, "remember", identity.get("ReauthorizeEvery"));
            if (rest) {
                EventWires.put(fields, "given", authorizer.get("FunctionPayloadType"));
                EventWires.put(fields, "validation", identity.get("ValidationExpression"));
            } else {
                fields.put("simple", flag(authorizer.get("EnableSimpleResponses")));
            }
            finds.add(function, WireRole.AUTHORIZE, api.id(), fields, place);
        });
    }

    private static Value flag(Optional<Tree> said) {
        return Value.of(said.filter(tree -> tree instanceof Tree.Scalar s && s.asBoolean().orElse(false)).isPresent());
    }

    /** An authorizer that is a resource; false if it asks no function of the template. */
    static boolean plain(Cards cards, Finds finds, SourceTemplate.Part part, String apiProperty) {
        Optional<String> api = part.property(apiProperty).flatMap(cards.references()::target).filter(id -> List.of("rest-api", "http-api", "websocket-api").stream().anyMatch(kind -> cards.is(id, kind)));
        Optional<String> function = part.property("AuthorizerUri").flatMap(cards.references()::target).filter(id -> cards.is(id, "function"));
        if (api.isEmpty() || function.isEmpty()) {
            return false;
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        List<Value> who = part.property("IdentitySource").map(source -> source instanceof Tree.Seq ? source.items().stream().flatMap(item -> item.asText().stream()).toList()
                : Arrays.asList(source.asText().orElse("").split(","))).orElse(List.of()).stream().filter(text -> !text.isBlank()).map(Authorizers::read).toList();
        fields.put("identity", Value.of(who));
        EventWires.put(fields, "remember", part.property("AuthorizerResultTtlInSeconds"));
        if (cards.is(api.get(), "rest-api")) {
            EventWires.put(fields, "given", part.property("Type"));
            EventWires.put(fields, "validation", part.property("IdentityValidationExpression"));
        } else if (cards.is(api.get(), "http-api")) {
            fields.put("simple", flag(part.property("EnableSimpleResponses")));
        }
        finds.add(function.get(), WireRole.AUTHORIZE, api.get(), fields, part.path());
        return true;
    }

    /** Writes the authorizer of a new wire into {@code Auth} of an API of SAM. */
    static void add(Working work, Wire wire) {
        SourceTemplate.Part api = work.part(wire.to().node());
        if (!List.of("AWS::Serverless::HttpApi", "AWS::Serverless::Api").contains(api.type())) {
            throw new ModelException(api.id() + " is a plain API of CloudFormation. Write its authorizer in the template, the drawing follows.");
        }
        String name = work.parts().logicalId(wire.from().node());
        TreePath auth = api.path("Auth");
        // where routes name whom they ask, a default would close those that name nobody
        if (work.edits().tree().at(auth.child("DefaultAuthorizer")).isEmpty() && RouteGuards.byName(work.reading().template(), api.id()).isEmpty()) {
            work.edit(edits -> edits.set(auth.child("DefaultAuthorizer"), Tree.string(name)));
        }
        work.edit(edits -> edits.set(auth.child("Authorizers").child(name), work.parts().authorizer(wire.id())));
    }

    /** Changes an authorizer where it stands. */
    static void change(Working work, WireRule row, Wire was, Wire is, TreePath place) {
        if (place.steps().contains("Authorizers")) {
            Tree there = work.edits().tree().at(place).orElseGet(Tree::map);
            work.edit(edits -> edits.set(place, ThreeWay.merge(there, work.partsBefore().authorizer(was.id()), work.parts().authorizer(is.id()))));
            return;
        }
        TreePath properties = place.child("Properties");
        boolean list = work.edits().tree().at(properties.child("AuthorizerUri")).isPresent() && work.edits().tree().at(properties.child("ApiId")).isPresent();
        boolean socket = work.is().requireNode(is.to().node()).kind().equals("websocket-api");
        Map.of("remember", "AuthorizerResultTtlInSeconds", "simple", "EnableSimpleResponses", "validation", "IdentityValidationExpression", "given", "Type", "identity", "IdentitySource").forEach((field, property) -> {
            if (row.field(field).isPresent() && !row.value(was, field).equals(row.value(is, field))) {
                Optional<Tree> value = row.value(is, field).filter(v -> !v.display().isBlank()).map(v -> field.equals("identity") ? identity(v, list, socket) : ValueTree.of(v));
                work.edit(edits -> value.isPresent() ? edits.set(properties.child(property), value.get()) : Pruning.remove(edits, properties.child(property)));
            }
        });
    }

    private static Tree identity(Value texts, boolean list, boolean socket) {
        List<String> all = texts.asItems().stream().map(text -> Authorizers.expression(text.display(), socket ? "route.request" : list ? "$request" : "method.request")).toList();
        return list ? Tree.seq(all.stream().map(Tree::string).toList()) : Tree.string(String.join(", ", all));
    }
}
