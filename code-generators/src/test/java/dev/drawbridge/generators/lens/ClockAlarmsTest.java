package dev.drawbridge.generators.lens;

import static dev.drawbridge.generators.lens.AlarmDrawings.CATALOGUE;
import static dev.drawbridge.generators.lens.AlarmDrawings.SAM;
import static dev.drawbridge.generators.lens.AlarmDrawings.WIRES;
import static dev.drawbridge.generators.lens.AlarmDrawings.alarms;
import static dev.drawbridge.generators.lens.AlarmDrawings.drawn;
import static dev.drawbridge.generators.lens.AlarmDrawings.edited;
import static dev.drawbridge.generators.lens.AlarmDrawings.row;
import static dev.drawbridge.generators.lens.AlarmDrawings.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.check.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms of schedules, which stand with what they start: on their rules, and on their groups. */
class ClockAlarmsTest {
    private static final LensText TEXT = new LensText(SAM);

    private static String terraform(Design design) {
        return new TerraformTarget(new CloudFormationTemplate(SAM)).generate(design).stream().map(file -> file.content()).reduce("", String::concat);
    }

    /** The text after an edit, which must be read as the edit meant it. */
    private static String followed(String text, Design was, Design is) {
        String changed = TEXT.follow(text, was, is);
        assertThat(TemplateFindings.missing(SourceTemplate.read(changed))).as(changed).isEmpty();
        return changed;
    }

    private final Design ticking = with(drawn("add topic news", "add function search", "add schedule tick", "connect tick search"), "tick",
            row("metric", "failed", "threshold", 3, "topic", "news"), row("metric", "throttles", "threshold", 1));

    @Test
    void anAlarmOfAScheduleWatchesTheRuleThatSamMakesOfItsEvent() {
        String text = SAM.text(ticking);
        assertThat(text).contains("""
                  SearchTickFailedAlarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: !Sub ${AWS::StackName}-search-tick-failed
                      Namespace: AWS/Events
                      MetricName: FailedInvocations
                      Dimensions:
                        - Name: RuleName
                          Value: !Ref SearchTick
                """).contains("MetricName: ThrottledRules");
        assertThat(TemplateFindings.missing(SourceTemplate.read(text))).isEmpty();
        assertThat(SamLens.standard().read(text, ticking)).isEqualTo(ticking);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        assertThat(alarms(imported, "Tick")).containsExactlyInAnyOrder(row("metric", "failed", "threshold", 3, "period", 300, "periods", 1, "topic", "News"),
                row("metric", "throttles", "threshold", 1, "period", 300, "periods", 1));
        assertThat(imported.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));
        assertThat(ResourceOwners.of(ticking).ownerOf("SearchTickFailedAlarm", "AWS::CloudWatch::Alarm")).contains(ticking.nodeNamed("tick").orElseThrow().id());
    }

    @Test
    void otherFormatsWatchTheSameRule() {
        assertThat(new CloudFormationTemplate(SAM).text(ticking)).contains("  SearchTick:\n    Type: AWS::Events::Rule", "SearchTickFailedAlarm:", "Value: !Ref SearchTick");
        assertThat(terraform(ticking)).contains("resource \"aws_cloudwatch_metric_alarm\" \"search_tick_failed_alarm\"", "RuleName = aws_cloudwatch_event_rule.search_tick.name");
        Design plain = SamLens.standard().read(new CloudFormationTemplate(SAM).text(ticking), Design.empty("shop"));
        assertThat(plain.nodes().values()).filteredOn(node -> node.kind().equals("schedule")).singleElement()
                .satisfies(node -> assertThat(alarms(plain, node.name())).hasSize(2));
    }

    @Test
    void aScheduleThatStartsSeveralIsWatchedForEachAndHasOneRow() {
        Design both = with(edited(ticking, "add function order", "connect tick order"), "tick", row("metric", "failed", "threshold", 3, "topic", "news"));
        String text = SAM.text(both);
        assertThat(text).contains("SearchTickFailedAlarm:", "OrderTickFailedAlarm:", "Value: !Ref OrderTick");
        assertThat(SamLens.standard().read(text, both)).isEqualTo(both);

        Design more = with(both, "tick", row("metric", "failed", "threshold", 9, "topic", "news"));
        String changed = followed(text, both, more);
        assertThat(changed.split("Threshold: 9", -1)).hasSize(3);
        String one = followed(changed, more, edited(more, "remove order"));
        assertThat(one).doesNotContain("OrderTick").contains("SearchTickFailedAlarm");
    }

    @Test
    void rowsOfAFoundScheduleChangeAndGoWhereTheyStand() {
        String text = SAM.text(ticking);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        Design raised = with(imported, "Tick", row("metric", "failed", "threshold", 8, "period", 300, "periods", 1, "topic", "News"), row("metric", "lost", "threshold", 1, "period", 60, "periods", 2));
        String changed = followed(text, imported, raised);
        assertThat(changed).contains("Threshold: 8", "  SearchTickLostAlarm:", "MetricName: InvocationsFailedToBeSentToDlq").doesNotContain("ThrottledRules");
        assertThat(SamLens.standard().read(changed, raised)).isEqualTo(raised);
        assertThat(followed(changed, raised, with(raised, "Tick"))).doesNotContain("Alarm");
    }

    @Test
    void anAlarmGoesWithTheWireItWatchesAndComesWithTheNext() {
        String text = SAM.text(ticking);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        Design two = edited(imported, "add function order", "connect Tick order");
        String more = followed(text, imported, two);
        // the function is ours, so its event and what watches it are as well
        assertThat(more).contains("SearchTickFailedAlarm");
        Design settled = SamLens.standard().read(more, two);
        String apart = followed(more, settled, edited(settled, "remove Search"));
        assertThat(apart).doesNotContain("SearchTick").contains("order");

        Design onlyTick = edited(imported, "remove Tick");
        assertThat(followed(text, imported, onlyTick)).doesNotContain("Alarm", "Tick");

        Design drawnBeside = with(edited(imported, "add schedule night", "connect night Search"), "night", row("metric", "failed", "threshold", 2));
        String beside = followed(text, imported, drawnBeside);
        assertThat(beside).contains("  SearchNightFailedAlarm:", "Value: !Ref SearchNight");
        Design again = SamLens.standard().read(beside, drawnBeside);
        assertThat(alarms(again, "night")).isEqualTo(List.of(row("metric", "failed", "threshold", 2)));
        assertThat(again.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));
    }

    @Test
    void alarmsNameTheRuleOfAScheduleOrFunctionThatIsRenamed() {
        String text = SAM.text(ticking);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        Design renamed = edited(imported, "rename Tick Nightly", "rename Search Find");
        String changed = followed(text, imported, renamed);
        assertThat(changed).contains("Value: !Ref FindNightly").doesNotContain("!Ref SearchTick");
        assertThat(alarms(SamLens.standard().read(changed, renamed), "Nightly")).hasSize(2);

        Design ours = edited(ticking, "rename search find");
        assertThat(followed(text, ticking, ours)).isEqualTo(SAM.text(ours).indent(0)).contains("Value: !Ref FindTick");
    }

    @Test
    void anAlarmOnARuleOfSomebodyElseIsARowOfItsSchedule() {
        String theirs = """
                Resources:
                  Code:
                    Type: AWS::Lambda::Function
                    Properties: {Runtime: java21, Handler: h, Role: arn, Code: {ZipFile: x}}
                  Clock:
                    Type: AWS::Events::Rule
                    Properties:
                      ScheduleExpression: rate(1 hour)
                      Targets: [{Id: a, Arn: !GetAtt Code.Arn}]
                  Silent:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      Namespace: AWS/Events
                      MetricName: FailedInvocations
                      Dimensions: [{Name: RuleName, Value: !Ref Clock}]
                      Statistic: Sum
                      Period: 60
                      EvaluationPeriods: 2
                      Threshold: 5 # not 4
                      ComparisonOperator: GreaterThanOrEqualToThreshold
                """;
        Design read = SamLens.standard().read(theirs, Design.empty("shop"));
        assertThat(alarms(read, "Clock")).containsExactly(row("metric", "failed", "threshold", 5, "period", 60, "periods", 2));
        Design raised = with(read, "Clock", row("metric", "failed", "threshold", 6, "period", 60, "periods", 2));
        assertThat(TEXT.follow(theirs, read, raised)).isEqualTo(theirs.replace("Threshold: 5 # not 4", "Threshold: 6 # not 4"));
    }

    @Test
    void aSchedulerIsWatchedByTheGroupThatItHasToItself() {
        Design design = with(drawn("add topic news", "add function search", "add queue jobs", "add scheduler tick", "connect tick search", "connect tick jobs", "set tick.group nightly"), "tick",
                row("metric", "failed", "threshold", 3, "topic", "news"), row("metric", "dropped", "threshold", 1));
        String text = SAM.text(design);
        assertThat(text).contains("  TickFailedAlarm:", "Namespace: AWS/Scheduler", "MetricName: TargetErrorCount", "- Name: ScheduleGroup\n          Value: nightly", "MetricName: InvocationDroppedCount");
        assertThat(SamLens.standard().read(text, design)).isEqualTo(design);
        assertThat(new CloudFormationTemplate(SAM).text(design)).contains("TickFailedAlarm:", "Value: nightly");
        assertThat(terraform(design)).contains("resource \"aws_cloudwatch_metric_alarm\" \"tick_failed_alarm\"", "ScheduleGroup = \"nightly\"");
        assertThat(Checks.standard().run(design, CATALOGUE, WIRES)).extracting(Finding::rule).doesNotContain("alarm");
    }

    @Test
    void aFoundSchedulersAlarmFollowsItsGroup() {
        Design design = with(drawn("add function search", "add scheduler tick", "connect tick search", "set tick.group nightly"), "tick", row("metric", "failed", "threshold", 3));
        String text = SAM.text(design);
        Design imported = SamLens.standard().read(text, Design.empty("shop"));
        assertThat(alarms(imported, "Tick")).hasSize(1);
        assertThat(imported.nodes().values()).noneMatch(node -> node.kind().equals("alarm"));
        Design moved = edited(imported, "set Tick.group daily");
        String changed = followed(text, imported, moved);
        assertThat(changed).contains("GroupName: daily", "- Name: ScheduleGroup\n          Value: daily").doesNotContain("nightly");
        assertThat(SamLens.standard().read(changed, moved)).isEqualTo(moved);
        assertThat(followed(changed, moved, edited(moved, "remove Tick"))).doesNotContain("Alarm");
    }

    @Test
    void aGroupThatOthersShareOrNobodyNamedHasNoAlarmAndTheRowsStay() {
        Design shared = with(drawn("add function search", "add scheduler tick", "add scheduler tock", "connect tick search", "connect tock search", "set tick.group g", "set tock.group g"), "tick", row("metric", "failed"));
        assertThat(SAM.text(shared)).doesNotContain("Alarm");
        assertThat(SamLens.standard().read(SAM.text(shared), shared)).isEqualTo(shared);
        assertThat(Checks.standard().run(shared, CATALOGUE, WIRES)).filteredOn(finding -> finding.rule().equals("alarm")).extracting(Finding::message).containsExactly(
                "tick, alarm 1: runs are counted for groups of schedules, and another card is in the same group, so no alarm is made of it. Put tick into a group of its own.");
        Design nowhere = with(drawn("add function search", "add scheduler tick", "connect tick search"), "tick", row("metric", "failed"));
        assertThat(SAM.text(nowhere)).doesNotContain("Alarm");
        assertThat(Checks.standard().run(nowhere, CATALOGUE, WIRES)).extracting(Finding::message).contains(
                "tick, alarm 1: runs are counted for groups of schedules, and the account's own group also holds what others made, so no alarm is made of it. Put tick into a group of its own.");
    }
}
