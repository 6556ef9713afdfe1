package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.OutsideChecksTest;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** GraphQL APIs in templates of others: in plain resources, and as SAM's own. */
class GraphsTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final SamLens LENS = new SamLens(TEMPLATE);
    private static final String OTHERS = """
              Users:
                Type: AWS::Cognito::UserPool
              Products:
                Type: AWS::DynamoDB::Table
                Properties:
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  BillingMode: PAY_PER_REQUEST
              Catalog:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: catalog/
                  Handler: app.handler
                  Runtime: java21
              Reviews:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: reviews/
                  Handler: app.handler
                  Runtime: java21
            """.indent(-2).indent(2);
    private static final String PLAIN = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Shop:   # the API
                Type: AWS::AppSync::GraphQLApi
                Properties:
                  Name: shop
                  AuthenticationType: API_KEY
                  LogConfig:
                    CloudWatchLogsRoleArn: !Ref LogsRoleArn
                    FieldLogLevel: ALL
              ShopKey:
                Type: AWS::AppSync::ApiKey
                Properties:
                  ApiId: !GetAtt Shop.ApiId
                  Expires: 1814313600
              ShopSchema:
                Type: AWS::AppSync::GraphQLSchema
                Properties:
                  ApiId: !GetAtt Shop.ApiId
                  DefinitionS3Location: api/shop.graphql   # ours
              CatalogSource:
                Type: AWS::AppSync::DataSource
                Properties:
                  ApiId: !GetAtt Shop.ApiId
                  Name: catalog
                  Type: AWS_LAMBDA
                  ServiceRoleArn: !GetAtt CatalogRole.Arn
                  LambdaConfig:
                    LambdaFunctionArn: !GetAtt Catalog.Arn
              CatalogRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: {Service: appsync.amazonaws.com}
                        Action: sts:AssumeRole
                  Policies:
                    - PolicyName: call
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - {Effect: Allow, Action: "lambda:InvokeFunction", Resource: !GetAtt Catalog.Arn}
              GetProduct:
                Type: AWS::AppSync::Resolver
                DependsOn: ShopSchema
                Properties:
                  ApiId: !GetAtt Shop.ApiId
                  TypeName: Query
                  FieldName: getProduct
                  DataSourceName: !GetAtt CatalogSource.Name
              AddProduct:
                Type: AWS::AppSync::Resolver
                DependsOn: ShopSchema
                Properties:
                  ApiId: !GetAtt Shop.ApiId
                  TypeName: Mutation
                  FieldName: addProduct
                  Kind: PIPELINE
                  Code: "export function request(ctx) { return {}; } export function response(ctx) { return ctx.prev.result; }"
                  Runtime: {Name: APPSYNC_JS, RuntimeVersion: 1.0.0}
                  PipelineConfig:
                    Functions: [!GetAtt AddStep.FunctionId]
              AddStep:
                Type: AWS::AppSync::FunctionConfiguration
                Properties:
                  ApiId: !GetAtt Shop.ApiId
                  Name: add
                  DataSourceName: catalog
                  Code: "export function request(ctx) { return {operation: 'Invoke', payload: ctx}; } export function response(ctx) { return ctx.result; }"
                  Runtime: {Name: APPSYNC_JS, RuntimeVersion: 1.0.0}
              ProductsSource:
                Type: AWS::AppSync::DataSource
                Properties:
                  ApiId: !GetAtt Shop.ApiId
                  Name: products
                  Type: AMAZON_DYNAMODB
                  ServiceRoleArn: !GetAtt ProductsRole.Arn
                  DynamoDBConfig: {AwsRegion: !Ref AWS::Region, TableName: !Ref Products}
              ProductsRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement: [{Effect: Allow, Principal: {Service: appsync.amazonaws.com}, Action: "sts:AssumeRole"}]
                  Policies:
                    - PolicyName: read
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: ["dynamodb:GetItem", "dynamodb:Query"]
                            Resource: !GetAtt Products.Arn
            """ + OTHERS;
    private static final String OF_SAM = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Shop:
                Type: AWS::Serverless::GraphQLApi
                Properties:
                  SchemaUri: ./shop.graphql
                  Auth:
                    Type: AWS_IAM
                  DataSources:
                    Lambda:
                      products:   # those of the shop
                        FunctionArn: !GetAtt Catalog.Arn
                  Functions:
                    callCatalog:
                      DataSource: products
                      Runtime:
                        Name: APPSYNC_JS
                        Version: 1.0.0
                      CodeUri: ./call.js
                  Resolvers:
                    Query:
                      getProduct:
                        Pipeline:
                          - callCatalog
            """ + OTHERS;

    private static Design read(String text) {
        return LENS.read(text, Design.empty("x"));
    }

    private static Node node(Design design, String name) {
        return design.nodeNamed(name).orElseThrow();
    }

    private static Wire wire(Design design, String from, WireRole role, String to) {
        return design.wires().values().stream().filter(wire -> wire.role() == role && design.requireNode(wire.from().node()).name().equals(from)
                && design.requireNode(wire.to().node()).name().equals(to)).findFirst().orElseThrow();
    }

    private static Design edited(Design read, Edit edit) {
        return edit.apply(Drawing.of(read, Layout.empty())).drawing().design();
    }

    private static String after(String text, Design read, Edit edit) {
        return follow(text, read, edited(read, edit));
    }

    private static String follow(String text, Design was, Design is) {
        return new LensText(TEMPLATE).follow(text, was, is);
    }

    private static Design drawn(Design design, String from, WireRole role, String to, Object... fields) {
        Wire wire = Wire.of(new WireId("new"), new End(node(design, from).id(), "out"), End.in(node(design, to).id()), role);
        for (int i = 0; i < fields.length; i += 2) {
            wire = wire.withField((String) fields[i], fields[i + 1] instanceof Boolean flag ? Value.of(flag) : fields[i + 1] instanceof Value value ? value : Value.of((String) fields[i + 1]));
        }
        return design.withWire(wire);
    }

    private static Value fields(String... names) {
        return Value.of(List.of(names).stream().<Value>map(Value::of).toList());
    }

    /** Adds a wire, sees that it is read as it was drawn, takes it away again. */
    private static String addedAndTakenAway(String text, String from, WireRole role, String to, Object... fields) {
        Design read = read(text);
        Design more = drawn(read, from, role, to, fields);
        String with = follow(text, read, more);
        Design again = LENS.read(with, more);
        assertThat(again).isEqualTo(more);
        assertThat(wire(read(with), from, role, to).fields()).isEqualTo(wire(more, from, role, to).fields());
        assertThat(follow(with, again, edited(again, new WireEdit.Disconnect(Set.of(new WireId("new")))))).isEqualTo(text);
        return with;
    }

    private static Tree translated(String template) throws Exception {
        Program.requireTranslator();
        Path script = Path.of(OutsideChecksTest.class.getResource("translate.py").toURI());
        Program.Result result = Program.run(List.of("python3", script.toString()), template.replace("CodeUri: ./call.js", "CodeUri: s3://bucket/call.js"));
        assertThat(result.code()).as(result.err()).isZero();
        return Document.parse(result.out()).tree();
    }

    @Test
    void plainResourcesAreOneCardWithItsDataSourcesAsWires() {
        Design read = read(PLAIN);
        assertThat(read.nodes().values()).extracting(Node::kind).containsExactlyInAnyOrder("graphql-api", "user-pool", "table", "function", "function");
        Node shop = node(read, "Shop");
        assertThat(shop.field("schemaUri")).contains(Value.of("api/shop.graphql"));
        assertThat(shop.field("logLevel")).contains(Value.of("ALL"));
        assertThat(shop.field("keyExpires")).contains(Value.of("2027-06-30"));
        assertThat(wire(read, "Shop", WireRole.CALL, "Catalog").field("fields")).contains(fields("Query.getProduct", "Mutation.addProduct"));
        assertThat(wire(read, "Shop", WireRole.ACCESS, "Products").fields()).isEmpty();
        assertThat(follow(PLAIN, read, read)).isEqualTo(PLAIN);
    }

    @Test
    void settingsAreChangedWhereTheyStand() {
        Design read = read(PLAIN);
        Node shop = node(read, "Shop");
        assertThat(after(PLAIN, read, new CardEdit.SetField(shop.id(), "schemaUri", Optional.of(Value.of("api/other.graphql")))))
                .isEqualTo(PLAIN.replace("api/shop.graphql   # ours", "api/other.graphql   # ours"));
        assertThat(after(PLAIN, read, new CardEdit.SetField(shop.id(), "keyExpires", Optional.of(Value.of("2027-07-01"))))).isEqualTo(PLAIN.replace("1814313600", "1814400000"));
        assertThatThrownBy(() -> after(PLAIN, read, new CardEdit.SetField(shop.id(), "schema", Optional.of(Value.of("type Query { a: Int }"))))).isInstanceOf(ModelException.class)
                .hasMessageContaining("DefinitionS3Location");
        Design sam = read(OF_SAM);
        String logged = after(OF_SAM, sam, new CardEdit.SetField(node(sam, "Shop").id(), "logLevel", Optional.of(Value.of("NONE"))));
        assertThat(logged).contains("Logging: false");
        assertThat(node(sam, "Shop").field("logLevel")).contains(Value.of("ALL"));
    }

    @Test
    void aNewFieldOfAPlainApiUsesTheDataSourceThatIsThere() {
        Design read = read(PLAIN);
        Wire catalog = wire(read, "Shop", WireRole.CALL, "Catalog");
        String more = after(PLAIN, read, new WireEdit.SetWireField(catalog.id(), "fields", Optional.of(fields("Query.getProduct", "Mutation.addProduct", "Query.search"))));
        assertThat(more).contains("FieldName: search", "DependsOn: ShopSchema").doesNotContain("ShopCatalogSource", "TargetRole");
        Design again = LENS.read(more, read);
        assertThat(wire(again, "Shop", WireRole.CALL, "Catalog").field("fields").orElseThrow().asItems()).containsExactlyInAnyOrderElementsOf(fields("Query.getProduct", "Mutation.addProduct", "Query.search").asItems());
        assertThat(after(more, again, new WireEdit.SetWireField(catalog.id(), "fields", Optional.of(fields("Query.getProduct", "Mutation.addProduct"))))).isEqualTo(PLAIN);
    }

    @Test
    void wiresOfPlainApisComeWithAllTheyNeedAndGoWithoutATrace() {
        String function = addedAndTakenAway(PLAIN, "Shop", WireRole.CALL, "Reviews", "fields", fields("Product.reviews"));
        assertThat(function).contains("Type: AWS_LAMBDA", "TypeName: Product", "lambda:InvokeFunction", "DependsOn: ShopSchema");
        addedAndTakenAway(PLAIN, "Users", WireRole.AUTHORIZE, "Shop");
        String additional = addedAndTakenAway(PLAIN, "Users", WireRole.AUTHORIZE, "Shop", "additional", true);
        assertThat(additional).contains("AuthenticationType: API_KEY", "AdditionalAuthenticationProviders");
        Design read = read(PLAIN);
        String asks = follow(PLAIN, read, drawn(read, "Reviews", WireRole.CALL, "Shop", "mode", "write"));
        assertThat(asks).contains("appsync:GraphQL", "types/Mutation/*", "SHOP_API_URL: !GetAtt Shop.GraphQLUrl", "AuthenticationType: AWS_IAM");
        assertThat(wire(read(asks), "Reviews", WireRole.CALL, "Shop").field("mode")).contains(Value.of("write"));
    }

    @Test
    void aWireThatGoesTakesResolversStepsSourceAndRoleAlong() {
        Design read = read(PLAIN);
        String less = after(PLAIN, read, new WireEdit.Disconnect(Set.of(wire(read, "Shop", WireRole.CALL, "Catalog").id())));
        assertThat(less).doesNotContain("CatalogSource", "CatalogRole", "GetProduct", "AddStep", "AddProduct").contains("ProductsRole", "ShopSchema");
        assertThat(after(PLAIN, read, new WireEdit.Disconnect(Set.of(wire(read, "Shop", WireRole.ACCESS, "Products").id())))).doesNotContain("ProductsSource", "ProductsRole").contains("CatalogRole");
        String card = after(PLAIN, read, new CardEdit.RemoveNodes(Set.of(node(read, "Shop").id())));
        assertThat(card).doesNotContain("AppSync", "CatalogRole").contains("Catalog:", "Products:");
    }

    @Test
    void whatATableMayBeUsedForIsSaidInTheRoleOfItsSource() {
        Design read = read(PLAIN);
        String wide = after(PLAIN, read, new WireEdit.SetWireField(wire(read, "Shop", WireRole.ACCESS, "Products").id(), "mode", Optional.of(Value.of("read-write"))));
        assertThat(wide).contains("dynamodb:PutItem");
        assertThat(wire(read(wide), "Shop", WireRole.ACCESS, "Products").field("mode")).contains(Value.of("read-write"));
    }

    @Test
    void theResourceOfSamKeepsEverythingItself() throws Exception {
        Design read = read(OF_SAM);
        Node shop = node(read, "Shop");
        assertThat(shop.field("authentication")).contains(Value.of("AWS_IAM"));
        assertThat(wire(read, "Shop", WireRole.CALL, "Catalog").field("fields")).contains(fields("Query.getProduct"));
        Wire catalog = wire(read, "Shop", WireRole.CALL, "Catalog");
        String more = after(OF_SAM, read, new WireEdit.SetWireField(catalog.id(), "fields", Optional.of(fields("Query.getProduct", "Query.search"))));
        assertThat(more).isEqualTo(OF_SAM.replace("              - callCatalog\n", "              - callCatalog\n          search:\n            Pipeline:\n              - callCatalog\n"));
        assertThat(after(more, LENS.read(more, read), new WireEdit.SetWireField(catalog.id(), "fields", Optional.of(fields("Query.getProduct"))))).isEqualTo(OF_SAM);

        String reviews = addedAndTakenAway(OF_SAM, "Shop", WireRole.CALL, "Reviews", "fields", fields("Product.reviews"));
        assertThat(reviews).contains("import { util } from '@aws-appsync/utils';");
        String table = addedAndTakenAway(reviews, "Shop", WireRole.ACCESS, "Products", "mode", "write");
        assertThat(table).contains("Permissions:\n              - Write");
        String guarded = addedAndTakenAway(table, "Users", WireRole.AUTHORIZE, "Shop");
        addedAndTakenAway(OF_SAM, "Users", WireRole.AUTHORIZE, "Shop", "additional", true);

        Tree made = translated(guarded);
        Tree resources = made.get("Resources").orElseThrow();
        assertThat(resources.at("ShopProductreviews", "Properties", "Kind").flatMap(Tree::asText)).contains("PIPELINE");
        assertThat(resources.at("Shop", "Properties", "UserPoolConfig", "DefaultAction").flatMap(Tree::asText)).contains("ALLOW");
        assertThat(resources.entries().values().stream().filter(each -> each.get("Type").flatMap(Tree::asText).filter("AWS::AppSync::DataSource"::equals).isPresent())).hasSize(3);
        assertThat(read(made.toString().isEmpty() ? "" : new dev.drawbridge.generators.syntax.Emitter(dev.drawbridge.generators.syntax.DocumentStyle.STANDARD).emit(made)).wires()).isNotEmpty();
    }

    @Test
    void aPipelineOfSeveralSourcesIsTheUsersBusiness() {
        String text = OF_SAM.replace("              - callCatalog\n", "              - callCatalog\n              - callReviews\n")
                .replace("    callCatalog:\n", "    callReviews: {DataSource: reviews, Runtime: {Name: APPSYNC_JS, Version: 1.0.0}, CodeUri: ./call.js}\n        callCatalog:\n")
                .replace("      Lambda:\n", "      Lambda:\n          reviews: {FunctionArn: !GetAtt Reviews.Arn}\n");
        Design read = read(text);
        assertThat(wire(read, "Shop", WireRole.CALL, "Reviews").field("fields")).contains(fields("Query.getProduct"));
        assertThatThrownBy(() -> after(text, read, new WireEdit.Disconnect(Set.of(wire(read, "Shop", WireRole.CALL, "Catalog").id())))).isInstanceOf(ModelException.class)
                .hasMessage("The resolver getProduct goes on to other data sources too. Change its pipeline in the template, the drawing follows.");
    }
}
