package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the source of a function calls is held against what its wire permits. */
class CodeUseTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Things:
                Type: AWS::Serverless::SimpleTable
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: code/
                  Policies:
                    - DynamoDBCrudPolicy:
                        TableName: !Ref Things
            """;

    @TempDir
    private Path folder;

    private OpenProject project(String file, String source) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        Files.createDirectories(folder.resolve("code/node_modules"));
        Files.writeString(folder.resolve("code").resolve(file), source);
        Files.writeString(folder.resolve("code/node_modules/other.js"), "new PutItemCommand()");
        return OpenProject.open(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A.java  | class A { void a() { client.getItem(r -> {}); table.query(q); } } | 2: GetItem, Query | read
            a.mjs   | await client.send(new GetCommand({}))                             | 1: GetItem        | read
            a.py    | table.put_item(Item={})                                           | 1: PutItem        | write
            """)
    void whoeverOnlyReadsOrOnlyWritesNeedsNoMore(String file, String source, String uses, String mode) throws IOException {
        Finding finding = project(file, source).codeFindings().getFirst();
        assertThat(finding.rule()).isEqualTo("unused-grant");
        assertThat(finding.message()).containsPattern("Work is permitted [0-9]+ actions on Things").contains("its code uses " + uses + ".");
        assertThat(finding.fixes().getFirst().title()).isEqualTo("Let it " + mode + " only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java21     | shop.Search::handle | Search.java | true
            java21     | shop.Search::handle | Other.java  | false
            java21     | shop.Search         | Found.kt    | true
            nodejs22.x | app.handler         | app.mjs     | true
            nodejs22.x | app.handler         | index.mjs   | false
            python3.13 | src/app.main        | app.py      | true
            python3.13 | app.main            | A.java      | true
            """)
    void aHandlerThatIsNotInTheSourceIsAFindingOnItsCard(String runtime, String handler, String file, boolean there) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), "Resources:\n  Work:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: code, Runtime: " + runtime + ", Handler: '" + handler + "'}\n");
        Files.createDirectories(folder.resolve("code"));
        Files.writeString(folder.resolve("code").resolve(file), file.equals("Found.kt") ? "class Search" : "");
        assertThat(OpenProject.open(folder).codeFindings()).hasSize(there ? 0 : 1)
                .allSatisfy(finding -> assertThat(finding).returns("handler-missing", Finding::rule).returns(true, f -> f.message().startsWith("Work: no ")));
    }

    @Test
    void theFixIsPutIntoTheTemplate() throws IOException {
        OpenProject project = project("A.java", "client.getItem(r);");
        project.store().apply(project.codeFindings().getFirst().fixes().getFirst().edit());
        assertThat(project.store().drawing().texts().get("template.yaml")).isEqualTo(TEMPLATE.replace("DynamoDBCrudPolicy", "DynamoDBReadPolicy"));
        assertThat(project.codeFindings()).isEmpty();
    }

    @Test
    void nothingIsSaidWhereTheCodeDoesBothOrIsNotUnderstood() throws IOException {
        for (String source : List.of("client.getItem(r); client.putItem(r);", "new DynamoDBMapper(client).load(x); client.getItem(r);", "nothing at all")) {
            assertThat(project("A.java", source).codeFindings()).isEmpty();
        }
    }
}
