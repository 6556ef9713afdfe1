package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A GraphQL API of SAM as the plain resources of AppSync that SAM makes of it. Source: "AWS::Serverless::GraphQLApi" in the SAM specification. For one API. */
final class GraphExpansion {
    static final String TYPE = "AWS::Serverless::GraphQLApi";
    static final String APPSYNC = "AWS::AppSync::";
    private static final String SERVICE = "appsync.amazonaws.com";
    private static final Set<String> KNOWN = Set.of("Name", "Tags", "XrayEnabled", "Auth", "SchemaInline", "SchemaUri", "Logging", "DataSources", "Functions", "Resolvers", "ApiKeys", "DomainName",
            "Cache", "Visibility", "OwnerContact", "IntrospectionConfig", "QueryDepthLimit", "ResolverCountLimit");
    private static final Map<String, String> WAYS = Map.of("UserPool", "UserPoolConfig", "OpenIDConnect", "OpenIDConnectConfig", "LambdaAuthorizer", "LambdaAuthorizerConfig");
    /** A resolver without code begins with nothing and ends with what its last step gave. */
    private static final String PASSING = """

            export function request(ctx) {
                return {};
            }

            export function response(ctx) {
                return ctx.prev.result;
            }
            """;

    private final String id;
    private final Tree properties;
    private final PlainResources out;
    private final Tree apiId;
    private final Map<String, Tree> sources = new HashMap<>();
    private final Map<String, Tree> steps = new HashMap<>();

    private GraphExpansion(String id, Tree properties, PlainResources out) {
        this.id = id;
        this.properties = properties;
        this.out = out;
        this.apiId = Tree.getAtt(id, "ApiId");
    }

    static void api(String id, Tree properties, PlainResources out, Losses losses) {
        properties.entries().keySet().stream().filter(key -> !KNOWN.contains(key)).forEach(key -> losses.add(id, key + " is not written."));
        new GraphExpansion(id, properties, out).write();
    }

    /** A plain resource of AppSync whose file is in the project, with the place where a release has it. */
    static Tree released(Tree resource) {
        Tree properties = Expansion.properties(resource);
        for (String file : List.of("DefinitionS3Location", "CodeS3Location")) {
            Tree before = properties;
            properties = before.get(file).map(place -> before.with(file, FunctionExpansion.addressInBucket(place))).orElse(before);
        }
        return properties.entries().isEmpty() ? resource : resource.with("Properties", properties);
    }

    private void write() {
        api();
        out.add(id + "Schema", APPSYNC + "GraphQLSchema", new Block().put("ApiId", apiId).put("Definition", properties.get("SchemaInline")).put("DefinitionS3Location", properties.get("SchemaUri").map(FunctionExpansion::addressInBucket)));
        entries("ApiKeys").forEach((key, said) -> out.add(id + key, APPSYNC + "ApiKey", new Block().put("ApiId", apiId).put("ApiKeyId", said.get("ApiKeyId"))
                .put("Description", said.get("Description")).put("Expires", said.get("ExpiresOn"))));
        properties.get("Cache").ifPresent(cache -> out.add(id + "ApiCache", APPSYNC + "ApiCache", with(new Block().put("ApiId", apiId), cache)));
        entries("DataSources", "DynamoDb").forEach(this::table);
        entries("DataSources", "Lambda").forEach(this::function);
        properties.get("DomainName").ifPresent(domain -> {
            out.add(id + "DomainName", APPSYNC + "DomainName", with(new Block(), domain));
            out.add(id + "DomainNameApiAssociation", APPSYNC + "DomainNameApiAssociation", new Block().put("ApiId", apiId).put("DomainName", Tree.ref(id + "DomainName")));
        });
        entries("Functions").forEach(this::step);
        entries("Resolvers").forEach((type, resolvers) -> resolvers.entries().forEach((name, resolver) -> resolver(type, name, resolver)));
    }

    private static Block with(Block block, Tree said) {
        said.entries().forEach(block::put);
        return block;
    }

    private Map<String, Tree> entries(String... path) {
        return properties.at(path).map(Tree::entries).orElseGet(java.util.Collections::emptySortedMap);
    }

    private void api() {
        Tree auth = properties.get("Auth").orElse(Tree.map());
        Block plain = new Block().put("Name", properties.get("Name").orElse(Tree.string(id))).put("AuthenticationType", auth.get("Type"));
        ways(auth).forEach(plain::put);
        List<Tree> others = new ArrayList<>();
        for (Tree other : auth.get("Additional").map(Tree::items).orElse(List.of())) {
            Block way = new Block().put("AuthenticationType", other.get("Type"));
            ways(other).forEach((name, config) -> way.put(name, name.equals("UserPoolConfig") ? without(config, "DefaultAction") : config));
            others.add(way.tree());
        }
        plain.put("AdditionalAuthenticationProviders", others);
        for (String name : List.of("Visibility", "OwnerContact", "IntrospectionConfig", "QueryDepthLimit", "ResolverCountLimit", "XrayEnabled")) {
            plain.put(name, properties.get(name));
        }
        boolean silent = properties.get("Logging").flatMap(tree -> tree instanceof Tree.Scalar s ? s.asBoolean() : Optional.empty()).filter(on -> !on).isPresent();
        if (!silent) {
            plain.put("LogConfig", logging());
        }
        out.add(id, APPSYNC + "GraphQLApi", plain.put("Tags", properties.get("Tags").map(Normalization::pairs)));
        List<Tree> all = new ArrayList<>(auth.get("Additional").map(Tree::items).orElse(List.of()));
        all.addFirst(auth);
        int n = 0;
        for (Tree way : all) {
            Optional<Tree> function = way.at("LambdaAuthorizer", "AuthorizerUri");
            if (function.isPresent()) {
                out.add(id + "ToLambdaAuthConnector" + ++n + "WriteLambdaPermission", "AWS::Lambda::Permission", new Block().put("Action", BaseGrants.INVOKE).put("FunctionName", function)
                        .put("Principal", SERVICE).put("SourceArn", Tree.sub("arn:${AWS::Partition}:appsync:${AWS::Region}:${AWS::AccountId}:apis/${" + id + ".ApiId}")));
            }
        }
    }

    private static Tree without(Tree config, String key) {
        Block rest = new Block();
        config.entries().forEach((name, value) -> {
            if (!name.equals(key)) {
                rest.put(name, value);
            }
        });
        return rest.tree();
    }

    private static Map<String, Tree> ways(Tree auth) {
        Map<String, Tree> found = new java.util.TreeMap<>();
        WAYS.forEach((theirs, plain) -> auth.get(theirs).ifPresent(config -> found.put(plain, config)));
        return found;
    }

    private Block logging() {
        Tree said = properties.get("Logging").filter(Tree.Map.class::isInstance).orElse(Tree.map());
        Optional<Tree> role = said.get("CloudWatchLogsRoleArn");
        if (role.isEmpty()) {
            out.add(id + "CloudWatchRole", "AWS::IAM::Role", trust().put("ManagedPolicyArns", List.of(Tree.sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs"))));
        }
        return new Block().put("ExcludeVerboseContent", said.get("ExcludeVerboseContent")).put("FieldLogLevel", said.get("FieldLogLevel").orElse(Tree.string("ALL")))
                .put("CloudWatchLogsRoleArn", role.orElseGet(() -> Tree.getAtt(id + "CloudWatchRole", "Arn")));
    }

    private static Block trust() {
        Tree statement = new Block().put("Effect", "Allow").put("Principal", Tree.map("Service", Tree.string(SERVICE))).put("Action", BaseGrants.ASSUME_ROLE).tree();
        return new Block().put("AssumeRolePolicyDocument", Tree.map("Version", Tree.string(WireParts.LANGUAGE)).with("Statement", Tree.seq(statement)));
    }

    private void table(String key, Tree said) {
        Tree region = said.get("Region").orElse(Tree.ref("AWS::Region"));
        Tree table = said.get("TableName").orElse(Tree.string(""));
        Tree arn = said.get("TableArn").orElseGet(() -> new Tree.Intrinsic("Fn::Sub", Tree.seq(Tree.string("arn:${AWS::Partition}:dynamodb:${__Region__}:${AWS::AccountId}:table/${__TableName__}"),
                Tree.map("__TableName__", table).with("__Region__", region))));
        List<String> permissions = said.get("Permissions").map(Tree::items).orElse(List.of(Tree.string("Read"), Tree.string("Write"))).stream().flatMap(each -> each.asText().stream()).toList();
        Block config = new Block().put("AwsRegion", region).put("TableName", table).put("UseCallerCredentials", said.get("UseCallerCredentials")).put("Versioned", said.get("Versioned"))
                .put("DeltaSyncConfig", said.get("DeltaSync"));
        source(key, "DynamoDB", "AMAZON_DYNAMODB", said, new Block().put("DynamoDBConfig", config), "ToTableConnectorPolicy",
                permissions.stream().sorted().map(permission -> "AppSyncTable" + permission).toList(), arn);
    }

    private void function(String key, Tree said) {
        Tree arn = said.get("FunctionArn").orElse(Tree.string(""));
        source(key, "Lambda", "AWS_LAMBDA", said, new Block().put("LambdaConfig", Tree.map("LambdaFunctionArn", arn)), "ToLambdaConnectorPolicy", List.of("AppSyncFunctionWrite"), arn);
    }

    private void source(String key, String sort, String type, Tree said, Block config, String policy, List<String> permissions, Tree arn) {
        String source = id + key + sort + "DataSource";
        Optional<Tree> role = said.get("ServiceRoleArn");
        Block plain = new Block().put("ApiId", apiId).put("Name", said.get("Name").orElse(Tree.string(key))).put("Type", type).put("Description", said.get("Description"))
                .put("ServiceRoleArn", role.orElseGet(() -> Tree.getAtt(source + "Role", "Arn")));
        out.add(source, APPSYNC + "DataSource", with(plain, config.tree()));
        sources.put(key, Tree.getAtt(source, "Name"));
        if (role.isEmpty()) {
            out.add(source + "Role", "AWS::IAM::Role", trust());
            List<Tree> statements = permissions.stream().flatMap(name -> PolicyTemplateTable.connector(name, Tree.map("Arn", arn)).stream())
                    .flatMap(document -> document.get("Statement").map(Tree::items).orElse(List.of()).stream()).toList();
            out.add(source + policy, "AWS::IAM::ManagedPolicy", new Block().put("PolicyDocument", Tree.map("Version", Tree.string(WireParts.LANGUAGE)).with("Statement", Tree.seq(statements)))
                    .put("Roles", List.of(Tree.ref(source + "Role"))));
        }
    }

    private Tree source(Tree named) {
        Optional<String> name = named.asText();
        if (name.filter("none"::equalsIgnoreCase).isPresent() && !sources.containsKey(name.get())) {
            String none = id + "NoneDataSource";
            out.add(none, APPSYNC + "DataSource", new Block().put("ApiId", apiId).put("Name", none).put("Type", "NONE"));
            sources.put(name.get(), Tree.getAtt(none, "Name"));
        }
        return name.map(key -> sources.getOrDefault(key, named)).orElse(named);
    }

    private void step(String name, Tree said) {
        if (said.get("Id").isPresent()) {
            steps.put(name, said.get("Id").get());
            return;
        }
        out.add(id + name, APPSYNC + "FunctionConfiguration", code(new Block().put("ApiId", apiId).put("Name", said.get("Name").orElse(Tree.string(name)))
                .put("DataSourceName", said.get("DataSource").map(this::source)).put("Description", said.get("Description")).put("MaxBatchSize", said.get("MaxBatchSize"))
                .put("SyncConfig", said.get("Sync")), said));
        steps.put(name, Tree.getAtt(id + name, "FunctionId"));
    }

    private static Block code(Block plain, Tree said) {
        return plain.put("Code", said.get("InlineCode")).put("CodeS3Location", said.get("CodeUri").map(FunctionExpansion::addressInBucket))
                .put("Runtime", new Block().put("Name", said.at("Runtime", "Name")).put("RuntimeVersion", said.at("Runtime", "Version")));
    }

    private void resolver(String type, String name, Tree said) {
        List<Tree> pipeline = said.get("Pipeline").map(Tree::items).orElse(List.of()).stream().map(step -> step.asText().map(key -> steps.getOrDefault(key, step)).orElse(step)).toList();
        Block plain = new Block().put("ApiId", apiId).put("TypeName", type).put("FieldName", said.get("FieldName").orElse(Tree.string(name))).put("Kind", "PIPELINE")
                .put("PipelineConfig", Tree.map("Functions", Tree.seq(pipeline))).put("MaxBatchSize", said.get("MaxBatchSize")).put("CachingConfig", said.get("Caching"));
        boolean own = said.get("InlineCode").isPresent() || said.get("CodeUri").isPresent();
        String resolver = id + type + name;
        out.add(resolver, APPSYNC + "Resolver", own ? code(plain, said) : plain.put("Code", PASSING).put("Runtime", new Block().put("Name", "APPSYNC_JS").put("RuntimeVersion", "1.0.0")));
        out.dependsOn(resolver, List.of(id + "Schema"));
    }
}
