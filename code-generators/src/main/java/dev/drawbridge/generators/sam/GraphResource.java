package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.graphql.KeyDays;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A GraphQL API in plain resources of CloudFormation: the API, its schema, its key, and for each wire a data source with a role of its own and
 * the resolvers of its fields. A resolver without code hands its field to the function just as it is, which SAM's own resource cannot say; source:
 * "Direct Lambda resolvers" in the AppSync guide.
 */
final class GraphResource implements CardResources {
    static final String API = "AWS::AppSync::GraphQLApi";
    static final String SCHEMA = "AWS::AppSync::GraphQLSchema";
    static final String KEY = "AWS::AppSync::ApiKey";
    static final String SOURCE = "AWS::AppSync::DataSource";
    static final String RESOLVER = "AWS::AppSync::Resolver";
    /** The service that takes on the roles. */
    static final String SERVICE = "appsync.amazonaws.com";

    private static final int LOG_DAYS = 30;
    private static final String POOL = "AMAZON_COGNITO_USER_POOLS";
    private static final String IAM = "AWS_IAM";
    private static final String BY_KEY = "API_KEY";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        List<SamDesign.Link> pools = design.into(card, WireRole.AUTHORIZE);
        Optional<SamDesign.Link> first = pools.stream().filter(link -> !link.rule().flag(link.wire(), "additional")).findFirst();
        String mode = first.isPresent() ? POOL : design.kind(card).text(card, "authentication");
        Block api = new Block().put("Name", Tree.sub("${AWS::StackName}-" + Names.kebab(card.name()))).put("AuthenticationType", mode);
        first.ifPresent(link -> api.put("UserPoolConfig", pool(design, link).put("DefaultAction", "ALLOW")));
        if (mode.equals("OPENID_CONNECT")) {
            api.put("OpenIDConnectConfig", new Block().put("Issuer", design.field(card, "issuer")));
        } else if (mode.equals("AWS_LAMBDA")) {
            api.put("LambdaAuthorizerConfig", new Block().put("AuthorizerUri", design.field(card, "authorizer")));
        }
        api.put("AdditionalAuthenticationProviders", additional(design, card, pools, first, mode));
        if (!design.flag(card, "introspection")) {
            api.put("IntrospectionConfig", "DISABLED");
        }
        api.put("QueryDepthLimit", design.field(card, "queryDepth")).put("ResolverCountLimit", design.field(card, "resolverCount"));
        String level = design.kind(card).text(card, "logLevel");
        if (!level.equals("NONE")) {
            api.put("LogConfig", new Block().put("CloudWatchLogsRoleArn", Tree.getAtt(logs(design, card, out), "Arn")).put("FieldLogLevel", level));
        }
        if (design.flag(card, "tracing")) {
            api.put("XrayEnabled", true);
        }
        out.add(id, API, api);
        Block schema = new Block().put("ApiId", Tree.getAtt(id, "ApiId"));
        Optional<Tree> inline = design.set(card, "schema");
        out.add(schemaId(design, card), SCHEMA, inline.isPresent() ? schema.put("Definition", inline) : schema.put("DefinitionS3Location", design.field(card, "schemaUri")));
        if (mode.equals(BY_KEY)) {
            out.add(design.ids().beside(card, "Key"), KEY, new Block().put("ApiId", Tree.getAtt(id, "ApiId"))
                    .put("Expires", design.kind(card).value(card, "keyExpires").flatMap(KeyDays::seconds)));
        }
        Set<String> written = new HashSet<>();
        design.outOf(card).forEach(link -> source(design, link, written, out));
        out.output(id + "Url", "Address of the GraphQL API " + card.name(), Tree.getAtt(id, "GraphQLUrl"));
    }

    private static String schemaId(SamDesign design, Node card) {
        return design.ids().beside(card, "Schema");
    }

    private static Block pool(SamDesign design, SamDesign.Link link) {
        return new Block().put("UserPoolId", Tree.ref(design.id(link.from()))).put("AwsRegion", Tree.ref("AWS::Region"));
    }

    /** Ways to get in beside the usual one, for fields that are marked so. */
    private static List<Tree> additional(SamDesign design, Node card, List<SamDesign.Link> pools, Optional<SamDesign.Link> first, String mode) {
        List<Tree> all = new ArrayList<>();
        pools.stream().filter(link -> first.filter(link::equals).isEmpty())
                .forEach(link -> all.add(new Block().put("AuthenticationType", POOL).put("UserPoolConfig", pool(design, link)).tree()));
        // functions sign what they send
        if (!mode.equals(IAM) && design.into(card, WireRole.CALL).stream().anyMatch(link -> SamKinds.isFunction(link.from()))) {
            all.add(new Block().put("AuthenticationType", IAM).tree());
        }
        return all;
    }

    /** The group has the name that AppSync wants; the role is made before the API, so it cannot name the one group. */
    private static String logs(SamDesign design, Node card, Resources out) {
        out.addLogGroup(design.ids().beside(card, "Logs"), "/aws/appsync/apis/${" + design.id(card) + ".ApiId}", Optional.of(Tree.integer(LOG_DAYS)));
        String role = design.ids().beside(card, "LogsRole");
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids())
                .allow("Logs", BaseGrants.LOGS, Tree.sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/appsync/apis/*"));
        out.add(role, "AWS::IAM::Role", TargetRole.role(SERVICE, statements));
        return role;
    }

    /**
     * The data source of one wire, with its role and the resolvers of the wire's fields.
     *
     * @param written fields that have a resolver already; two wires may claim one, which a check says
     */
    static void source(SamDesign design, SamDesign.Link link, Set<String> written, Resources out) {
        Optional<Tree> role = TargetRole.write(design, link, out);
        if (role.isEmpty()) {
            return;
        }
        Tree api = Tree.getAtt(design.id(link.from()), "ApiId");
        String id = design.ids().between(link.from(), link.to(), "Source");
        boolean function = SamKinds.isFunction(link.to());
        Block source = new Block().put("ApiId", api).put("Name", design.id(link.to()).replaceAll("^(?=[0-9])", "_")).put("Type", function ? "AWS_LAMBDA" : "AMAZON_DYNAMODB")
                .put("ServiceRoleArn", role);
        if (function) {
            source.put("LambdaConfig", new Block().put("LambdaFunctionArn", design.addresses().arn(link.to())));
        } else {
            source.put("DynamoDBConfig", new Block().put("AwsRegion", Tree.ref("AWS::Region")).put("TableName", design.addresses().name(link.to())));
        }
        out.add(id, SOURCE, source);
        for (String field : fields(link)) {
            if (written.add(field)) {
                int dot = field.indexOf('.');
                // a field can have a resolver once the schema has it
                out.addAfter(design.ids().resolver(link.from(), field), RESOLVER, schemaId(design, link.from()), new Block().put("ApiId", api)
                        .put("TypeName", field.substring(0, dot)).put("FieldName", field.substring(dot + 1)).put("DataSourceName", Tree.getAtt(id, "Name")));
            }
        }
    }

    private static List<String> fields(SamDesign.Link link) {
        return link.rule().value(link.wire(), WireTable.GRAPH_FIELDS).map(Value::asItems).orElse(List.of()).stream().flatMap(field -> field.asText().stream())
                .filter(field -> field.matches("[^.]+\\.[^.]+")).distinct().toList();
    }

    /** The permissions of a table as SAM's own resource says them. */
    static List<Tree> permissions(SamDesign.Link link) {
        List<Tree> all = new ArrayList<>();
        link.rule().mode(link.wire()).ifPresent(mode -> {
            if (mode.reads()) {
                all.add(Tree.string("Read"));
            }
            if (mode.writes()) {
                all.add(Tree.string("Write"));
            }
        });
        return all;
    }
}
