package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.ThreeWay;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Carries changes of the framework's two APIs into {@code provider} and into the events, which name their authorizers. For one edit. */
final class ApiPut {
    private static final TreePath HTTP = TreePath.of("provider", "httpApi");
    private static final String NONE = "NONE";
    private static final TreePath AUTHORIZERS = TreePath.of("Properties", "Auth", "Authorizers");

    private final FrameworkView view;
    private final Map<String, Tree> was;
    private final Map<String, Tree> is;
    /** Whether a route that had no authorizer gets one, or the other way round. */
    private final Map<FrameworkView.Event, Boolean> guards = new LinkedHashMap<>();

    ApiPut(FrameworkView view, Map<String, Tree> was, Map<String, Tree> is) {
        this.view = view;
        this.was = was;
        this.is = is;
    }

    private static Tree property(Map<String, Tree> parts, String id, String... steps) {
        return Optional.ofNullable(parts.get(id)).flatMap(part -> part.get("Properties")).flatMap(properties -> properties.at(steps)).orElseGet(Tree::map);
    }

    private static String api(EventWord word) {
        return word.type().equals("Api") ? FrameworkIds.REST_API : FrameworkIds.HTTP_API;
    }

    private static boolean isOpen(Tree event) {
        return event.at("Properties", "Auth", "Authorizer").flatMap(Tree::asText).filter(NONE::equals).isPresent();
    }

    /** Notes what an edit says about the authorizer of a route. */
    void guard(String function, FrameworkView.Event event, Tree before, Tree after) {
        if (event.word().isRoute() && isOpen(before) != isOpen(after)) {
            guards.put(event, !isOpen(after));
        }
    }

    Edits put(Edits start) {
        Edits edits = http(start);
        edits = rest(edits);
        for (Map.Entry<FrameworkView.Event, Boolean> guard : guards.entrySet()) {
            edits = guard.getValue() ? guarded(edits, guard.getKey(), authorizers(guard.getKey().word())) : open(edits, guard.getKey());
        }
        return edits;
    }

    private Map<String, Tree> authorizers(EventWord word) {
        return property(is, api(word), "Auth", "Authorizers").entries();
    }

    private boolean isChanged(String id) {
        return view.made().containsKey(id) && is.containsKey(id) && !is.get(id).equals(was.get(id));
    }

    private void refuseOther(String id, Set<String> words) {
        Set<String> changed = new TreeSet<>(property(was, id).entries().keySet());
        changed.addAll(property(is, id).entries().keySet());
        changed.removeAll(words);
        changed.removeIf(name -> property(was, id, name).equals(property(is, id, name)));
        if (!changed.isEmpty()) {
            throw new ModelException("Drawbridge has no word of the Serverless Framework for " + String.join(", ", changed) + " of the API. Write it below provider in the file.");
        }
    }

    private Edits http(Edits start) {
        String id = FrameworkIds.HTTP_API;
        if (!isChanged(id)) {
            return start;
        }
        refuseOther(id, Set.of("CorsConfiguration", "DefaultRouteSettings", "AccessLogSettings", "Auth"));
        Edits edits = start;
        Tree cors = property(is, id, "CorsConfiguration");
        if (!cors.equals(property(was, id, "CorsConfiguration"))) {
            edits = cors.entries().isEmpty() ? removed(edits, HTTP.child("cors")) : edits.set(HTTP.child("cors"), Apis.ownCors(cors));
        }
        Tree settings = property(is, id, "DefaultRouteSettings");
        if (!settings.equals(property(was, id, "DefaultRouteSettings"))) {
            if (!settings.entries().isEmpty() && routes("HttpApi").isEmpty()) {
                throw new ModelException("The framework makes the API with its first route. Draw a wire from it, then set this.");
            }
            TreePath stage = view.file().templates().stream().findFirst().orElse(TreePath.of(FrameworkDocument.RESOURCES)).child("extensions").child("HttpApiStage").child("Properties").child("DefaultRouteSettings");
            edits = settings.entries().isEmpty() ? FrameworkPut.pruned(edits, stage, 1) : edits.set(stage, settings);
        }
        if (!property(is, id, "AccessLogSettings").equals(property(was, id, "AccessLogSettings"))) {
            edits = removed(edits, TreePath.of("provider", "logs", "httpApi"));
        }
        Map<String, Tree> before = property(was, id, "Auth", "Authorizers").entries();
        Map<String, Tree> after = property(is, id, "Auth", "Authorizers").entries();
        for (Map.Entry<String, Tree> each : after.entrySet()) {
            if (!before.containsKey(each.getKey())) {
                edits = edits.set(HTTP.child("authorizers").child(each.getKey()), each.getValue().get("FunctionArn").isPresent() ? function(each.getValue(), false) : jwt(each.getValue()));
            } else if (each.getValue().get("FunctionArn").isPresent()) {
                TreePath place = HTTP.child("authorizers").child(each.getKey());
                edits = edits.set(place, ThreeWay.merge(edits.tree().at(place).orElseGet(Tree::map), function(before.get(each.getKey()), false), function(each.getValue(), false)));
            } else if (!before.get(each.getKey()).equals(each.getValue())) {
                throw new ModelException("Scopes stand with each route in a file of the Serverless Framework. Write them there, the drawing follows.");
            }
        }
        for (String name : before.keySet()) {
            edits = after.containsKey(name) ? edits : removed(edits, HTTP.child("authorizers").child(name));
        }
        return events(edits, "HttpApi", before, after);
    }

    private static Edits removed(Edits edits, TreePath place) {
        return edits.tree().at(place).isPresent() ? FrameworkPut.pruned(edits, place, 1) : edits;
    }

    private static Tree jwt(Tree authorizer) {
        return new Block().put("type", "jwt").put("identitySource", authorizer.get("IdentitySource").orElse(Tree.string("$request.header.Authorization")))
                .put("issuerUrl", authorizer.at("JwtConfiguration", "issuer")).put("audience", authorizer.at("JwtConfiguration", "audience")).tree();
    }

    /** A function of the file that is asked, in the words of the framework. */
    private Tree function(Tree authorizer, boolean rest) {
        String id = authorizer.at("FunctionArn", "Fn::GetAtt", "0").flatMap(Tree::asText).orElse("");
        String key = Optional.ofNullable(view.functions().get(id)).map(FrameworkView.Function::key)
                .orElseThrow(() -> new ModelException("The Serverless Framework asks functions of its own file alone who may call. Write the authorizer below resources."));
        Tree identity = authorizer.get("Identity").orElseGet(Tree::map);
        String request = rest ? "method.request." : "$request.";
        List<String> sources = new ArrayList<>();
        identity.get("Header").flatMap(Tree::asText).ifPresent(name -> sources.add(request + "header." + name));
        identity.get("Headers").map(Tree::items).orElse(List.of()).forEach(name -> name.asText().ifPresent(text -> sources.add(request + "header." + text)));
        identity.get("QueryStrings").map(Tree::items).orElse(List.of()).forEach(name -> name.asText().ifPresent(text -> sources.add(request + "querystring." + text)));
        if (identity.get("StageVariables").isPresent() || identity.get("Context").isPresent()) {
            throw new ModelException("Drawbridge writes headers and queries that say who asks into a file of the Serverless Framework. Write the others in the file.");
        }
        if (rest) {
            return new Block().put("name", key).put("type", authorizer.get("FunctionPayloadType").flatMap(Tree::asText).filter("REQUEST"::equals).isPresent() ? "request" : "token")
                    .put("identitySource", String.join(", ", sources)).put("identityValidationExpression", identity.get("ValidationExpression"))
                    .put("resultTtlInSeconds", identity.get("ReauthorizeEvery")).tree();
        }
        return new Block().put("type", "request").put("functionName", key).put("identitySource", Block.strings(sources)).put("resultTtlInSeconds", identity.get("ReauthorizeEvery"))
                .put("enableSimpleResponses", authorizer.get("EnableSimpleResponses")).put("payloadVersion", authorizer.get("AuthorizerPayloadFormatVersion")).tree();
    }

    private Edits rest(Edits start) {
        String id = FrameworkIds.REST_API;
        if (!isChanged(id)) {
            return start;
        }
        refuseOther(id, Set.of("StageName", "Cors", "AccessLogSetting", "Auth"));
        if (!Twig.at(is.get(id), AUTHORIZERS, Optional.empty()).at("Properties", "Auth").equals(Twig.at(was.get(id), AUTHORIZERS, Optional.empty()).at("Properties", "Auth"))
                && property(is, id, "Auth", "ApiKeyRequired").asText().isPresent()) {
            throw new ModelException("Whether a route needs a key stands with the route in a file of the Serverless Framework (private: true). Write it there.");
        }
        Edits edits = start;
        Tree stage = property(is, id, "StageName");
        if (!stage.equals(property(was, id, "StageName")) && stage.asText().isPresent()) {
            edits = edits.set(TreePath.of("provider", "stage"), stage);
        }
        boolean cors = !property(is, id, "Cors").equals(Tree.map());
        if (cors != !property(was, id, "Cors").equals(Tree.map())) {
            if (cors && routes("Api").isEmpty()) {
                throw new ModelException("The framework says with each route whether browsers of other origins may call it, and this API has none yet. Draw a route first.");
            }
            for (FrameworkView.Event event : routes("Api")) {
                edits = cors ? edits.set(event.value(), event.word().full(raw(edits, event)).with("cors", Tree.bool(true))) : removed(edits, event.value().child("cors"));
            }
        }
        if (!property(is, id, "AccessLogSetting").equals(property(was, id, "AccessLogSetting"))) {
            edits = removed(edits, TreePath.of("provider", "logs", "restApi"));
        }
        return events(edits, "Api", property(was, id, "Auth", "Authorizers").entries(), property(is, id, "Auth", "Authorizers").entries());
    }

    /** Routes name their authorizer: one that is new guards all that are not open, one that goes takes its name with it. */
    private Edits events(Edits start, String type, Map<String, Tree> before, Map<String, Tree> after) {
        Edits edits = start;
        boolean asked = false;
        for (FrameworkView.Event event : routes(type)) {
            TreePath asks = event.value().child("authorizer");
            Optional<Tree> said = edits.tree().at(asks);
            // as long as it says what it said, what its variables mean is known
            Optional<String> named = said.map(now -> Optional.of(now).equals(view.file().raw(asks)) ? view.file().at(asks).orElse(now) : now).map(Apis::name);
            if (named.filter(name -> before.containsKey(name) && !after.containsKey(name)).isPresent()) {
                edits = open(edits, event);
                named = Optional.empty();
            }
            boolean fresh = after.keySet().stream().anyMatch(name -> !before.containsKey(name));
            if (named.isEmpty() && fresh && before.isEmpty() && is(event).filter(now -> !isOpen(now)).isPresent()) {
                edits = guarded(edits, event, after);
                guards.remove(event);
                asked = true;
            }
        }
        if (type.equals("Api") && guards.isEmpty()) {
            requireAsked(asked, before, after);
        }
        return edits;
    }

    /** Nothing but its routes says that a REST API has an authorizer: one that none of them asks would be lost without a word. */
    private void requireAsked(boolean asked, Map<String, Tree> before, Map<String, Tree> after) {
        // a second one is asked by no route yet, as each has the first or is open, and so are those that ask for a signature
        for (String name : after.keySet()) {
            if (!before.containsKey(name) && !asked) {
                String key = Optional.ofNullable(view.functions().get(name)).map(FrameworkView.Function::key).orElse(name);
                throw new ModelException("The framework says with each route of a REST API whom it asks, and no route here would ask " + key
                        + ". Write \"authorizer: " + key + "\" at a route in the file, the drawing follows.");
            }
        }
    }

    private List<FrameworkView.Event> routes(String type) {
        List<FrameworkView.Event> found = new ArrayList<>();
        view.functions().forEach((id, function) -> function.events().stream().filter(event -> event.word().type().equals(type) && is(event).isPresent()).forEach(found::add));
        return found;
    }

    private Optional<Tree> is(FrameworkView.Event event) {
        return view.functions().entrySet().stream().filter(entry -> entry.getValue().events().contains(event)).findFirst()
                .flatMap(entry -> Optional.ofNullable(is.get(entry.getKey()))).flatMap(function -> function.at("Properties", "Events", event.name()));
    }

    private static Tree raw(Edits edits, FrameworkView.Event event) {
        return edits.tree().at(event.value()).orElseThrow(() -> FrameworkPut.behind(event.value()));
    }

    private Edits guarded(Edits edits, FrameworkView.Event event, Map<String, Tree> authorizers) {
        if (authorizers.isEmpty()) {
            return edits;
        }
        Tree full = event.word().full(raw(edits, event));
        return edits.set(event.value(), withPath(full).with("authorizer", reference(event.word(), authorizers)));
    }

    /** The catch-all route in words. */
    private static Tree withPath(Tree full) {
        return full.get("path").isPresent() ? full : Tree.map("method", Tree.string("*")).with("path", Tree.string("*"));
    }

    private Tree reference(EventWord word, Map<String, Tree> authorizers) {
        Map.Entry<String, Tree> first = authorizers.entrySet().iterator().next();
        return word.type().equals("HttpApi") ? Tree.map("name", Tree.string(first.getKey()))
                : first.getValue().get("FunctionArn").isPresent() ? function(first.getValue(), true)
                : new Block().put("name", first.getKey()).put("type", "COGNITO_USER_POOLS").put("arn", first.getValue().get("UserPoolArn")).tree();
    }

    private static Edits open(Edits edits, FrameworkView.Event event) {
        TreePath place = event.value().child("authorizer");
        return edits.tree().at(place).isPresent() ? edits.remove(place) : edits;
    }

    /** A route that is new. */
    Tree fresh(EventWord word, Tree properties) {
        boolean rest = word.type().equals("Api");
        Optional<String> api = properties.at(rest ? "RestApiId" : "ApiId", "Ref").flatMap(Tree::asText);
        Optional<String> attached = (rest ? view.file().at("provider", "apiGateway", "restApiId") : view.file().at("provider", "httpApi", "id")).flatMap(tree -> tree.get("Ref").flatMap(Tree::asText));
        if (api.isPresent() && !api.get().equals(api(word)) && !api.equals(attached)) {
            throw new ModelException("The Serverless Framework adds routes to the one API that it makes; " + api.get() + " is a resource of its own. Name it in provider."
                    + (rest ? "apiGateway.restApiId" : "httpApi.id") + ", or draw the wire from the API of the framework.");
        }
        Tree plain = Twig.at(Twig.at(Twig.at(properties, TreePath.of("ApiId"), Optional.empty()), TreePath.of("RestApiId"), Optional.empty()), TreePath.of("Auth"), Optional.empty());
        Tree value = word.fresh(plain).get(word.own()).orElseGet(Tree::map);
        boolean open = properties.at("Auth", "Authorizer").flatMap(Tree::asText).filter(NONE::equals).isPresent();
        Map<String, Tree> authorizers = is.isEmpty() ? property(was, api(word), "Auth", "Authorizers").entries() : authorizers(word);
        return Tree.map(word.own(), open || authorizers.isEmpty() ? value : value.with("authorizer", reference(word, authorizers)));
    }

    /** An API that is new: the framework makes it once something is said about it. */
    Edits add(Edits start, boolean http, Tree body) {
        Edits edits = FrameworkPut.withProvider(start);
        if (!http) {
            return edits.tree().at("provider", "apiGateway").isPresent() ? edits : edits.set(TreePath.of("provider", "apiGateway", "shouldStartNameWithService"), Tree.bool(true));
        }
        Tree cors = body.at("Properties", "CorsConfiguration").orElseGet(Tree::map);
        Edits written = edits.set(HTTP.child("payload"), Tree.string("2.0"));
        return cors.entries().isEmpty() ? written : written.set(HTTP.child("cors"), Apis.ownCors(cors));
    }
}
