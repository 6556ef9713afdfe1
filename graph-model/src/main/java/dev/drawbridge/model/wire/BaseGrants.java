package dev.drawbridge.model.wire;

import java.util.List;

/**
 * Permissions that stand beside the rows because no wire gives them: what a function needs to run at all, and what lets
 * a role be taken on. They are here so that words of the permission system stand in this package alone.
 */
public final class BaseGrants {
    /** What a function may do with its own log group; the group itself is made by the template. */
    public static final List<String> LOGS = List.of("logs:CreateLogStream", "logs:PutLogEvents");
    /** What functions of the Serverless Framework may do with the log groups of their service, which one of them may make. */
    public static final List<String> FRAMEWORK_LOGS = List.of("logs:CreateLogStream", "logs:CreateLogGroup", "logs:TagResource");
    /** What writing lines into such a log needs. */
    public static final List<String> PUT_LOGS = List.of("logs:PutLogEvents");
    /** What a traced function may do; X-Ray knows no resources, so this holds for all of them. */
    public static final List<String> TRACING = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");
    /** What a function in a private network needs to be reached there; the interfaces are made before they have names. */
    public static final List<String> NETWORK = List.of("ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses");
    /** What a state machine that waits for another one does with the rule of that account by which it hears of the end. */
    public static final List<String> WAITING = List.of("events:PutTargets", "events:PutRule", "events:DescribeRule");
    /** The name of that rule. Source: "service-integration-iam-templates" in the Step Functions guide. */
    public static final String WAITING_RULE = "StepFunctionsGetEventsForStepFunctionsExecutionRule";
    /** What a state machine with a distributed Map does with itself. Source: "IAM policies for using Distributed Map states" in the Step Functions guide. */
    public static final List<String> MAP_START = List.of("states:StartExecution");
    /** What it does with the executions that the Map has started. */
    public static final List<String> MAP_RUNS = List.of("states:DescribeExecution", "states:StopExecution");
    /** How Lambda takes on a function's role. */
    public static final String ASSUME_ROLE = "sts:AssumeRole";
    /** How a guest of an identity pool takes on the role for guests. */
    public static final String ASSUME_GUEST_ROLE = "sts:AssumeRoleWithWebIdentity";
    /** The condition key that holds which resource a service speaks for. */
    public static final String SOURCE_ARN = "aws:SourceArn";
    /** The condition key that holds whose account a service speaks for. */
    public static final String SOURCE_ACCOUNT = "aws:SourceAccount";

    /** Calling a function by its own address; who may call an open one is everybody, so no card is its principal. */
    public static final String INVOKE_URL = "lambda:InvokeFunctionUrl";
    /** What a caller by the address needs besides, since October 2025. */
    public static final String INVOKE = "lambda:InvokeFunction";

    /** The condition key that holds whether a connection is encrypted. */
    public static final String SECURE_TRANSPORT = "aws:SecureTransport";

    private BaseGrants() {}
}
