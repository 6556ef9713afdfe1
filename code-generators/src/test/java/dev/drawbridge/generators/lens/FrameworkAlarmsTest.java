package dev.drawbridge.generators.lens;

import static dev.drawbridge.generators.lens.AlarmDrawings.SAM;
import static dev.drawbridge.generators.lens.AlarmDrawings.alarms;
import static dev.drawbridge.generators.lens.AlarmDrawings.edited;
import static dev.drawbridge.generators.lens.AlarmDrawings.row;
import static dev.drawbridge.generators.lens.AlarmDrawings.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import org.junit.jupiter.api.Test;

/** Alarms of cards that the Serverless Framework makes something of: schedules, and APIs below its resources. */
class FrameworkAlarmsTest {
    private static final Lens FILE = FrameworkLawsTest.LENS;

    private static String fresh(Design design) {
        return new ServerlessTarget(new CloudFormationTemplate(SAM)).generate(design).getFirst().content();
    }

    private static final String THEIRS = """
            service: shop
            provider: {name: aws, runtime: java21}
            functions:
              search:
                handler: a.B
                events:
                  - schedule: rate(3 hours) # often
                  - schedule: rate(2 days)
            resources:
              Resources:
                Silent: # since the incident
                  Type: AWS::CloudWatch::Alarm
                  Properties:
                    Namespace: AWS/Events
                    MetricName: FailedInvocations
                    Dimensions:
                      - Name: RuleName
                        Value: !Ref SearchEventsRuleSchedule2
                    Statistic: Sum
                    Period: 60
                    EvaluationPeriods: 2
                    Threshold: 5
                    ComparisonOperator: GreaterThanOrEqualToThreshold
            """;

    @Test
    void aNewFileNamesTheRuleAsTheFrameworkDoes() {
        Design design = with(edited(Design.empty("shop"), "add function search", "add schedule night", "add schedule tick", "connect night search", "connect tick search"), "tick", row("metric", "failed", "threshold", 3));
        String text = fresh(design);
        assertThat(text).contains("MetricName: FailedInvocations").containsPattern("Value: !Ref SearchEventsRuleSchedule[12]").doesNotContain("!Ref SearchTick");
        Design read = FILE.read(text, Design.empty("shop"));
        assertThat(read.nodes().values().stream().filter(node -> node.kind().equals("schedule")).flatMap(node -> alarms(read, node.name()).stream()))
                .containsExactly(row("metric", "failed", "threshold", 3, "period", 300, "periods", 1));
        assertThat(read.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));
    }

    @Test
    void anAlarmOfAFileIsARowOfTheScheduleItCounts() {
        Design read = FILE.read(THEIRS, Design.empty("shop"));
        Node tick = read.nodes().values().stream().filter(node -> node.kind().equals("schedule") && node.field("expression").orElseThrow().display().equals("rate(2 days)")).findFirst().orElseThrow();
        Node often = read.nodes().values().stream().filter(node -> node.kind().equals("schedule") && !node.id().equals(tick.id())).findFirst().orElseThrow();
        assertThat(alarms(read, tick.name())).containsExactly(row("metric", "failed", "threshold", 5, "period", 60, "periods", 2));
        assertThat(alarms(read, often.name())).isEmpty();
        assertThat(FILE.follow(THEIRS, read, read)).isEqualTo(THEIRS);

        Design raised = with(read, tick.name(), row("metric", "failed", "threshold", 7, "period", 60, "periods", 2));
        assertThat(FILE.follow(THEIRS, read, raised)).isEqualTo(THEIRS.replace("Threshold: 5", "Threshold: 7"));

        Design more = with(read, often.name(), row("metric", "throttles", "threshold", 1));
        String added = FILE.follow(THEIRS, read, more);
        assertThat(added).contains("MetricName: ThrottledRules").containsPattern("Value:\\s+!Ref SearchEventsRuleSchedule1|Value:\\s+Ref: SearchEventsRuleSchedule1");
        assertThat(alarms(FILE.read(added, more), often.name())).hasSize(1);

        String counted = FILE.follow(THEIRS, read, edited(read, "remove " + often.name()));
        assertThat(counted).contains("SearchEventsRuleSchedule1").doesNotContain("SearchEventsRuleSchedule2", "often");
        assertThat(FILE.follow(THEIRS, read, edited(read, "remove " + tick.name()))).doesNotContain("Silent", "2 days").contains("# often");
        assertThat(FILE.follow(THEIRS, read, edited(read, "rename search find"))).contains("!Ref FindEventsRuleSchedule2");
    }

    @Test
    void graphqlApisAndGroupsOfSchedulesHaveThemBelowResources() {
        Design design = edited(Design.empty("shop"), "add topic news", "add function search", "add graphql-api graph", "connect graph search", "add scheduler tick", "set tick.group nightly", "connect tick search");
        design = with(with(design, "graph", row("metric", "5xx", "threshold", 5, "topic", "news"), row("metric", "p99", "threshold", 900)), "tick", row("metric", "dropped", "threshold", 2));
        String text = fresh(design);
        assertThat(text).contains("Graph5xxAlarm:", "Namespace: AWS/AppSync", "Value: !GetAtt Graph.ApiId", "TickDroppedAlarm:", "Value: nightly");
        Design read = FILE.read(text, Design.empty("shop"));
        assertThat(read.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));
        assertThat(alarms(read, "Graph")).hasSize(2).contains(row("metric", "5xx", "threshold", 5, "period", 300, "periods", 1, "topic", "News"));
        Node tick = read.nodes().values().stream().filter(node -> node.kind().equals("scheduler")).findFirst().orElseThrow();
        assertThat(alarms(read, tick.name())).containsExactly(row("metric", "dropped", "threshold", 2, "period", 300, "periods", 1));

        Design less = with(read, "Graph", row("metric", "p99", "threshold", 950, "period", 300, "periods", 1));
        String changed = FILE.follow(text, read, less);
        assertThat(changed).contains("Threshold: 950").doesNotContain("Graph5xxAlarm");
        assertThat(FILE.read(changed, less)).isEqualTo(less);
    }
}
