package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/aws-permissions.md, held against the calls that the deployer makes. */
class AwsPermissionsPageTest {
    @TempDir
    private Path folder;

    /** Goes through everything that the deployer can do, and holds the calls against the page that users give to their administrators. */
    @Test
    void everyCallIsInTheDocumentationAndItsPolicy() throws Exception {
        Set<String> made = new TreeSet<>();
        made.addAll(calls(new AwsUploadTest(), AwsUploadTest::aTemplateTooLongForARequestGoesThroughTheBucket));
        made.addAll(calls(new AwsUploadTest(), AwsUploadTest::codeIsSentUnderItsHashAndTheTemplateNamesItThere));
        made.addAll(calls(new AwsFollowTest(), AwsFollowTest::anUpdateThatIsCancelledIsTakenBack));
        made.addAll(calls(new AwsFollowTest(), AwsFollowTest::aStuckStackIsTakenBackWithWhatIsSkipped));
        made.addAll(calls(new AwsEmptyingTest(), AwsEmptyingTest::aRemovalEmptiesBucketsPageByPageAndSaysWhatIsLeft));
        made.addAll(calls(new AwsDriftAnswersTest(), AwsDriftAnswersTest::whatSomebodyChangedThereIsFound));
        made.addAll(calls(new AwsChangeSetTest(), AwsChangeSetTest::aPlanThatIsLetGoOfTakesItsEmptyStackAlong));
        // made in a test of its own, against moto, because it builds code
        made.addAll(AwsPushTest.PUSH);

        String whole = Files.readString(page());
        String page = whole.substring(0, whole.indexOf("## Watching"));
        Set<String> documented = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([A-Za-z0-9]+:[A-Za-z]+)` \\| `([a-z0-9]+:[A-Za-z]+)` \\|").matcher(page);
        while (row.find()) {
            documented.add(row.group(1));
            actions.add(row.group(2));
        }
        assertThat(documented).isEqualTo(made);
        String policy = page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));
        Set<String> allowed = new TreeSet<>();
        tools.jackson.databind.json.JsonMapper.shared().readTree(policy).path("Statement").forEach(statement -> {
            if (statement.path("Sid").asString().startsWith("Make")) {
                // what CloudFormation does in our name: named operations, on what is called after the project wherever AWS has names
                assertThat(statement.path("Action").toString()).doesNotContain("*");
                boolean seen = statement.path("Sid").asString().endsWith("Seen");
                assertThat(statement.path("Resource").isArray() ? statement.path("Resource").toString() : seen || statement.has("Condition") ? "" : statement.path("Resource").asString())
                        .as(statement.path("Sid").asString()).isNotEqualTo("*");
            } else {
                statement.path("Action").forEach(action -> allowed.add(action.asString()));
            }
        });
        // who is asked for it may always be asked, so the policy need not allow it; but it does, to be whole
        assertThat(allowed).isEqualTo(actions);
    }

    private interface Walk<T> {
        void by(T test) throws Exception;
    }

    /** What a test of another subject asks of AWS. */
    private <T extends FakeAwsDeployment> List<String> calls(T test, Walk<T> walk) throws Exception {
        test.project = folder;
        test.start();
        try {
            walk.by(test);
            return test.aws.operations();
        } finally {
            test.stop();
        }
    }

    private static Path page() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/aws-permissions.md"))) {
            here = here.getParent();
        }
        return here.resolve("docs/aws-permissions.md");
    }
}
