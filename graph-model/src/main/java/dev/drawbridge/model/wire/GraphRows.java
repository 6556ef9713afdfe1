package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.reads;
import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.writes;

import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.List;
import java.util.Optional;

/**
 * Rows of GraphQL APIs. What the API uses it uses by a role of the data source. Sources: "Attaching a data source" and "Configuring authorization
 * and authentication" in the AppSync guide.
 */
final class GraphRows {
    /** The field that the schema of a new API has. */
    static final String FIRST = "Query.hello";

    private static final String APPSYNC = "appsync.amazonaws.com";
    private static final String NAME = "[_A-Za-z][_A-Za-z0-9]{0,63}";

    private GraphRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("client", WireRole.CALL, "graphql-api").verb("asks")
                        .help("The client sends queries and mutations to the API."),
                row("graphql-api", WireRole.CALL, "function").verb("asks")
                        .field(Field.optional(WireTable.GRAPH_FIELDS, "Fields", new FieldType.TextList(Optional.of(NAME + "\\." + NAME)),
                                "The fields of the schema that the function gives the values of: Query.getProduct, Mutation.addProduct, Product.reviews.").asRequired())
                        .role(Grant.Place.TO, APPSYNC, "lambda:InvokeFunction")
                        .starts(Trigger.GRAPHQL_FIELD)
                        .help("Where a request asks for one of these fields, the function gives its value."),
                row("graphql-api", WireRole.ACCESS, "table").verb("uses")
                        .field(Rows.mode("What resolvers may do with the items."))
                        .role(Grant.Place.TO, Grant.Scope.SELF, reads(), APPSYNC, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:BatchGetItem")
                        .role(Grant.Place.TO, Grant.Scope.INDEXES, reads(), APPSYNC, "dynamodb:Query", "dynamodb:Scan")
                        .role(Grant.Place.TO, Grant.Scope.SELF, writes(), APPSYNC, "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem")
                        .help("The table is a data source of the API; resolvers of yours, written in the template, work on its items."),
                row("user-pool", WireRole.AUTHORIZE, "graphql-api").verb("authorizes")
                        .field(Rows.flag("additional", "Only marked fields", false,
                                "On, only fields with @aws_cognito_user_pools take a token of the pool, and the others what the card says; off, all fields need one."))
                        .help("Requests need a valid token of the pool."),
                row("function", WireRole.CALL, "graphql-api").verb("asks")
                        .field(Rows.mode("Reading permits queries, writing permits mutations."))
                        .grant(Grant.Place.TO, Grant.Scope.QUERIES, reads(), "appsync:GraphQL")
                        .grant(Grant.Place.TO, Grant.Scope.MUTATIONS, writes(), "appsync:GraphQL")
                        .variable("API_URL", EnvironmentVariable.Attribute.URL)
                        .gives(Binding.GRAPHQL_API)
                        .help("The function may send queries or mutations to the API, signed with its own role; fields with @aws_iam let it in."));
    }
}
