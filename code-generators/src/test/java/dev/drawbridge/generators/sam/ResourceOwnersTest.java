package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.lens.SamLens;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.WireRole;
import org.junit.jupiter.api.Test;

class ResourceOwnersTest {
    private static final Design DESIGN = Drawings.named("reports").card("function", "report").card("state-machine", "close").card("schedule", "hourly").card("scheduler", "every-morning")
            .wire("hourly", WireRole.TRIGGER, "report").wire("every-morning", WireRole.TRIGGER, "report").wire("every-morning", WireRole.TRIGGER, "close").design();

    private static void owned(Design design, String id, String type, String card) {
        assertThat(ResourceOwners.of(design).ownerOf(id, type).map(owner -> design.requireNode(owner).name())).as(id).contains(card);
    }

    @Test
    void whatSamMakesOfASchedulesEventBelongsToTheSchedule() {
        owned(DESIGN, "ReportHourly", "AWS::Events::Rule", "hourly");
        owned(DESIGN, "ReportEveryMorning", "AWS::Scheduler::Schedule", "every-morning");
        owned(DESIGN, "CloseEveryMorning", "AWS::Scheduler::Schedule", "every-morning");
        owned(DESIGN, "ReportHourlyPermission", "AWS::Lambda::Permission", "report");
        owned(DESIGN, "ReportRole", "AWS::IAM::Role", "report");
    }

    @Test
    void soItIsWithWhatWasFoundInATemplate() {
        Design found = SamLens.standard().read("""
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Worker:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: x/
                      Handler: h
                      Runtime: java21
                      Events:
                        Tick: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}
                """, Design.empty("shop"));
        assertThat(ResourceOwners.of(found).ownerOf("WorkerTick", "AWS::Events::Rule").map(owner -> found.requireNode(owner).kind())).contains("schedule");
    }
}
