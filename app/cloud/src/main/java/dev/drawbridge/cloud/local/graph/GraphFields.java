package dev.drawbridge.cloud.local.graph;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.source.FunctionRuns;
import dev.drawbridge.cloud.local.source.Functions;
import graphql.execution.DataFetcherResult;
import graphql.language.AstPrinter;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.SelectedField;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives fields their values: from the function that is wired for a field, else from the value that the field is a part of. Source of the context that
 * functions get: "Direct Lambda resolvers" in the AppSync guide.
 */
final class GraphFields implements DataFetcher<Object> {
    /** Names of what the context of a request holds. */
    static final String API = "drawbridge.api";
    static final String ACCESS = "drawbridge.access";
    static final String COUNT = "drawbridge.count";

    /** A resolver may take as long. Source: "Quotas" in the AppSync guide. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FunctionRuns runs;
    private final ExecutorService threads;

    GraphFields(Functions functions, Journal journal, Clock clock, ExecutorService threads) {
        this.runs = new FunctionRuns(functions, journal, clock);
        this.threads = threads;
    }

    @Override
    public Object get(DataFetchingEnvironment field) {
        GraphApi api = field.getGraphQlContext().get(API);
        GraphAccess access = field.getGraphQlContext().get(ACCESS);
        String type = field.getParentType() instanceof GraphQLNamedType named ? named.getName() : "";
        String name = field.getFieldDefinition().getName();
        if (access.denied().contains(type + "." + name) || !allows(api, access, field)) {
            return trouble(field, "Not Authorized to access " + name + " on type " + type, "Unauthorized");
        }
        Optional<GraphApi.Resolver> resolver = Optional.ofNullable(api.resolvers().get(type + "." + name));
        boolean root = field.getExecutionStepInfo().getPath().getLevel() == 1;
        if (resolver.isEmpty() && root && api.tables()) {
            return trouble(field, "Resolvers of tables are code for AppSync, which does not run here. Wire " + type + "." + name + " to a function, or try it in the cloud.", "DoesNotRunHere");
        }
        if (resolver.isEmpty()) {
            return field.getSource() instanceof Map<?, ?> map ? map.get(name) : null;
        }
        AtomicInteger count = field.getGraphQlContext().get(COUNT);
        if (count.incrementAndGet() > api.limit()) {
            return trouble(field, "Number of resolvers exceeds the limit of " + api.limit() + ".", "BadRequestException");
        }
        byte[] event = JSON.writeValueAsBytes(event(field, access, type, name));
        return CompletableFuture.supplyAsync(() -> ask(field, api, resolver.get(), type + "." + name, event), threads).completeOnTimeout(
                trouble(field, "Execution timed out.", "ExecutionTimeout"), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Object ask(DataFetchingEnvironment field, GraphApi api, GraphApi.Resolver resolver, String name, byte[] event) {
        Functions.Outcome outcome = runs.run(new FunctionRuns.Reason(Optional.of(resolver.wire()), api.node(), resolver.function(), name, "answered"), event);
        if (outcome.ok()) {
            return JSON.readValue(outcome.answer().length == 0 ? "null".getBytes(StandardCharsets.UTF_8) : outcome.answer(), Object.class);
        }
        return trouble(field, outcome.said().orElse(outcome.problem()), outcome.throttled() ? "Lambda:TooManyRequestsException" : "Lambda:Unhandled");
    }

    private static DataFetcherResult<Object> trouble(DataFetchingEnvironment field, String message, String type) {
        return DataFetcherResult.newResult().error(new GraphTrouble(message, type, field.getExecutionStepInfo().getPath().toList(),
                List.of(field.getField().getSourceLocation()))).build();
    }

    /** Directives of a field count before those of its type; without any the usual way in is the only one. */
    private static boolean allows(GraphApi api, GraphAccess access, DataFetchingEnvironment field) {
        List<GraphQLAppliedDirective> marks = marks(field.getFieldDefinition());
        if (marks.isEmpty() && field.getParentType() instanceof GraphQLDirectiveContainer type) {
            marks = marks(type);
        }
        if (marks.isEmpty()) {
            return access.mode() == api.usual();
        }
        return marks.stream().anyMatch(mark -> (GraphMode.ofDirective(mark.getName()).filter(access.mode()::equals).isPresent()
                || mark.getName().equals("aws_auth") && access.mode() == GraphMode.AMAZON_COGNITO_USER_POOLS) && inGroup(mark, access));
    }

    private static List<GraphQLAppliedDirective> marks(GraphQLDirectiveContainer holder) {
        return holder.getAppliedDirectives().stream().filter(mark -> GraphMode.ofDirective(mark.getName()).isPresent() || mark.getName().equals("aws_auth")).toList();
    }

    private static boolean inGroup(GraphQLAppliedDirective mark, GraphAccess access) {
        List<?> groups = mark.getArgument("cognito_groups") != null && mark.getArgument("cognito_groups").getValue() instanceof List<?> list ? list : List.of();
        return groups.isEmpty() || groups.stream().anyMatch(access.groups()::contains);
    }

    private static ObjectNode event(DataFetchingEnvironment field, GraphAccess access, String type, String name) {
        ObjectNode event = JSON.createObjectNode();
        event.set("arguments", JSON.valueToTree(field.getArguments()));
        event.set("identity", access.identity());
        event.set("source", JSON.valueToTree(field.<Object>getSource()));
        ObjectNode request = event.putObject("request");
        ObjectNode headers = request.putObject("headers");
        access.headers().forEach(headers::put);
        request.putNull("domainName");
        event.putNull("prev");
        ObjectNode info = event.putObject("info");
        List<String> selection = new ArrayList<>();
        for (SelectedField each : field.getSelectionSet().getFields()) {
            selection.add(each.getQualifiedName().replaceAll("(^|/)[A-Za-z_0-9]+\\.", "$1"));
        }
        info.set("selectionSetList", JSON.valueToTree(selection.stream().distinct().toList()));
        info.put("selectionSetGraphQL", field.getField().getSelectionSet() == null ? "" : AstPrinter.printAst(field.getField().getSelectionSet()));
        info.put("parentTypeName", type).put("fieldName", name);
        info.set("variables", JSON.valueToTree(field.getVariables()));
        event.putObject("stash");
        return event;
    }
}
