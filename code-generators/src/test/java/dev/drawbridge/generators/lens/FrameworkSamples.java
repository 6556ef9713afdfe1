package dev.drawbridge.generators.lens;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files of the framework in the forms that people write. */
final class FrameworkSamples {
    static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("version 3", """
                # the shop
                service: shop
                frameworkVersion: '3'

                custom:
                  table: ${self:service}-products-${sls:stage}
                  memory: 512

                provider:
                  name: aws
                  runtime: java21
                  stage: ${opt:stage, 'test'}
                  region: eu-west-1
                  memorySize: 1024 # enough
                  environment:
                    TABLE: ${self:custom.table}
                  httpApi:
                    cors: true
                    authorizers:
                      users:
                        type: jwt
                        identitySource: $request.header.Authorization
                        issuerUrl: !Sub https://cognito-idp.${AWS::Region}.amazonaws.com/${Users}
                        audience: !Ref UsersClient
                  iam:
                    role:
                      statements:
                        # products are read and written
                        - Effect: Allow
                          Action:
                            - dynamodb:GetItem
                            - dynamodb:PutItem
                          Resource: arn:aws:dynamodb:${aws:region}:*:table/${self:custom.table}

                package:
                  artifact: target/shop.jar

                functions:
                  # finds
                  search:
                    handler: com.example.Search
                    memorySize: ${self:custom.memory}
                    timeout: 20
                    events:
                      - httpApi: 'GET /products'
                      - httpApi:
                          path: /products/{id}
                          method: get
                          authorizer:
                            name: users
                  buy-now:
                    handler: com.example.Buy::handle
                    logRetentionInDays: 14
                    destinations:
                      onFailure:
                        type: sqs
                        arn: !GetAtt Dead.Arn
                    events:
                      - sqs:
                          arn: !GetAtt Orders.Arn
                          batchSize: 5
                      - schedule: rate(5 minutes)
                      - schedule:
                          rate:
                            - cron(0 12 * * ? *)
                            - rate(1 day)
                          enabled: false
                          input:
                            kind: daily
                      - s3:
                          bucket: shop-photos
                          event: s3:ObjectCreated:Put
                          rules:
                            - prefix: in/
                            - suffix: .jpg
                      - sns: news
                      - alb: # not drawn as a wire
                          listenerArn: arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/1/2
                          priority: 1
                          conditions:
                            path: /hello

                resources:
                  Resources:
                    Products:
                      Type: AWS::DynamoDB::Table
                      Properties:
                        TableName: ${self:custom.table}
                        BillingMode: PAY_PER_REQUEST
                        AttributeDefinitions:
                          - { AttributeName: id, AttributeType: S }
                        KeySchema:
                          - { AttributeName: id, KeyType: HASH }
                    Orders:
                      Type: AWS::SQS::Queue
                      Properties:
                        VisibilityTimeout: 60
                    Dead:
                      Type: AWS::SQS::Queue
                    Users:
                      Type: AWS::Cognito::UserPool
                    UsersClient:
                      Type: AWS::Cognito::UserPoolClient
                      Properties:
                        UserPoolId: !Ref Users
                  Outputs:
                    OrdersUrl:
                      Value: !Ref Orders
                    Search:
                      Value: !GetAtt SearchLambdaFunction.Arn
                """);
        ALL.put("version 2, REST", """
                service:
                  name: legacy
                provider:
                  name: aws
                  runtime: nodejs12.x
                  iamRoleStatements:
                    - Effect: Allow
                      Action: "sqs:SendMessage"
                      Resource:
                        Fn::GetAtt: [Jobs, Arn]
                    - Effect: Allow
                      Action: s3:*
                      Resource: "*"
                functions:
                  list_all:
                    handler: src/list.handler
                    environment:
                      QUEUE: { Ref: Jobs }
                    events:
                      - http: GET list
                      - http:
                          path: items/{id}
                          method: POST
                          cors: true
                  work:
                    handler: src/work.handler
                    events:
                    - sqs: {"Fn::GetAtt": [Jobs, Arn]}
                resources:
                  - Resources:
                      Jobs:
                        Type: "AWS::SQS::Queue"
                  - ${file(resources/more.yml)}
                plugins:
                  - serverless-offline
                """);
        ALL.put("functions as a list", """
                service: parts
                provider: { name: aws, runtime: python3.12, httpApi: { cors: true } }
                functions:
                  - ${file(functions/a.yml)}
                  - hello:
                      handler: hello.main
                      events: [ { httpApi: '*' }, { schedule: rate(1 hour) } ]
                  - bye:
                      handler: bye.main
                resources: ${file(resources.yml)}
                """);
        ALL.put("json", """
                {
                  "service": "jay",
                  "provider": {"name": "aws", "runtime": "java17"},
                  "functions": {
                    "hello": {
                      "handler": "a.B",
                      "events": [{"httpApi": {"path": "/x", "method": "get"}}]
                    }
                  }
                }
                """);
        ALL.put("own roles of functions", """
                service: roles
                plugins: [serverless-iam-roles-per-function]
                provider:
                  name: aws
                  runtime: java21
                  logRetentionInDays: 7
                functions:
                  a:
                    handler: a.A
                    iamRoleStatements:
                      - Effect: Allow
                        Action: [dynamodb:GetItem]
                        Resource: !GetAtt T.Arn
                  b:
                    handler: a.B
                    role: Own
                    url: true
                resources:
                  Resources:
                    T:
                      Type: AWS::DynamoDB::Table
                      Properties:
                        AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                        KeySchema: [{AttributeName: id, KeyType: HASH}]
                    Own:
                      Type: AWS::IAM::Role
                      Properties:
                        AssumeRolePolicyDocument: {}
                        Policies:
                          - PolicyName: x
                            PolicyDocument:
                              Statement:
                                - Effect: Allow
                                  Action: dynamodb:Query
                                  Resource: !GetAtt T.Arn
                """);
        ALL.put("google", """
                service: first
                provider:
                  name: google
                  runtime: nodejs20
                  project: p
                functions:
                  hello: # said to all
                    handler: http
                    memorySize: 256
                    timeout: 60s
                    events:
                      - http: path
                  listen:
                    handler: event
                    events:
                      - event:
                          eventType: providers/cloud.pubsub/eventTypes/topic.publish
                          resource: projects/*/topics/t
                """);
        ALL.put("nothing yet", """
                service: empty
                provider:
                  name: aws
                """);
        ALL.put("only a name of a provider", "service: empty\nprovider: aws\n");
    }

    private FrameworkSamples() {}
}
