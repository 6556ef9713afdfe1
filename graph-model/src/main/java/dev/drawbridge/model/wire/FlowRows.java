package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.mode;
import static dev.drawbridge.model.wire.Rows.reads;
import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.writes;

import dev.drawbridge.model.WireRole;
import java.util.List;

/**
 * Rows of state machines. What a step may use is permitted to the machine's own role; the variables are substitutions of its definition.
 * Source of the actions: docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html.
 */
final class FlowRows {
    private FlowRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("state-machine", WireRole.CALL, "function").verb("calls")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "lambda:InvokeFunction")
                        .variable("FUNCTION_ARN", EnvironmentVariable.Attribute.ARN)
                        .starts(Trigger.INVOCATION)
                        .help("A step calls the function and goes on with its answer."),
                row("state-machine", WireRole.SEND, "queue").async().verb("sends")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "sqs:SendMessage")
                        .variable("QUEUE_URL", EnvironmentVariable.Attribute.URL)
                        .help("A step may send messages to the queue."),
                row("state-machine", WireRole.SEND, "topic").async().verb("publishes")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "sns:Publish")
                        .variable("TOPIC_ARN", EnvironmentVariable.Attribute.ARN)
                        .help("A step may publish messages on the topic."),
                row("state-machine", WireRole.SEND, "event-bus").async().verb("puts events on")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "events:PutEvents")
                        .variable("EVENTBUS_NAME", EnvironmentVariable.Attribute.NAME)
                        .help("A step may put events on the bus."),
                row("state-machine", WireRole.ACCESS, "table").verb("uses")
                        .field(mode("What steps may do with the items."))
                        .grant(Grant.Place.TO, Grant.Scope.SELF, reads(), "dynamodb:GetItem", "dynamodb:Query")
                        .grant(Grant.Place.TO, Grant.Scope.INDEXES, reads(), "dynamodb:Query")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, writes(), "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem")
                        .variable("TABLE_NAME", EnvironmentVariable.Attribute.NAME)
                        .help("Steps may read or write items of the table."),
                row("state-machine", WireRole.ACCESS, "bucket").verb("uses")
                        .field(mode("What steps may do with the objects."))
                        .grant(Grant.Place.TO, Grant.Scope.OBJECTS, reads(), "s3:GetObject")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, reads(), "s3:ListBucket")
                        .grant(Grant.Place.TO, Grant.Scope.OBJECTS, writes(), "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")
                        .variable("BUCKET_NAME", EnvironmentVariable.Attribute.NAME)
                        .help("Steps may read or write objects of the bucket: items and results of a distributed Map, too."),
                row("state-machine", WireRole.ACCESS, "secret").verb("reads")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "secretsmanager:GetSecretValue")
                        .variable("SECRET_ARN", EnvironmentVariable.Attribute.ARN)
                        .help("Steps may read the secret."),
                row("state-machine", WireRole.ACCESS, "parameter").verb("reads")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "ssm:GetParameter")
                        .variable("PARAMETER_NAME", EnvironmentVariable.Attribute.NAME)
                        .help("Steps may read the parameter."),
                row("state-machine", WireRole.SEND, "stream").async().verb("sends")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "kinesis:PutRecord", "kinesis:PutRecords")
                        .variable("STREAM_NAME", EnvironmentVariable.Attribute.NAME)
                        .help("Steps may put records into the stream."),
                row("state-machine", WireRole.SEND, "state-machine").async().verb("starts")
                        .field(Rows.flag("waits", "Waits for the end", false, "For steps that end with .sync: also permits to look at what was started, and to stop it."))
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "states:StartExecution")
                        .grant(Grant.Place.TO, Grant.Scope.EXECUTIONS, new Grant.When.ReadsAnd("waits"), "states:DescribeExecution", "states:StopExecution")
                        .variable("STATEMACHINE_ARN", EnvironmentVariable.Attribute.ARN)
                        .help("Steps may start executions of the other state machine."),
                row("function", WireRole.SEND, "state-machine").async().verb("starts")
                        .field(Rows.flag(WireTable.STARTS, "Starts executions", true, "Off for a function that only answers steps, such as the worker of a queue."))
                        .field(Rows.flag("follow", "May follow", false, "Also permits to wait for an express execution, and to look at executions and stop them."))
                        .field(Rows.flag(WireTable.ANSWERS, "Answers steps", false, "Also permits to answer steps that wait for a task token."))
                        .grant(Grant.Place.TO, Grant.Scope.SELF, new Grant.When.WritesAnd(WireTable.STARTS), "states:StartExecution")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, new Grant.When.ReadsAnd("follow"), "states:StartSyncExecution", "states:ListExecutions")
                        .grant(Grant.Place.TO, Grant.Scope.EXECUTIONS, new Grant.When.ReadsAnd("follow"), "states:DescribeExecution", "states:GetExecutionHistory", "states:StopExecution")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, new Grant.When.ReadsAnd(WireTable.ANSWERS), "states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat")
                        .variable("STATEMACHINE_NAME", EnvironmentVariable.Attribute.NAME)
                        .variable("STATEMACHINE_ARN", EnvironmentVariable.Attribute.ARN)
                        .gives(Binding.STATE_MACHINE)
                        .help("The function may start executions of the state machine, and no more unless the wire says so."),
                row("schedule", WireRole.TRIGGER, "state-machine").async().verb("starts")
                        .field(Rows.text("input", "Input", "JSON that the execution gets; the event of the tick when empty."))
                        .role(Grant.Place.TO, "events.amazonaws.com", "states:StartExecution")
                        .help("An execution is started at these times."),
                row("rest-api", WireRole.CALL, "state-machine").verb("starts")
                        .field(HttpRows.routes())
                        .role(Grant.Place.TO, "apigateway.amazonaws.com", "states:StartExecution")
                        .help("Requests of these routes start an execution with their body; the answer names it."),
                EventRows.rule(row("event-bus", WireRole.DELIVER, "state-machine").async().verb("starts"))
                        .role(Grant.Place.TO, "events.amazonaws.com", "states:StartExecution")
                        .help("Each event that fits the pattern starts an execution, with the event as its input."));
    }
}
