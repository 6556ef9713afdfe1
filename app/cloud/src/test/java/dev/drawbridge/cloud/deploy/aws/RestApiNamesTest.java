package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.syntax.Document;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestApiNamesTest {
    @Test
    void theNameThatIsSaidThenTheTitleAndNothingWhereNeitherCanBeTold() {
        assertThat(new RestApiNames(Map.of("AWS::StackName", "shop-dev", "Stage", "blue")).of(Document.parse("""
                Resources:
                  Plain: {Type: AWS::Serverless::Api, Properties: {StageName: v1}}
                  Text: {Type: AWS::Serverless::Api, Properties: {Name: own}}
                  Filled: {Type: AWS::ApiGateway::RestApi, Properties: {Name: !Sub "${AWS::StackName}-${Stage}-${!Kept}"}}
                  Given: {Type: AWS::ApiGateway::RestApi, Properties: {Name: !Sub ["${Half}-shop", {Half: !Ref Stage}]}}
                  Joined: {Type: AWS::ApiGateway::RestApi, Properties: {Name: !Join ["-", [!Ref AWS::StackName, "api"]]}}
                  Titled: {Type: AWS::ApiGateway::RestApi, Properties: {Body: {info: {title: The shop}}}}
                  Sam: {Type: AWS::Serverless::Api, Properties: {DefinitionBody: {info: {title: !Ref Stage}}}}
                  Unknown: {Type: AWS::ApiGateway::RestApi, Properties: {Name: !ImportValue x}}
                  Other: {Type: AWS::SQS::Queue, Properties: {Name: no}}
                """).tree())).isEqualTo(Map.of("Text", "own", "Filled", "shop-dev-blue-${Kept}", "Given", "blue-shop", "Joined", "shop-dev-api", "Titled", "The shop", "Sam", "blue"));
    }
}
