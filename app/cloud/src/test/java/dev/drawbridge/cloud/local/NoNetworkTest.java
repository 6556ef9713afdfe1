package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.MavenSettings;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first run without a network: an empty local repository, and a remote one at an address where nothing listens. */
class NoNetworkTest {
    @TempDir
    Path folder;

    private LocalRun run(Design design) throws IOException {
        Path project = folder.resolve("project");
        OpenProject.create(project, design, Layout.empty());
        OpenProject.open(project).generate();
        Path settings = Files.writeString(folder.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>office</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:1/maven</url></mirror></mirrors></settings>");
        Dependencies dependencies = new Dependencies(() -> MavenSettings.read(settings, Optional.empty(), folder.resolve("repository")), folder.resolve("memo"));
        return new LocalRun(new RunRequest(project, design, 0), RunListener.NONE, Catalogue.standard(), WireTable.standard(), dependencies);
    }

    private static final String REMEDY = " could not be fetched: no connection to the Maven repository office (http://127.0.0.1:1/maven). Connect once, then Run works offline.";

    @Test
    void aPartOfTheLocalCloudThatCannotBeFetchedIsNamedWithTheRemedy() throws IOException {
        LocalRun run = run(Drawings.of("shop", "add queue inbox"));
        assertThatThrownBy(() -> run.start(0)).isInstanceOf(CloudException.class).message()
                .matches("(ElasticMQ|The Lambda runtime) \\([\\w.-]+:[\\w.-]+:[\\w.-]+\\)" + java.util.regex.Pattern.quote(REMEDY));
        assertThat(RunFile.read(folder.resolve("project"))).isEmpty();
    }

    @Test
    void aLibraryOfAFunctionThatCannotBeFetchedIsNamedWithItsPomAndTheRemedy() throws IOException {
        LocalRun run = run(Drawings.of("shop", "add function search"));
        assertThatThrownBy(() -> run.start(0)).isInstanceOf(CloudException.class).message()
                .matches("A library of search/pom\\.xml \\([\\w.-]+:[\\w.-]+:[\\w.-]+\\)" + java.util.regex.Pattern.quote(REMEDY));
    }
}
