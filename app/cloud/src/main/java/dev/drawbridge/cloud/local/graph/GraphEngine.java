package dev.drawbridge.cloud.local.graph;

import dev.drawbridge.cloud.CloudException;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.introspection.Introspection;
import graphql.language.DirectiveDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import graphql.schema.idl.errors.SchemaProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Executes requests against one text of a schema. Immutable; for any thread. */
final class GraphEngine {
    /** What AppSync knows without being told; a schema may declare it all the same. */
    private static final String PRELUDE = """
            directive @aws_api_key on FIELD_DEFINITION | OBJECT
            directive @aws_iam on FIELD_DEFINITION | OBJECT
            directive @aws_oidc on FIELD_DEFINITION | OBJECT
            directive @aws_lambda on FIELD_DEFINITION | OBJECT
            directive @aws_cognito_user_pools(cognito_groups: [String]) on FIELD_DEFINITION | OBJECT
            directive @aws_auth(cognito_groups: [String]) on FIELD_DEFINITION
            directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
            directive @aws_publish(subscriptions: [String]) on FIELD_DEFINITION
            directive @canonical on OBJECT
            directive @hidden on OBJECT
            directive @renamed(to: String) on OBJECT
            """;

    private final GraphQL graphql;

    /** @throws CloudException if the schema is none, with file, line and column */
    GraphEngine(String text, String file, int depth, DataFetcher<Object> values) {
        try {
            TypeDefinitionRegistry registry = new SchemaParser().parse(text);
            complete(registry);
            GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(registry, RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring(values)).build());
            GraphQL.Builder builder = GraphQL.newGraphQL(schema);
            graphql = (depth > 0 ? builder.instrumentation(new MaxQueryDepthInstrumentation(depth)) : builder).build();
        } catch (SchemaProblem e) {
            GraphQLError first = e.getErrors().getFirst();
            String place = first.getLocations() == null || first.getLocations().isEmpty() ? file + ": " : file + ":" + first.getLocations().getFirst().getLine() + ":"
                    + first.getLocations().getFirst().getColumn() + ": ";
            throw new CloudException(place + first.getMessage(), e);
        } catch (GraphQLException e) {
            throw new CloudException(file + ": " + e.getMessage(), e);
        }
    }

    /** Adds what AppSync has of its own. */
    private static void complete(TypeDefinitionRegistry registry) {
        for (DirectiveDefinition directive : new SchemaParser().parse(PRELUDE).getDirectiveDefinitions().values()) {
            if (registry.getDirectiveDefinition(directive.getName()).isEmpty()) {
                registry.add(directive);
            }
        }
        for (String name : AwsScalars.NAMES) {
            if (!registry.scalars().containsKey(name)) {
                registry.add(ScalarTypeDefinition.newScalarTypeDefinition().name(name).build());
            }
        }
    }

    /** Gives every field its value by the same hand. */
    private record Wiring(DataFetcher<Object> values) implements WiringFactory {
        private static final Set<String> OF_GRAPHQL = Set.of("Int", "Float", "String", "Boolean", "ID");

        @Override
        public boolean providesScalar(ScalarWiringEnvironment environment) {
            return !OF_GRAPHQL.contains(environment.getScalarTypeDefinition().getName());
        }

        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
            return AwsScalars.of(environment.getScalarTypeDefinition().getName());
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return named();
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return named();
        }

        /** A value says itself what it is. */
        private static TypeResolver named() {
            return environment -> environment.getObject() instanceof Map<?, ?> map && map.get("__typename") instanceof String name
                    && environment.getSchema().getType(name) instanceof GraphQLObjectType type ? type : null;
        }

        @Override
        public boolean providesDataFetcher(FieldWiringEnvironment environment) {
            return true;
        }

        @Override
        public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment) {
            return values;
        }
    }

    /**
     * Executes a request.
     *
     * @param context of the request, which the fetcher finds again
     * @return the answer in AppSync's shape
     */
    Map<String, Object> execute(String query, String operation, Map<String, Object> variables, boolean introspection, Map<String, Object> context) {
        ExecutionInput input = ExecutionInput.newExecutionInput().query(query).operationName(operation.isEmpty() ? null : operation).variables(variables)
                .graphQLContext(all -> {
                    context.forEach(all::of);
                    all.of(Introspection.INTROSPECTION_DISABLED, !introspection);
                }).build();
        ExecutionResult result = graphql.execute(input);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", result.getData());
        List<Map<String, Object>> errors = new ArrayList<>();
        result.getErrors().forEach(error -> errors.add(GraphTrouble.shape(error)));
        if (!errors.isEmpty()) {
            answer.put("errors", errors);
        }
        return answer;
    }
}
