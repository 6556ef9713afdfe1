package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.PermissionChange;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployCommandsTest {
    @TempDir
    private Path folder;

    private static Plan plan(boolean production, PlannedChange... changes) {
        Environment environment = new Environment("live", "aws", "", "", "", new TreeMap<>(), "", production);
        Design design = Design.empty("shop").withNode(Node.of(new NodeId("store"), "table", "store"));
        DeployRequest request = new DeployRequest(Path.of("shop"), design, environment);
        return new Plan(request, new Account("1", "user/anna", "eu-west-1", ""), "shop-live", false, Optional.empty(),
                List.of(new PermissionChange(Optional.empty(), "Role", List.of("read"), "Store", true)), List.of(changes), new dev.drawbridge.cloud.deploy.CostChange(Optional.empty(), dev.drawbridge.cloud.deploy.cost.CostEstimator.aws().of(design, environment.traffic())), List.of(), new Plan.Prepared() { });
    }

    private static final PlannedChange HARMLESS = new PlannedChange(Optional.empty(), "Role", "AWS::IAM::Role", PlannedChange.Action.CHANGE, List.of(), PlannedChange.DataEffect.NONE);
    private static final PlannedChange LOSS = new PlannedChange(Optional.of(new NodeId("store")), "Store", "AWS::DynamoDB::Table", PlannedChange.Action.REPLACE,
            List.of(new PlannedChange.PropertyChange("TableName", "a", "b", true)), PlannedChange.DataEffect.LOST);

    private static boolean confirmed(Plan plan, String typed) {
        return DeployCommand.confirmed(plan, new Confirmation(new BufferedReader(new StringReader(typed)), new PrintWriter(new StringWriter()), true));
    }

    @Test
    void aHarmlessPlanNeedsAYes() {
        assertThat(confirmed(plan(false, HARMLESS), "y\n")).isTrue();
        assertThat(confirmed(plan(false, HARMLESS), "\n")).isFalse();
        assertThat(confirmed(plan(false, HARMLESS), "")).isFalse();
    }

    @Test
    void lostDataNeedTheNameOfWhatIsLost() {
        assertThat(confirmed(plan(false, LOSS, HARMLESS), "Store\n")).isTrue();
        assertThat(confirmed(plan(false, LOSS, HARMLESS), "y\n")).isFalse();
    }

    @Test
    void productionNeedsItsNameAndLostDataTheirsToo() {
        assertThat(confirmed(plan(true, HARMLESS), "live\n")).isTrue();
        assertThat(confirmed(plan(true, HARMLESS), "y\n")).isFalse();
        assertThat(confirmed(plan(true, LOSS), "live\n")).isFalse();
        assertThat(confirmed(plan(true, LOSS), "live\nStore\n")).isTrue();
    }

    @Test
    void whereNobodyIsThereNothingIsAsked() {
        Confirmation nobody = new Confirmation(new BufferedReader(new StringReader("y\n")), new PrintWriter(new StringWriter()), false);
        assertThatThrownBy(() -> nobody.yes("Deploy this?")).isInstanceOf(DeployException.class).hasMessageContaining("--yes");
    }

    @Test
    void aPlanIsToldWithPermissionsFirstAndLossesMarked() {
        Plan plan = plan(false, LOSS, HARMLESS);
        StringWriter out = new StringWriter();
        DeployWords words = new DeployWords(plan.request().design());
        words.plan(new PrintWriter(out, true), plan);

        assertThat(out.toString()).containsSubsequence("account 1, region eu-west-1, as user/anna", "Permissions", "wider Role may read on Store",
                "replace  store / Store  AWS::DynamoDB::Table  LOSES ITS DATA", "TableName (needs a new one): a -> b", "1 to change, 1 to replace; 1 of them lose data.");
        assertThat(words.json(plan).path("changes").path(0).path("data").asString()).isEqualTo("lost");
        assertThat(words.json(plan).path("changes").path(0).path("card").asString()).isEqualTo("store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "destroy"})
    void whereNobodyIsThereNothingIsBuiltOrAskedOfTheCloudEither(String command) throws IOException {
        Path store = Terminal.petStore(folder.resolve("unattended"));
        Terminal alone = Terminal.run(command, store, "--endpoint-url", "http://127.0.0.1:1", "--region", "eu-west-1");
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.err()).isEqualTo("drawbridge: This asks before it changes anything, and nobody is there to answer. Say --yes to go on without being asked." + System.lineSeparator());
    }

    @Test
    void aRegionThatIsNoneIsOneSentence() throws IOException {
        Path store = Terminal.petStore(folder.resolve("mars"));
        assertThat(Terminal.run("status", store, "--region", "eu west").err()).isEqualTo("drawbridge: \"eu west\" is no region of AWS. Write it like eu-west-1, with --region, in environments.json or in the profile." + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "deploy", "destroy", "status", "logs", "metrics"})
    void aRegionThatIsNoneIsWrongUse(String command) throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Terminal wrong = command.equals("deploy") || command.equals("destroy") ? Terminal.run(command, store, "--region", "nowhere", "--yes") : Terminal.run(command, store, "--region", "nowhere");
        assertThat(wrong.err()).startsWith("drawbridge: \"nowhere\" is no region of AWS.");
        assertThat(wrong.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "deploy", "destroy", "status"})
    void anEnvironmentThatIsNotThereIsOneSentence(String command) throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Files.writeString(store.resolve("environments.json"), "{\"environments\": {\"staging\": {\"target\": \"elsewhere\"}}}");

        Terminal missing = Terminal.run(command, store, "--env", "live");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).isEqualTo("drawbridge: There is no environment \"live\". There are: staging. Add it to environments.json." + System.lineSeparator());
        assertThat(Terminal.run(command, store, "--env", "staging", "--target", "aws").err()).contains("The environment staging is one of elsewhere, not of aws.");
        Terminal elsewhere = Terminal.run(command, store, "--env", "staging");
        assertThat(elsewhere.err()).contains("cannot deploy to \"elsewhere\" yet. It can to: aws.");
        assertThat(elsewhere.exit()).isEqualTo(2);
    }
}
