package dev.drawbridge.generators.lens;

import static dev.drawbridge.generators.lens.AlarmDrawings.CATALOGUE;
import static dev.drawbridge.generators.lens.AlarmDrawings.SAM;
import static dev.drawbridge.generators.lens.AlarmDrawings.WIRES;
import static dev.drawbridge.generators.lens.AlarmDrawings.drawn;
import static dev.drawbridge.generators.lens.AlarmDrawings.row;
import static dev.drawbridge.generators.lens.AlarmDrawings.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms: rows of cards in the drawing, resources in the template, both ways. */
class AlarmsTest {
    private static final LensText TEXT = new LensText(SAM);

    private static Value alarms(Design design, String card) {
        return design.nodeNamed(card).orElseThrow().field("alarms").orElseGet(() -> Value.of(List.of()));
    }

    private final Design plain = drawn("add topic news", "add function search", "add queue jobs", "add http-api shop", "add table store");

    @Test
    void eachRowIsAnAlarmOfTheCardsResource() {
        Design design = with(with(plain, "search", row("metric", "errors", "threshold", 3, "topic", "news"), row("metric", "p99", "threshold", 2000, "period", 60, "periods", 5), row("metric", "errors", "threshold", 100)),
                "jobs", row("metric", "age", "threshold", 600));
        String text = SAM.text(design);
        assertThat(text).contains("""
                  SearchErrorsAlarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: !Sub ${AWS::StackName}-search-errors
                      Namespace: AWS/Lambda
                      MetricName: Errors
                      Dimensions:
                        - Name: FunctionName
                          Value: !Ref Search
                      Statistic: Sum
                      Period: 300
                      EvaluationPeriods: 1
                      Threshold: 3
                      ComparisonOperator: GreaterThanOrEqualToThreshold
                      TreatMissingData: notBreaching
                      AlarmActions:
                        - !Ref News
                """).contains("ExtendedStatistic: p99", "  SearchErrorsAlarm2:", "Value: !GetAtt Jobs.QueueName", "MetricName: ApproximateAgeOfOldestMessage");
        assertThat(ResourceOwners.of(design).ownerOf("SearchErrorsAlarm2", "AWS::CloudWatch::Alarm")).contains(design.nodeNamed("search").orElseThrow().id());
    }

    @Test
    void whatWeWroteIsReadAsItWas() {
        Design design = with(with(plain, "search", row("metric", "throttles", "threshold", 3, "topic", "news"), row("metric", "errors", "threshold", 1)), "shop", row("metric", "5xx", "threshold", 5));
        assertThat(SamLens.standard().read(SAM.text(design), design)).isEqualTo(design);
        Design imported = SamLens.standard().read(SAM.text(design), Design.empty("shop"));
        assertThat(alarms(imported, "Search").asItems()).containsExactlyInAnyOrder(row("metric", "throttles", "threshold", 3, "period", 300, "periods", 1, "topic", "News"),
                row("metric", "errors", "threshold", 1, "period", 300, "periods", 1));
        assertThat(imported.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));
        Design gone = SamLens.standard().read(SAM.text(with(design, "shop")), design);
        assertThat(alarms(gone, "shop").asItems()).isEmpty();
    }

    @Test
    void apisStreamsAndStateMachinesHaveThemToo() {
        Design design = drawn("add topic news", "add function search", "add rest-api shop", "add stream clicks", "add state-machine order", "connect shop search");
        design = with(with(with(design, "shop", row("metric", "5xx", "threshold", 5, "topic", "news"), row("metric", "p99", "threshold", 900)), "clicks", row("metric", "age", "threshold", 60_000)),
                "order", row("metric", "failed"), row("metric", "timed-out"));
        String text = SAM.text(design);
        assertThat(text).contains("Name: !Sub ${AWS::StackName}-shop", "MetricName: 5XXError", "- Name: ApiName\n          Value: !Sub ${AWS::StackName}-shop", "MetricName: GetRecords.IteratorAgeMilliseconds",
                "- Name: StreamName\n          Value: !Ref Clicks", "MetricName: ExecutionsTimedOut", "- Name: StateMachineArn\n          Value: !Ref Order");
        Design read = SamLens.standard().read(text, design);
        design.nodes().forEach((id, node) -> assertThat(read.node(id)).as(id.value()).contains(node));
        assertThat(read).isEqualTo(design);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        assertThat(alarms(imported, "Shop").asItems()).hasSize(2);
        assertThat(alarms(imported, "Order").asItems()).hasSize(2);
        assertThat(alarms(imported, "Clicks").asItems()).hasSize(1);
        assertThat(imported.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));

        Design more = with(imported, "Shop", row("metric", "requests", "threshold", 1000, "period", 300, "periods", 1));
        String changed = TEXT.follow(text, imported, more);
        assertThat(changed).contains("ShopRequestsAlarm:", "MetricName: Count").doesNotContain("5XXError");
        assertThat(SamLens.standard().read(changed, more)).isEqualTo(more);
    }

    @Test
    void graphqlApisHaveThemInEveryFormat() {
        Design design = drawn("add topic news", "add function search", "add graphql-api graph", "connect graph search");
        design = with(design, "graph", row("metric", "5xx", "threshold", 5, "topic", "news"), row("metric", "p99", "threshold", 900), row("metric", "requests", "threshold", 10_000));
        String text = SAM.text(design);
        assertThat(text).contains("  Graph5xxAlarm:", "Namespace: AWS/AppSync", "MetricName: 5XXError", "- Name: GraphQLAPIId\n          Value: !GetAtt Graph.ApiId", "Statistic: SampleCount", "ExtendedStatistic: p99");
        assertThat(SamLens.standard().read(text, design)).isEqualTo(design);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        assertThat(alarms(imported, "Graph").asItems()).hasSize(3);
        Design less = with(imported, "Graph", row("metric", "5xx", "threshold", 9, "period", 300, "periods", 1, "topic", "News"));
        String changed = TEXT.follow(text, imported, less);
        assertThat(changed).contains("Threshold: 9").doesNotContain("GraphP99Alarm", "GraphRequestsAlarm");
        assertThat(SamLens.standard().read(changed, less)).isEqualTo(less);

        assertThat(new CloudFormationTemplate(SAM).text(design)).contains("Graph5xxAlarm:", "MetricName: 5XXError");
        String terraform = new TerraformTarget(new CloudFormationTemplate(SAM)).generate(design).stream().map(file -> file.content()).reduce("", String::concat);
        assertThat(terraform).contains("resource \"aws_cloudwatch_metric_alarm\" \"graph5xx_alarm\"", "GraphQLAPIId = aws_appsync_graphql_api.graph.id");
    }

    @Test
    void whatIsCountedForEachRuleOrClientIsSummedUpByAQuery() {
        Design design = drawn("add topic news", "add event-bus deeds", "add function search", "add user-pool users", "add event-pipe feed", "add websocket-api chat", "add bucket photos", "add queue jobs",
                "connect deeds search", "connect jobs feed", "connect feed news", "connect chat search");
        design = with(with(with(with(with(design, "deeds", row("metric", "failed", "threshold", 1, "topic", "news"), row("metric", "dead-letters", "threshold", 2), row("metric", "events", "threshold", 9000)),
                "users", row("metric", "throttles", "threshold", 10)), "feed", row("metric", "failed"), row("metric", "p99", "threshold", 900)),
                "chat", row("metric", "broken"), row("metric", "messages", "threshold", 100)), "photos", row("metric", "objects", "threshold", 1_000_000), row("metric", "bytes", "threshold", 5_000_000_000L));
        design = with(design, "search", row("metric", "url-5xx", "threshold", 2));
        String text = SAM.text(design);
        assertThat(text).contains("""
                  DeedsFailedAlarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: !Sub ${AWS::StackName}-deeds-failed
                      Metrics:
                        - Id: all
                          Expression: !Sub >-
                            SELECT SUM(FailedInvocations) FROM SCHEMA("AWS/Events",
                            EventBusName, RuleName) WHERE EventBusName = '${Deeds}'
                          Period: 300
                          ReturnData: true
                      EvaluationPeriods: 1
                      Threshold: 1
                      ComparisonOperator: GreaterThanOrEqualToThreshold
                      TreatMissingData: notBreaching
                      AlarmActions:
                        - !Ref News
                """).contains("SUM(InvocationsSentToDlq)", "MetricName: MatchedEvents", "UserPool = '${Users}'", "- Name: PipeName\n          Value: !Ref Feed", "MetricName: ExecutionError",
                "- Name: StorageType\n          Value: AllStorageTypes", "Period: 86400", "MetricName: Url5xxCount");
        assertThat(SamLens.standard().read(text, design)).isEqualTo(design);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        assertThat(alarms(imported, "Deeds").asItems()).hasSize(3).contains(row("metric", "failed", "threshold", 1, "period", 300, "periods", 1, "topic", "News"));
        assertThat(alarms(imported, "Users").asItems()).hasSize(1);
        assertThat(alarms(imported, "Feed").asItems()).hasSize(2);
        assertThat(alarms(imported, "Photos").asItems()).containsExactlyInAnyOrder(row("metric", "objects", "threshold", 1_000_000, "period", 86_400, "periods", 1), row("metric", "bytes", "threshold", 5_000_000_000L, "period", 86_400, "periods", 1));
        assertThat(imported.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));

        Design later = with(imported, "Deeds", row("metric", "failed", "threshold", 1, "period", 60, "periods", 3, "topic", "News"));
        String changed = TEXT.follow(text, imported, later);
        assertThat(changed).contains("          Period: 60\n", "EvaluationPeriods: 3").doesNotContain("InvocationsSentToDlq");
        assertThat(SamLens.standard().read(changed, later)).isEqualTo(later);
        assertThat(new TerraformTarget(new CloudFormationTemplate(SAM)).generate(design).stream().map(file -> file.content()).reduce("", String::concat)).contains("metric_query {", "SELECT SUM(FailedInvocations)");
    }

    @Test
    void aQueryThatSaysMoreThanOursIsNoRow() {
        String text = SAM.text(with(drawn("add event-bus deeds"), "deeds", row("metric", "failed"))).replace("'${Deeds}'", "'${Deeds}' AND RuleName = 'one'");
        assertThat(text).contains("RuleName = 'one'");
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        assertThat(alarms(imported, "Deeds").asItems()).isEmpty();
    }

    @Test
    void theAccountsOwnBusAndAFunctionWithoutAnAddressAreToldThatNothingIsMeasured() {
        Design design = with(drawn("add event-bus deeds", "set deeds.default true", "add function search"), "deeds", row("metric", "failed"));
        design = with(design, "search", row("metric", "url-5xx"));
        assertThat(SAM.text(design)).doesNotContain("DeedsFailedAlarm");
        assertThat(Checks.standard().run(design, CATALOGUE, WIRES)).extracting(dev.drawbridge.model.check.Finding::message).anyMatch(message -> message.startsWith("deeds, alarm 1: the account's own bus"))
                .anyMatch(message -> message.contains("search has no address"));
    }

    private static final String THEIRS = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              # what sells
              Seller:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: x/
                  Handler: h
                  Runtime: java21
              Pager:
                Type: AWS::SNS::Topic
              TooManyErrors: # since the incident
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmDescription: wakes people up
                  Namespace: AWS/Lambda
                  MetricName: Errors
                  Dimensions: [{Name: FunctionName, Value: !Ref Seller}]
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 2
                  Threshold: 5   # not 4
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  AlarmActions: [!Ref Pager]
              Odd:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/Lambda
                  MetricName: Errors
                  Dimensions: [{Name: FunctionName, Value: !Ref Seller}]
                  Statistic: Average
                  Period: 60
                  EvaluationPeriods: 2
                  Threshold: 0.5
                  ComparisonOperator: LessThanThreshold
            """;

    @Test
    void anAlarmOfSomebodyElseIsARowAndChangesOnlyItsOwnLines() {
        Design read = SamLens.standard().read(THEIRS, Design.empty("shop"));
        assertThat(alarms(read, "Seller").asItems()).containsExactly(row("metric", "errors", "threshold", 5, "period", 60, "periods", 2, "topic", "Pager"));
        assertThat(TEXT.follow(THEIRS, read, read)).isEqualTo(THEIRS);

        Design raised = with(read, "Seller", row("metric", "errors", "threshold", 9, "period", 60, "periods", 2, "topic", "Pager"));
        assertThat(TEXT.follow(THEIRS, read, raised)).isEqualTo(THEIRS.replace("Threshold: 5   # not 4", "Threshold: 9   # not 4"));
        assertThat(SamLens.standard().read(TEXT.follow(THEIRS, read, raised), raised)).isEqualTo(raised);

        Design more = with(read, "Seller", row("metric", "errors", "threshold", 5, "period", 60, "periods", 2, "topic", "Pager"), row("metric", "p99", "threshold", 900));
        String added = TEXT.follow(THEIRS, read, more);
        assertThat(added).contains("SellerP99Alarm:", "ExtendedStatistic: p99");
        assertThat(added.lines()).containsAll(THEIRS.lines().toList());
        assertThat(SamLens.standard().read(added, more)).isEqualTo(more);

        String less = TEXT.follow(THEIRS, read, with(read, "Seller"));
        assertThat(less).doesNotContain("TooManyErrors").contains("Odd:", "# what sells");
    }

    @Test
    void otherFormatsHaveThemToo() {
        Design design = with(plain, "search", row("metric", "p99", "threshold", 2000, "topic", "news"));
        assertThat(new CloudFormationTemplate(SAM).text(design)).contains("SearchP99Alarm:", "Type: AWS::CloudWatch::Alarm");
        String terraform = new TerraformTarget(new CloudFormationTemplate(SAM)).generate(design).stream().map(file -> file.content()).reduce("", String::concat);
        assertThat(terraform).contains("resource \"aws_cloudwatch_metric_alarm\" \"search_p99_alarm\"", "extended_statistic  = \"p99\"", "FunctionName = aws_lambda_function.search.function_name", "aws_sns_topic.news.arn");
    }

    @Test
    void aTopicThatIsRenamedIsToldUnderItsNewName() {
        DesignStore store = new DesignStore(Drawing.of(with(plain, "search", row("metric", "errors", "topic", "news")), Layout.empty()));
        store.apply(new CardEdit.RenameNode(store.design().nodeNamed("news").orElseThrow().id(), "pager"));
        assertThat(alarms(store.design(), "search")).isEqualTo(Value.of(List.of(row("metric", "errors", "topic", "pager"))));
        store.undo();
        assertThat(alarms(store.design(), "search")).isEqualTo(Value.of(List.of(row("metric", "errors", "topic", "news"))));
    }

    @Test
    void aTopicThatIsNotThereAndAnOddPeriodAreSaid() {
        Design design = with(plain, "search", row("metric", "errors", "topic", "nobody"), row("metric", "errors", "period", 90));
        assertThat(Checks.standard().run(design, CATALOGUE, WIRES)).filteredOn(finding -> finding.rule().equals("alarm")).extracting(finding -> finding.message()).containsExactlyInAnyOrder(
                "search, alarm 1: there is no topic \"nobody\" in the drawing. Add it, or leave it empty to tell nobody.",
                "search, alarm 2: 90 s is no time that the cloud measures over. Take 60 s or a multiple of it.");
    }
}
