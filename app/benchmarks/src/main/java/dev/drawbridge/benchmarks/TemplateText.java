package dev.drawbridge.benchmarks;

/** Templates of SAM of any length, made of services that are written as people write them: nested, commented, wired to each other. */
final class TemplateText {
    private static final String HEAD = """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Description: A made up shop, as long as it has to be

            Globals:
              Function:
                Runtime: java21
                Timeout: 20
                Tracing: Active

            Resources:
              ShopApi:
                Type: AWS::Serverless::HttpApi
            """;
    /** 2.4 kB: a function with three events, what it may do, a queue with its dead letters, a table, a topic, a log group, an alarm. */
    private static final String SERVICE = """

              # service @: takes orders and tells about them
              Take@Function:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: services/take@
                  Handler: com.example.shop.Take@::handleRequest
                  MemorySize: 512 # measured, see the wiki
                  Environment:
                    Variables:
                      ORDERS@_TABLE_NAME: !Ref Orders@Table
                      NEWS_TOPIC_ARN: !Ref News@Topic
                      STAGE: "production"
                  Policies:
                    - DynamoDBCrudPolicy:
                        TableName: !Ref Orders@Table
                    - SNSPublishMessagePolicy:
                        TopicName: !GetAtt News@Topic.TopicName
                    - Statement:
                        - Effect: Allow
                          Action: [sqs:SendMessage]
                          Resource: !GetAtt Jobs@Queue.Arn
                  Events:
                    Post:
                      Type: HttpApi
                      Properties: {ApiId: !Ref ShopApi, Method: POST, Path: '/orders/@'}
                    Jobs:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Jobs@Queue.Arn
                        BatchSize: 5
                    Nightly:
                      Type: Schedule
                      Properties:
                        Schedule: rate(1 day)
              Take@LogGroup:
                Type: AWS::Logs::LogGroup
                Properties:
                  LogGroupName: !Sub '/aws/lambda/${Take@Function}'
                  RetentionInDays: 14
              Take@Errors:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/Lambda
                  MetricName: Errors
                  Dimensions:
                    - {Name: FunctionName, Value: !Ref Take@Function}
                  Statistic: Sum
                  Period: 300
                  EvaluationPeriods: 1
                  Threshold: 1
                  ComparisonOperator: GreaterThanOrEqualToThreshold

              Jobs@Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: shop-jobs-@
                  VisibilityTimeout: 120
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt Lost@Queue.Arn
                    maxReceiveCount: 3
              Lost@Queue:
                Type: AWS::SQS::Queue
              Orders@Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: !Sub "${AWS::StackName}-orders-@"
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - {AttributeName: id, AttributeType: S}
                  KeySchema:
                    - {AttributeName: id, KeyType: HASH}
              News@Topic:
                Type: AWS::SNS::Topic
            """;

    private TemplateText() {}

    /** A template of at least that many characters, or one service if that is longer. */
    static String of(int length) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int n = 1; text.length() < length || n == 1; n++) {
            text.append(SERVICE.replace("@", Integer.toString(n)));
        }
        return text.toString();
    }
}
