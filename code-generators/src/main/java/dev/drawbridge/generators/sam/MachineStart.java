package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;

/**
 * How an API starts a state machine itself: the body of the request becomes the input, as SAM does it. Source: "Creating a Step Functions API using API Gateway"
 * in the developer guide of Step Functions.
 */
public final class MachineStart {
    private static final String CALL = ":states:action/StartExecution";

    private MachineStart() {}

    /** The call of Step Functions, as an integration names it. */
    public static Tree uri() {
        return Tree.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}" + CALL);
    }

    /** @param words of an integration's address, with its holes */
    public static boolean isOne(String words) {
        return words.endsWith(CALL);
    }

    /** What the body of a request becomes. */
    public static Tree templates(String machine) {
        return Tree.map("application/json", Tree.sub("{\"input\": \"$util.escapeJavaScript($input.json('$'))\", \"stateMachineArn\": \"${" + machine + "}\"}"));
    }

    /** The integration of an operation in an OpenAPI definition. */
    public static Tree integration(String machine, Tree credentials) {
        return Tree.map("type", Tree.string("aws")).with("httpMethod", Tree.string("POST")).with("uri", uri()).with("credentials", credentials).with("requestTemplates", templates(machine))
                .with("responses", Tree.map("200", Tree.map("statusCode", Tree.string("200"))).with("400", Tree.map("statusCode", Tree.string("400"))));
    }

    /** What the operation says of its answers. */
    public static Tree responses() {
        return Tree.map("200", Tree.map("description", Tree.string("Started"))).with("400", Tree.map("description", Tree.string("Not started")));
    }

    /** The integration of a method that is a resource. */
    public static Tree method(String machine, Tree credentials) {
        return Tree.map("Type", Tree.string("AWS")).with("IntegrationHttpMethod", Tree.string("POST")).with("Uri", uri()).with("Credentials", credentials).with("RequestTemplates", templates(machine))
                .with("IntegrationResponses", Tree.seq(status("200"), status("400").with("SelectionPattern", Tree.string("4\\d{2}"))));
    }

    /** What the method says of its answers. */
    public static Tree methodResponses() {
        return Tree.seq(status("200"), status("400"));
    }

    private static Tree status(String code) {
        return Tree.map("StatusCode", Tree.string(code));
    }
}
