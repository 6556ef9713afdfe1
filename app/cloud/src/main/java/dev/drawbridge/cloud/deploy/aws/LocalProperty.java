package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;

/**
 * A property of a resource that may name something on this machine, and how the same property names it in a bucket. Source of the list: what
 * {@code aws cloudformation package} uploads, in the AWS CLI reference. Definitions of state machines go into the template itself ({@link FlowDefinitions}).
 *
 * @param path below the resource's properties
 */
record LocalProperty(String type, List<String> path, Content content, Shape shape) {
    /** What it names. */
    enum Content {
        /** Code: a folder or a file becomes a zip. */
        CODE,
        /** A file that is sent as it is. */
        FILE,
        /** Another template, which may name something on this machine itself. */
        TEMPLATE
    }

    /** How a place in a bucket is written. */
    enum Shape {
        /** {@code s3://bucket/key} */
        ADDRESS,
        /** {@code https://...} */
        URL,
        /** {@code S3Bucket} and {@code S3Key} */
        S3_KEYS,
        /** {@code Bucket} and {@code Key} */
        KEYS;

        Tree of(BucketPlace bucket, String key) {
            return switch (this) {
                case ADDRESS -> Tree.string("s3://" + bucket.name() + "/" + key);
                case URL -> Tree.string(bucket.url().apply(key));
                case S3_KEYS -> Tree.map("S3Bucket", Tree.string(bucket.name())).with("S3Key", Tree.string(key));
                case KEYS -> Tree.map("Bucket", Tree.string(bucket.name())).with("Key", Tree.string(key));
            };
        }
    }

    static final List<LocalProperty> ALL = List.of(
            new LocalProperty("AWS::Serverless::Function", "CodeUri", Content.CODE, Shape.ADDRESS),
            new LocalProperty("AWS::Lambda::Function", "Code", Content.CODE, Shape.S3_KEYS),
            new LocalProperty("AWS::Serverless::LayerVersion", "ContentUri", Content.CODE, Shape.ADDRESS),
            new LocalProperty("AWS::Lambda::LayerVersion", "Content", Content.CODE, Shape.S3_KEYS),
            new LocalProperty("AWS::Serverless::Api", "DefinitionUri", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::Serverless::HttpApi", "DefinitionUri", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::ApiGateway::RestApi", "BodyS3Location", Content.FILE, Shape.KEYS),
            new LocalProperty("AWS::ApiGatewayV2::Api", "BodyS3Location", Content.FILE, Shape.KEYS),
            new LocalProperty("AWS::Serverless::GraphQLApi", "SchemaUri", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::AppSync::GraphQLSchema", "DefinitionS3Location", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::AppSync::Resolver", "RequestMappingTemplateS3Location", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::AppSync::Resolver", "ResponseMappingTemplateS3Location", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::AppSync::Resolver", "CodeS3Location", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::AppSync::FunctionConfiguration", "RequestMappingTemplateS3Location", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::AppSync::FunctionConfiguration", "ResponseMappingTemplateS3Location", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::AppSync::FunctionConfiguration", "CodeS3Location", Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::Glue::Job", List.of("Command", "ScriptLocation"), Content.FILE, Shape.ADDRESS),
            new LocalProperty("AWS::CloudFormation::Stack", "TemplateURL", Content.TEMPLATE, Shape.URL),
            new LocalProperty("AWS::Serverless::Application", "Location", Content.TEMPLATE, Shape.URL));

    LocalProperty {
        path = List.copyOf(path);
    }

    LocalProperty(String type, String name, Content content, Shape shape) {
        this(type, List.of(name), content, shape);
    }

    /** Whether a text is the address of another place than this machine. */
    static boolean isElsewhere(String text) {
        return text.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*");
    }
}
