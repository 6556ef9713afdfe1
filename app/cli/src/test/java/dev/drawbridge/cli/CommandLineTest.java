package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void newListsItsExamplesAndMakesOneThatChecksAndGeneratesWithoutFindings() {
        assertThat(Terminal.run("new", "--list").out()).contains("pet-store", "click-counter");
        Path store = folder.resolve("store");
        Terminal made = Terminal.run("new", "pet-store", store);
        assertThat(made).isEqualTo(new Terminal(0, "Made " + store + " from pet-store. Next: drawbridge run " + store + System.lineSeparator(), ""));
        assertThat(Terminal.run("check", store).exit()).isZero();
        Terminal generated = Terminal.run("generate", store);
        assertThat(generated.exit()).isZero();
        assertThat(generated.out()).contains("wrote    functions/search/src/generated/java/com/example/petstore/ports/ProductsTable.java").containsPattern("\\d+ written");
        assertThat(Terminal.run("generate", store).out()).startsWith("0 written");
    }

    @Test
    void newMakesAnEmptyProjectThatChecksGeneratesAndTakesEdits() throws IOException {
        assertThat(Terminal.run("new", "--list").out()).contains("empty ");
        Path shop = folder.resolve("my-shop");
        Terminal made = Terminal.run("new", "empty", shop);
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("Made " + shop, "drawbridge edit " + shop + " add function hello");
        assertThat(Files.readString(shop.resolve(".gitignore"))).contains(".drawbridge/", "target/");
        assertThat(Terminal.run("check", shop).exit()).isZero();
        assertThat(Terminal.run("edit", shop, "add", "function", "hello").exit()).isZero();
        assertThat(Terminal.run("generate", shop).out()).contains("functions/hello/src/main/java/com/example/myshop/hello/Hello.java");
        Terminal again = Terminal.run("new", "empty", shop);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("holds a project already");
    }

    @Test
    void aFolderWithoutAProjectSaysHowOneIsStarted() {
        assertThat(Terminal.run("check", folder).err()).contains("drawbridge new TEMPLATE DIR", "drawbridge new empty DIR");
        assertThat(Terminal.run("new", "nonsense", folder.resolve("x")).err()).contains("There is no example \"nonsense\"", "or empty for none of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "cloudformation", "serverless", "terraform"})
    void exportWritesTheDescriptorAndSaysHowWellEachCardWent(String format) throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Path out = folder.resolve("out");
        Terminal exported = Terminal.run("export", store, "--format", format, "--out", out, "--json");
        assertThat(exported.exit()).as(exported.err()).isZero();
        var facts = JsonMapper.shared().readTree(exported.out());
        facts.get("files").forEach(file -> assertThat(out.resolve(file.asString())).isNotEmptyFile());
        assertThat(facts.get("cards")).isNotEmpty().allMatch(card -> !card.get("portability").asString().equals("impossible"));
        assertThat(Terminal.run("export", store, "--format", format, "--out", out).exit()).as("again").isZero();
        if (!format.equals("sam")) {
            Path file = out.resolve(facts.get("files").get(0).asString());
            Files.writeString(file, "mine");
            assertThat(Terminal.run("export", store, "--format", format, "--out", out).err()).contains("was not written by an export");
            assertThat(file).hasContent("mine");
        }
    }

    @Test
    void aFolderThatIsNotEmptyIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Terminal refused = Terminal.run("new", "pet-store", folder);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("drawbridge: " + folder + " is not empty; choose a new folder" + System.lineSeparator());
        assertThat(folder).isDirectoryContaining("glob:**mine.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate", "check", "run --port x .", "run --port 99999 .", "invoke . search", "new"})
    void wrongUseIsExitCodeTwoWithOneLineAndWhereHelpIs(String words) {
        Terminal wrong = Terminal.run((Object[]) words.split(" "));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("drawbridge: ").contains("Help: drawbridge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new nonsense STORE/x", "generate STORE --target nonsense", "export STORE --format nonsense", "invoke STORE nonsense --event x.json", "sample STORE nonsense",
            "push STORE nonsense", "plan STORE --env nonsense", "metrics STORE --env nonsense", "edit STORE remove nonsense", "edit STORE add nonsense jobs", "edit STORE nonsense"})
    void aNameThatNothingHasIsWrongUseInEveryCommand(String words) throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Terminal wrong = Terminal.run((Object[]) words.replace("STORE", store.toString()).split(" "));
        assertThat(wrong.err().lines()).singleElement().asString().startsWith("drawbridge: ").contains("no ").contains("\"nonsense\"");
        assertThat(wrong.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run", "generate"})
    void aBrokenDrawingIsOneSentenceThatNamesFileAndPlace(String command) throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Files.writeString(store.resolve("drawbridge.json"), "{\n  \"format\": 1,\n  \"name\": oops\n}");
        Terminal failed = Terminal.run(command, store);
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err().lines()).singleElement().asString().startsWith("drawbridge: ").contains("drawbridge.json").contains("3");
        assertThat(store.resolve("drawbridge.json")).hasContent("{\n  \"format\": 1,\n  \"name\": oops\n}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run", "generate", "edit"})
    void aFolderWithoutAProjectIsSaid(String command) {
        Terminal failed = command.equals("edit") ? Terminal.run("edit", folder, "add", "queue", "jobs") : Terminal.run(command, folder);
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err().lines()).singleElement().asString().startsWith("drawbridge: ").contains(folder.toString());
    }

    @Test
    void findingsAreExitCodeOneAndJsonForPrograms() {
        Path store = Terminal.petStore(folder.resolve("store"));
        assertThat(Terminal.run("edit", store, "add", "function", "lonely").exit()).isZero();
        assertThat(Terminal.run("check", store).exit()).as("a card without wires is a hint").isZero();
        assertThat(Terminal.run("edit", store, "connect", "lonely", "products").exit()).isZero();
        Terminal words = Terminal.run("check", store);
        assertThat(words.exit()).isEqualTo(1);
        assertThat(words.out()).contains("lonely").contains("finding");
        Terminal json = Terminal.run("check", store, "--json");
        assertThat(JsonMapper.shared().readTree(json.out())).anySatisfy(finding -> assertThat(finding.path("where").asString()).startsWith("lonely"));
    }

    @Test
    void sampleEventsOfASourceArePrintedAndSentOnlyToWhatRuns() throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Terminal.run("edit", store, "add", "kafka", "orders");
        assertThat(Terminal.run("sample", store, "orders").err()).contains("orders has no sample events");
        assertThat(Terminal.run("edit", store, "connect", "orders", "search", "--topics", "[\"carts\"]").exit()).isZero();
        assertThat(JsonMapper.shared().readTree(Terminal.run("sample", store, "orders", "--print").out()).path("records").path("carts-0").path(0).path("topic").asString()).isEqualTo("carts");
        assertThat(Terminal.run("sample", store, "orders").err()).contains("does not run");
        assertThat(Terminal.run("sample", store, "nothing").err()).contains("no card \"nothing\"");
    }

    @Test
    void aFindingIsMendedFromTheCommandLine() throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Terminal.run("edit", store, "add", "function", "slow");
        Terminal.run("edit", store, "set", "slow.timeout", "60");
        Terminal.run("edit", store, "connect", "shop", "slow", "--routes", "[{\"method\":\"GET\",\"path\":\"/products\"},{\"method\":\"GET\",\"path\":\"/slow\"}]");
        assertThat(Terminal.run("check", store).out()).contains("[duplicate-route]");

        assertThat(Terminal.run("check", store, "--fix", "duplicate-route@nowhere").err()).contains("no finding \"duplicate-route@nowhere\"");
        assertThat(Terminal.run("check", store, "--fix", "duplicate-route:9").err()).contains("way out: Remove GET /products");
        Terminal fixed = Terminal.run("check", store, "--fix", "duplicate-route");
        assertThat(fixed.out()).contains("fixed  duplicate-route: Remove GET /products").doesNotContain("[duplicate-route]");
        assertThat(Terminal.run("check", store).out()).doesNotContain("[duplicate-route]");
        assertThat(Terminal.run("check", store, "--fix", "Not a rule").err()).contains("Write what to fix as RULE");
    }

    @Test
    void thePackageIsSetAndTheCodeMovesAlong() throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        assertThat(Terminal.run("edit", store, "set", "package", "com.Acme").err()).contains("The Java package \"com.Acme\" is none");
        assertThat(Terminal.run("edit", store, "set", "package", "com.acme.pets").exit()).isZero();
        assertThat(Files.readString(store.resolve("drawbridge.json"))).contains("com.acme.pets");
        assertThat(Terminal.run("generate", store).exit()).isZero();
        assertThat(Files.readString(store.resolve("template.yaml"))).contains("com.acme.pets.search.aws");
    }

    @Test
    void anUnknownFunctionOrEventIsSaidBeforeAnythingStarts() throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        assertThat(Terminal.run("invoke", store, "serach", "--event", "x.json").err()).isEqualTo("drawbridge: There is no function \"serach\". There are: purchase, search." + System.lineSeparator());
        assertThat(Terminal.run("invoke", store, "search", "--event", folder.resolve("none.json")).err()).isEqualTo("drawbridge: There is no event file \"" + folder.resolve("none.json") + "\"." + System.lineSeparator());
        Path event = Files.writeString(folder.resolve("event.json"), "{\"a\": 1,\n  b}");
        Terminal broken = Terminal.run("invoke", store, "search", "--event", event);
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err().lines()).singleElement().asString().startsWith("drawbridge: The event " + event + " is no JSON: line 2, column 3");
    }

    @Test
    void aProjectFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path store = Terminal.petStore(folder.resolve("store"));
        Files.writeString(store.resolve(".drawbridge"), "in the way");
        Terminal failed = Terminal.run("run", store);
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err().lines()).singleElement().asString().startsWith("drawbridge: ").contains(store.toString());
    }

    @Test
    void aProjectThatDoesNotRunIsNoErrorForStop() {
        Path store = Terminal.petStore(folder.resolve("store"));
        assertThat(Terminal.run("stop", store)).isEqualTo(new Terminal(0, store + " is not running." + System.lineSeparator(), ""));
    }
}
