package dev.drawbridge.generators.serverless;

import dev.drawbridge.model.Names;
import java.util.Set;
import java.util.regex.Pattern;

/** What the framework calls the resources that it makes. Source: its page "AWS CloudFormation Resource Reference". */
public final class FrameworkIds {
    static final String HTTP_API = "HttpApi";
    static final String REST_API = "ApiGatewayRestApi";
    static final String WEBSOCKETS = "WebsocketsApi";
    static final String ROLE = "IamRoleLambdaExecution";

    /** Ids that the framework makes beside functions and sources, and that files refer to. */
    private static final Pattern MADE = Pattern.compile("ServerlessDeploymentBucket(Policy)?|IamRole\\w*|HttpApi\\w*|ApiGateway\\w*|Websockets\\w*|S3Bucket\\w+|SNSTopic\\w+|CognitoUserPool\\w+"
            + "|\\w+Lambda(Function(Url)?|Version\\w*|Layer|EvConf|Permission\\w*)|\\w+LogGroup|\\w+(EventsRule|SchedulerSchedule)\\w*|\\w+EventSourceMapping\\w*|\\w+IotTopicRule\\d+"
            + "|\\w+LambdaAlias|\\w+SnsSubscription\\w*|\\w+EventBridge\\w*|CloudFrontDistribution\\w*|\\w+StreamConsumer|\\w+Alb\\w*|Custom\\w+|\\w+WebsocketsRoute\\w*");
    private static final Set<Character> SEPARATORS = Set.of('-', '_');

    private FrameworkIds() {}

    /** {@code pet-orders} is {@code PetDashorders}. */
    static String normal(String key) {
        return upperFirst(key.replace("-", "Dash").replace("_", "Underscore").replaceAll("[^0-9A-Za-z]", ""));
    }

    /** Letters and digits alone. */
    static String plain(String name) {
        return upperFirst(name.replaceAll("[^0-9A-Za-z]", ""));
    }

    private static String upperFirst(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The logical id of a function. */
    static String function(String key) {
        return normal(key) + "LambdaFunction";
    }

    static String logGroup(String key) {
        return normal(key) + "LogGroup";
    }

    /** The rule of a schedule: the framework counts those of each function. */
    static String rule(String key, int number) {
        return normal(key) + "EventsRuleSchedule" + number;
    }

    static String bucket(String name) {
        return "S3Bucket" + plain(name);
    }

    static String topic(String name) {
        return "SNSTopic" + plain(name);
    }

    static String bus(String name) {
        return normal(name) + "EventBridgeEventBus";
    }

    static String layer(String key) {
        return normal(key) + "LambdaLayer";
    }

    static String userPool(String name) {
        return "CognitoUserPool" + plain(name);
    }

    static boolean isMade(String id) {
        return MADE.matcher(id).matches();
    }

    /** The key of a function for the name of its card, in the manner of a key that is there already. */
    static String key(String name, String like) {
        String plain = Names.words(name).isEmpty() ? "function" : name;
        if (name.matches("[A-Za-z][A-Za-z0-9]*") || like.chars().noneMatch(c -> SEPARATORS.contains((char) c)) && name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            return name;
        }
        return like.contains("-") ? Names.kebab(plain) : like.contains("_") ? Names.kebab(plain).replace('-', '_') : lowerFirst(Names.pascal(plain));
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
