package dev.drawbridge.generators.lens;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Templates of any size in which everything refers to something, in the ways that real ones do. */
final class LargeTemplates {
    private static final String SAM = """
              Api@:
                Type: AWS::Serverless::HttpApi
              Work@:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java21
                  Handler: a.B::c
                  Environment: {Variables: {ROWS_TABLE: !Ref Rows@, MODE: "x"}}
                  Policies:
                    - DynamoDBCrudPolicy: {TableName: !Ref Rows@}
                    - Statement: [{Effect: Allow, Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:123456789012:jobs-@'}]
                  Events:
                    Get: {Type: HttpApi, Properties: {ApiId: !Ref Api@, Method: get, Path: '/@'}}
                    Jobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs@.Arn}}
                    Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
              Logs@: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '/aws/lambda/${Work@}'}}
              Alarm@:
                Type: AWS::CloudWatch::Alarm
                Properties: {Namespace: AWS/Lambda, MetricName: Errors, Dimensions: [{Name: FunctionName, Value: !Ref Work@}], Period: 60, EvaluationPeriods: 1, Threshold: 1,
                  ComparisonOperator: GreaterThanOrEqualToThreshold, Statistic: Sum}
              Jobs@: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs-@}}
              Rows@:
                Type: AWS::DynamoDB::Table
                Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}], AttributeDefinitions: [{AttributeName: id, AttributeType: S}], BillingMode: PAY_PER_REQUEST}
            """;
    private static final String PLAIN = """
              Role@:
                Type: AWS::IAM::Role
                Properties: {AssumeRolePolicyDocument: {Statement: []}}
              Policy@:
                Type: AWS::IAM::Policy
                Properties: {PolicyName: p, Roles: [!Ref Role@], PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${Box@.Arn}/*'}]}}
              Plain@:
                Type: AWS::Lambda::Function
                Properties: {Runtime: java21, Handler: a.B, Role: !GetAtt Role@.Arn, Code: {S3Bucket: b, S3Key: k}}
              Rule@:
                Type: AWS::Events::Rule
                Properties: {EventPattern: {source: [x]}, Targets: [{Id: a, Arn: !GetAtt Plain@.Arn}]}
              Permission@:
                Type: AWS::Lambda::Permission
                Properties: {Action: 'lambda:InvokeFunction', FunctionName: !Ref Plain@, Principal: events.amazonaws.com, SourceArn: !GetAtt Rule@.Arn}
              Box@: {Type: AWS::S3::Bucket}
              Raw@: {Type: AWS::Custom::Thing, Properties: {Of: !Ref Box@}}
            """;

    private LargeTemplates() {}

    /** @param services how often seven resources of SAM and seven plain ones that belong together are repeated */
    static String ofServices(int services) {
        return "Transform: AWS::Serverless-2016-10-31\nResources:\n"
                + IntStream.range(0, services).mapToObj(n -> (SAM + PLAIN).replace("@", Integer.toString(n))).collect(Collectors.joining());
    }

    static String ofLength(int characters) {
        return ofServices(characters / (SAM.length() + PLAIN.length()) + 1);
    }
}
