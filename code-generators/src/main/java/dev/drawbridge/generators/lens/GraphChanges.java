package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes wires of GraphQL APIs that were found in a template, beside their like and in their style. */
final class GraphChanges {
    private static final String POOL = "AMAZON_COGNITO_USER_POOLS";
    private static final String IAM = "AWS_IAM";
    /** Hands a field to the function just as AppSync does for resolvers without code, which SAM's own resource cannot have. */
    private static final String HAND_OVER = """
            import { util } from '@aws-appsync/utils';

            export function request(ctx) {
              const { args, identity, source, request, info, prev, stash } = ctx;
              return { operation: 'Invoke', payload: { arguments: args, identity, source, request, info, prev, stash } };
            }

            export function response(ctx) {
              if (ctx.error) {
                util.error(ctx.error.message, ctx.error.type);
              }
              return ctx.result;
            }
            """;

    private final Working work;
    private final WireAddition addition;

    GraphChanges(Working work, WireAddition addition) {
        this.work = work;
        this.addition = addition;
    }

    void add(Wire wire) {
        if (wire.role() == WireRole.AUTHORIZE) {
            guard(wire);
            return;
        }
        SourceTemplate.Part api = work.part(wire.from().node());
        if (api.type().equals(GraphWires.OF_SAM)) {
            serverless(wire, api);
        } else {
            plain(wire, api, work.parts().between(wire.id()));
        }
    }

    /** Carries changed settings to the places where they stand. */
    void change(Wire was, Wire is, FoundWire found, WireRemoval removal) {
        switch (is.role()) {
            case AUTHORIZE -> {
                GraphRemoval.remove(work, removal, was, found);
                guard(is);
            }
            case ACCESS -> mode(is, found.places().getFirst());
            default -> fields(was, is, found, removal);
        }
    }

    private void fields(Wire was, Wire is, FoundWire found, WireRemoval removal) {
        List<Value> before = items(was);
        List<Value> after = items(is);
        List<Value> written = found.fields().get(WireTable.GRAPH_FIELDS).asItems();
        List<TreePath> gone = new ArrayList<>();
        for (Value field : before) {
            int at = written.indexOf(field);
            if (!after.contains(field) && (at < 0 || at >= found.places().size())) {
                throw new ModelException("The resolver of " + field.display() + " is not in the template any more. Reload the project.");
            }
            if (!after.contains(field)) {
                gone.add(found.places().get(at));
            }
        }
        List<Value> fresh = new ArrayList<>(after);
        fresh.removeAll(before);
        // what the new ones need stays while the old ones go
        if (!fresh.isEmpty()) {
            SourceTemplate.Part api = work.part(is.from().node());
            Wire only = is.withField(WireTable.GRAPH_FIELDS, Value.of(fresh));
            if (api.type().equals(GraphWires.OF_SAM)) {
                serverless(only, api);
            } else {
                plain(only, api, work.ours().wireParts(work.is().withWire(only)).between(is.id()));
            }
        }
        GraphRemoval.places(work, removal, was, gone);
    }

    private static List<Value> items(Wire wire) {
        return wire.field(WireTable.GRAPH_FIELDS).map(Value::asItems).orElse(List.of());
    }

    /** Resolvers on the data source that is there, or on a new one. */
    private void plain(Wire wire, SourceTemplate.Part api, Map<String, Tree> parts) {
        Cards cards = work.reading().cards();
        String target = work.card(wire.to().node()).id();
        Optional<String> there = cards.template().parts().values().stream().filter(part -> part.type().equals(GraphWires.SOURCE) && isOf(cards, part, api.id())
                && GraphWires.function(cards, part).filter(target::equals).isPresent()).map(SourceTemplate.Part::id).findFirst();
        Optional<String> schema = cards.template().parts().values().stream().filter(part -> part.type().equals("AWS::AppSync::GraphQLSchema") && isOf(cards, part, api.id()))
                .map(SourceTemplate.Part::id).findFirst();
        String below = cards.template().parts().values().stream().filter(part -> part.type().startsWith("AWS::AppSync::") && isOf(cards, part, api.id()))
                .map(SourceTemplate.Part::id).reduce((_, last) -> last).orElse(api.id());
        Map<String, String> ids = new LinkedHashMap<>();
        for (Map.Entry<String, Tree> each : parts.entrySet()) {
            String type = each.getValue().get("Type").flatMap(Tree::asText).orElse("");
            if (type.equals(GraphWires.SOURCE) && there.isPresent()) {
                ids.put(each.getKey(), there.get());
            } else if (there.isEmpty() || type.equals(GraphWires.RESOLVER)) {
                Tree body = SocketWires.renamed(each.getValue(), ids);
                if (body.get("DependsOn").isPresent()) {
                    body = schema.isPresent() ? body.with("DependsOn", Tree.string(schema.get())) : TreeEdit.without(body, List.of("DependsOn"));
                }
                String id = addition.resource(each.getKey(), body, below);
                below = id;
                ids.put(each.getKey(), id);
            }
        }
    }

    private static boolean isOf(Cards cards, SourceTemplate.Part part, String api) {
        return part.property("ApiId").flatMap(cards.references()::target).filter(api::equals).isPresent();
    }

    private void serverless(Wire wire, SourceTemplate.Part api) {
        Cards cards = work.reading().cards();
        String target = work.card(wire.to().node()).id();
        boolean table = wire.role() == WireRole.ACCESS;
        String sort = table ? "DynamoDb" : "Lambda";
        Map<String, Tree> sources = GraphWires.entries(api, "DataSources", sort);
        Optional<String> there = sources.entrySet().stream().filter(source -> source.getValue().get(table ? "TableName" : "FunctionArn")
                .flatMap(cards.references()::target).filter(target::equals).isPresent()).map(Map.Entry::getKey).findFirst();
        String key = there.orElseGet(() -> free(target, sources));
        TreePath place = api.path("DataSources").child(sort).child(key);
        if (table) {
            work.edit(edits -> edits.set(place, Tree.map("TableName", work.parts().name(wire.to().node())).with("TableArn", work.parts().arn(wire.to().node()))
                    .with("Permissions", Tree.seq(work.parts().tablePermissions(wire.id())))));
            return;
        }
        if (there.isEmpty()) {
            work.edit(edits -> edits.set(place, Tree.map("FunctionArn", work.parts().arn(wire.to().node()))));
        }
        Map<String, Tree> functions = GraphWires.entries(api, "Functions");
        Optional<String> step = functions.entrySet().stream().filter(function -> function.getValue().get("DataSource").flatMap(Tree::asText).filter(key::equals).isPresent())
                .map(Map.Entry::getKey).findFirst();
        String name = step.orElseGet(() -> free("ask" + key, functions));
        if (step.isEmpty()) {
            work.edit(edits -> edits.set(api.path("Functions").child(name), Tree.map("DataSource", Tree.string(key))
                    .with("Runtime", Tree.map("Name", Tree.string("APPSYNC_JS")).with("Version", Tree.string("1.0.0"))).with("InlineCode", Tree.string(HAND_OVER))));
        }
        for (Value each : items(wire)) {
            String field = each.display();
            int dot = field.indexOf('.');
            TreePath resolvers = api.path("Resolvers").child(field.substring(0, dot));
            String wish = field.substring(dot + 1);
            if (work.edits().tree().at(resolvers.child(wish)).isPresent()) {
                throw new ModelException("The template has a resolver of " + field + " already. Choose another field, or take that resolver away first.");
            }
            work.edit(edits -> edits.set(resolvers.child(wish), Tree.map("Pipeline", Tree.seq(Tree.string(name)))));
        }
    }

    private static String free(String wish, Map<String, Tree> taken) {
        String free = wish;
        for (int n = 2; taken.containsKey(free); n++) {
            free = wish + n;
        }
        return free;
    }

    /** What may be done with a table. */
    private void mode(Wire wire, TreePath place) {
        if (place.steps().size() > 2) {
            work.edit(edits -> edits.set(place.child("Permissions"), Tree.seq(work.parts().tablePermissions(wire.id()))));
            return;
        }
        Cards cards = work.reading().cards();
        SourceTemplate.Part source = cards.template().part(place.last()).orElseThrow();
        Optional<SourceTemplate.Part> role = source.property("ServiceRoleArn").flatMap(cards.references()::target).flatMap(cards.template()::part);
        boolean own = role.isPresent() && cards.namers(role.get().id()).equals(java.util.Set.of(source.id()))
                && role.get().property("Policies").map(Tree::items).orElse(List.of()).size() == 1;
        if (!own) {
            throw new ModelException("The role of the data source " + source.id() + " permits other things too, or in a way of its own. Change its permissions in the template, the drawing follows.");
        }
        work.edit(edits -> edits.set(role.get().path("Policies").child(0).child("PolicyDocument"), work.parts().roleDocument(wire.id())));
    }

    /** Functions sign what they send, which an API must take. */
    void letIn(Wire wire) {
        Optional<SourceTemplate.Part> api = work.reading().id(wire.to().node()).flatMap(work.reading().template()::part)
                .filter(part -> part.type().equals(GraphWires.OF_SAM) || part.type().equals(GraphWires.API));
        if (api.isEmpty()) {
            return;
        }
        boolean sam = api.get().type().equals(GraphWires.OF_SAM);
        String word = sam ? "Type" : "AuthenticationType";
        TreePath more = sam ? api.get().path("Auth").child("Additional") : api.get().path("AdditionalAuthenticationProviders");
        boolean takes = api.get().property(sam ? new String[] {"Auth", "Type"} : new String[] {word}).flatMap(Tree::asText).filter(IAM::equals).isPresent()
                || work.edits().tree().at(more).map(Tree::items).orElse(List.of()).stream().anyMatch(each -> each.get(word).flatMap(Tree::asText).filter(IAM::equals).isPresent());
        if (!takes) {
            addition.append(more, Tree.map(word, Tree.string(IAM)));
        }
    }

    private void guard(Wire wire) {
        SourceTemplate.Part api = work.part(wire.to().node());
        boolean sam = api.type().equals(GraphWires.OF_SAM);
        boolean additional = work.ours().wires().of(work.is(), wire).orElseThrow().flag(wire, "additional");
        Tree pool = Tree.map("UserPoolId", Tree.ref(work.parts().logicalId(wire.from().node()))).with("AwsRegion", Tree.ref("AWS::Region"));
        if (additional) {
            addition.append(sam ? api.path("Auth").child("Additional") : api.path("AdditionalAuthenticationProviders"), sam
                    ? Tree.map("Type", Tree.string(POOL)).with("UserPool", pool) : Tree.map("AuthenticationType", Tree.string(POOL)).with("UserPoolConfig", pool));
            return;
        }
        TreePath config = sam ? api.path("Auth").child("UserPool") : api.path("UserPoolConfig");
        if (work.edits().tree().at(config).isPresent()) {
            throw new ModelException("Another user pool decides at " + api.id() + " already. Let this one decide about marked fields only, or remove the other wire first.");
        }
        work.edit(edits -> edits.set(config.parent().child(sam ? "Type" : "AuthenticationType"), ValueTree.of(Value.of(POOL))));
        for (String other : List.of("OpenIDConnect", "LambdaAuthorizer")) {
            work.edit(edits -> Pruning.remove(edits, config.parent().child(sam ? other : other + "Config")));
        }
        work.edit(edits -> edits.set(config, pool.with("DefaultAction", Tree.string("ALLOW"))));
    }
}
