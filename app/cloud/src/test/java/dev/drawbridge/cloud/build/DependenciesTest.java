package dev.drawbridge.cloud.build;

import static dev.drawbridge.cloud.build.LocalMavenRepository.dependency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependenciesTest {
    @TempDir
    Path folder;
    private LocalMavenRepository maven;

    @BeforeEach
    void start() throws IOException {
        maven = new LocalMavenRepository()
                .add("org.example:top:1.0", "<dependencies>" + dependency("org.example:middle:1.0", "") + dependency("org.example:tool:1.0", "<scope>test</scope>") + "</dependencies>")
                .add("org.example:middle:1.0", "<dependencies>" + dependency("org.example:leaf:1.0", "") + "</dependencies>")
                .add("org.example:middle:2.0", "<dependencies>" + dependency("org.example:leaf:2.0", "") + "</dependencies>")
                .add("org.example:leaf:1.0", "").add("org.example:leaf:2.0", "").add("org.example:tool:1.0", "").add("org.example:platform:1.0", "")
                .add("org.example:bom:5", "<packaging>pom</packaging><dependencyManagement><dependencies>" + dependency("org.example:top:1.0", "")
                        + dependency("org.example:leaf:2.0", "") + "</dependencies></dependencyManagement>")
                .add("org.example:parent:7", "<packaging>pom</packaging><properties><leaf.version>2.0</leaf.version></properties>");
        Files.writeString(folder.resolve("settings.xml"), maven.settings());
    }

    @AfterEach
    void stop() {
        maven.close();
    }

    private Dependencies dependencies() {
        return new Dependencies(() -> NetworkLibraries.settings(folder), folder.resolve("memo"));
    }

    private static List<String> names(ClassPath path) {
        return path.entries().stream().map(file -> file.getFileName().toString()).toList();
    }

    private List<String> resolve(LibraryRequest request) {
        return names(dependencies().resolve(request, FetchListener.NONE));
    }

    @Test
    void aLibraryComesWithWhatItNeedsAtRunTime() {
        assertThat(resolve(LibraryRequest.of("Top", Library.of("org.example:top:1.0")))).containsExactly("top-1.0.jar", "middle-1.0.jar", "leaf-1.0.jar");
    }

    @Test
    void librariesGoToTheLocalRepositoryOfTheSettings() {
        ClassPath path = dependencies().resolve(LibraryRequest.of("Leaf", Library.of("org.example:leaf:1.0")), FetchListener.NONE);
        assertThat(path.entries()).allMatch(file -> file.startsWith(folder.resolve("repository")));
    }

    @Test
    void anExclusionLeavesOutALibraryAndAStarLeavesOutAll() {
        assertThat(resolve(LibraryRequest.of("Top", Library.of("org.example:top:1.0").without("org.example:leaf")))).containsExactly("top-1.0.jar", "middle-1.0.jar");
        assertThat(resolve(LibraryRequest.of("Top", Library.of("org.example:top:1.0").without("*:*")))).containsExactly("top-1.0.jar");
    }

    @Test
    void aBillOfMaterialsGivesVersionsToDirectAndIndirectLibraries() {
        var request = new LibraryRequest("Top", List.of(Library.of("org.example:top")), List.of(Library.of("org.example:bom:5")));
        assertThat(resolve(request)).containsExactly("top-1.0.jar", "middle-1.0.jar", "leaf-2.0.jar");
    }

    @Test
    void aBillOfMaterialsThatIsMissingIsNamedAndNotTakenForAnEmptyOne() {
        var request = new LibraryRequest("Top", List.of(Library.of("org.example:top:1.0")), List.of(Library.of("org.example:no-bom:5")));
        assertThatThrownBy(() -> resolve(request)).isInstanceOf(BuildException.class).hasMessageContaining("no org.example:no-bom:5");
    }

    @Test
    void aPomWithAProfileForAJavaVersionKeepsItsDependencies() {
        maven.add("org.example:profiled:1.0", "<profiles><profile><id>p</id><activation><jdk>[11,)</jdk></activation></profile></profiles><dependencies>"
                + dependency("org.example:leaf:1.0", "") + "</dependencies>");
        assertThat(resolve(LibraryRequest.of("Profiled", Library.of("org.example:profiled:1.0")))).containsExactly("profiled-1.0.jar", "leaf-1.0.jar");
    }

    @Test
    void aLibraryWithoutAnyVersionIsRefusedByName() {
        var request = LibraryRequest.of("Top", Library.of("org.example:top"));
        assertThatThrownBy(() -> resolve(request)).isInstanceOf(BuildException.class).hasMessageContaining("No version is known for org.example:top");
    }

    @Test
    void theSameQuestionIsAnsweredFromTheMemoWithoutNetworkOrSettings() {
        var request = LibraryRequest.of("Top", Library.of("org.example:top:1.0"));
        List<String> first = resolve(request);
        maven.close();
        Dependencies cold = new Dependencies(() -> { throw new AssertionError("the settings were read"); }, folder.resolve("memo"));
        assertThat(names(cold.resolve(request, FetchListener.NONE))).isEqualTo(first);
    }

    @Test
    void aMemoWhoseJarIsGoneIsNotBelieved() throws IOException {
        var request = LibraryRequest.of("Leaf", Library.of("org.example:leaf:1.0"));
        Path jar = dependencies().resolve(request, FetchListener.NONE).entries().getFirst();
        Files.delete(jar);
        resolve(request);
        assertThat(jar).exists();
    }

    @Test
    void noConnectionIsOneSentence() {
        maven.close();
        var request = LibraryRequest.of("ElasticMQ", Library.of("org.example:top:1.0"));
        assertThatThrownBy(() -> resolve(request)).isInstanceOf(BuildException.class)
                .hasMessage("ElasticMQ (org.example:top:1.0) could not be fetched: no connection to the Maven repository here (" + maven.url() + "). Connect once, then Run works offline.");
    }

    @Test
    void aPasswordInTheAddressOfARepositoryIsNotTold() throws IOException {
        Files.writeString(folder.resolve("settings.xml"), maven.settings().replace("//127", "//ada:secret@127"));
        maven.close();
        assertThatThrownBy(() -> resolve(LibraryRequest.of("Top", Library.of("org.example:top:1.0")))).hasMessageContaining("(http://127.0.0.1:").hasMessageNotContaining("secret");
    }

    @Test
    void afterAMissingConnectionTheNextTryFetches() throws IOException {
        String good = Files.readString(folder.resolve("settings.xml"));
        Files.writeString(folder.resolve("settings.xml"), good.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:1"));
        var request = LibraryRequest.of("Top", Library.of("org.example:top:1.0"));
        assertThatThrownBy(() -> resolve(request)).hasMessageContaining("no connection");
        Files.writeString(folder.resolve("settings.xml"), good);
        assertThat(resolve(request)).hasSize(3);
    }

    @Test
    void anUnknownLibraryIsNamed() {
        var request = LibraryRequest.of("The function search", Library.of("org.example:nothing:9"));
        assertThatThrownBy(() -> resolve(request)).isInstanceOf(BuildException.class)
                .hasMessage("The function search could not be fetched: the Maven repository has no org.example:nothing:9. Check its name and version.");
    }

    @Test
    void offlineInTheSettingsIsObeyedAndSaid() throws IOException {
        Files.writeString(folder.resolve("settings.xml"), maven.settings().replace("<mirrors>", "<offline>true</offline><mirrors>"));
        var request = LibraryRequest.of("Top", Library.of("org.example:top:1.0"));
        assertThatThrownBy(() -> resolve(request)).isInstanceOf(BuildException.class).hasMessageContaining("settings say offline");
        assertThat(maven.requests()).isEmpty();
    }

    @Test
    void brokenSettingsAreOneSentence() throws IOException {
        Files.writeString(folder.resolve("settings.xml"), "<settings><mirrors>");
        var request = LibraryRequest.of("Top", Library.of("org.example:top:1.0"));
        assertThatThrownBy(() -> resolve(request)).isInstanceOf(BuildException.class).hasMessageContaining("settings file").hasMessageContaining("settings.xml");
    }

    @Test
    void downloadsAreReported() {
        List<FetchListener.Fetch> heard = Collections.synchronizedList(new ArrayList<>());
        dependencies().resolve(LibraryRequest.of("Leaf", Library.of("org.example:leaf:1.0")), heard::add);
        assertThat(heard).filteredOn(FetchListener.Fetch::done).extracting(FetchListener.Fetch::file).contains("leaf-1.0.jar");
    }

    private Path pom(String body) throws IOException {
        return Files.writeString(Files.createDirectories(folder.resolve("fn")).resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion>" + body + "</project>");
    }

    @Test
    void aPomGivesItsClassPathsByScope() throws IOException {
        Path pom = pom("<groupId>my</groupId><artifactId>fn</artifactId><version>1</version><properties><maven.compiler.release>21</maven.compiler.release></properties><dependencies>"
                + dependency("org.example:middle:1.0", "") + dependency("org.example:platform:1.0", "<scope>provided</scope>") + dependency("org.example:tool:1.0", "<scope>test</scope>") + "</dependencies>");
        FunctionProject project = dependencies().project(pom, FetchListener.NONE);
        assertThat(project.artifact()).isEqualTo("my:fn:1");
        assertThat(project.release()).hasValue(21);
        assertThat(names(project.runtime())).containsExactly("middle-1.0.jar", "leaf-1.0.jar");
        assertThat(names(project.compile())).containsExactlyInAnyOrder("middle-1.0.jar", "leaf-1.0.jar", "platform-1.0.jar");
        assertThat(names(project.test())).containsExactlyInAnyOrder("middle-1.0.jar", "leaf-1.0.jar", "platform-1.0.jar", "tool-1.0.jar");
    }

    @Test
    void aPomObeysItsLocalParentItsRemoteGrandparentAndImportedBoms() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.example</groupId><artifactId>parent</artifactId><version>7</version><relativePath/></parent>"
                + "<groupId>my</groupId><artifactId>all</artifactId><version>3</version><packaging>pom</packaging><dependencyManagement><dependencies>"
                + dependency("org.example:bom:5", "<type>pom</type><scope>import</scope>") + "</dependencies></dependencyManagement></project>");
        Path pom = pom("<parent><groupId>my</groupId><artifactId>all</artifactId><version>3</version></parent><artifactId>fn</artifactId><dependencies>"
                + dependency("org.example:top", "") + dependency("org.example:leaf", "<version>${leaf.version}</version>") + "</dependencies>");
        FunctionProject project = dependencies().project(pom, FetchListener.NONE);
        assertThat(names(project.runtime())).containsExactlyInAnyOrder("top-1.0.jar", "middle-1.0.jar", "leaf-2.0.jar");
        assertThat(project.artifact()).isEqualTo("my:fn:3");
    }

    @Test
    void aChangeInTheLocalParentIsSeenAndNoChangeNeedsNoNetwork() throws IOException {
        String parent = "<project><modelVersion>4.0.0</modelVersion><groupId>my</groupId><artifactId>all</artifactId><version>3</version><packaging>pom</packaging>"
                + "<properties><v>1.0</v></properties></project>";
        Files.writeString(folder.resolve("pom.xml"), parent);
        Path pom = pom("<parent><groupId>my</groupId><artifactId>all</artifactId><version>3</version></parent><artifactId>fn</artifactId><dependencies>"
                + dependency("org.example:leaf", "<version>${v}</version>") + "</dependencies>");
        assertThat(names(dependencies().project(pom, FetchListener.NONE).runtime())).containsExactly("leaf-1.0.jar");
        int before = maven.requests().size();
        assertThat(names(dependencies().project(pom, FetchListener.NONE).runtime())).containsExactly("leaf-1.0.jar");
        assertThat(maven.requests()).hasSize(before);
        Files.writeString(folder.resolve("pom.xml"), parent.replace("1.0</v>", "2.0</v>"));
        assertThat(names(dependencies().project(pom, FetchListener.NONE).runtime())).containsExactly("leaf-2.0.jar");
    }

    private String ownBuild(String body) throws IOException {
        return dependencies().project(pom("<groupId>my</groupId><artifactId>fn</artifactId><version>1</version>" + body), FetchListener.NONE).ownBuild().orElse("none");
    }

    @Test
    void aPomThatAsksForMoreThanJavacSaysSo() throws IOException {
        String plugin = "<build><plugins><plugin><groupId>%s</groupId><artifactId>%s</artifactId>%s</plugin></plugins></build>";
        assertThat(ownBuild("")).isEqualTo("none");
        assertThat(ownBuild(plugin.formatted("org.apache.maven.plugins", "maven-shade-plugin", ""))).isEqualTo("none");
        assertThat(ownBuild(plugin.formatted("org.antlr", "antlr4-maven-plugin", ""))).isEqualTo("it uses antlr4-maven-plugin");
        assertThat(ownBuild(plugin.formatted("org.apache.maven.plugins", "maven-compiler-plugin", "<configuration><annotationProcessorPaths/></configuration>"))).isEqualTo("it sets annotationProcessorPaths of the compiler");
        assertThat(ownBuild("<build><sourceDirectory>src</sourceDirectory></build>")).startsWith("its sources are in ");
    }

    @Test
    void aLibraryThatIsAnAnnotationProcessorNeedsTheOwnBuild() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("META-INF/services/javax.annotation.processing.Processor"));
        }
        maven.add("org.example:generator:1.0", "").jar("org.example:generator:1.0", jar.toByteArray());
        assertThat(ownBuild("<dependencies>" + dependency("org.example:generator:1.0", "<scope>provided</scope>") + "</dependencies>")).isEqualTo("generator-1.0.jar is an annotation processor");
    }

    @Test
    void aBrokenPomNamesItsPlace() throws IOException {
        Path pom = pom("<groupId>my</groupId><artifactId>fn</artifactId><version>1</version><dependencies><dependency></dependencies>");
        assertThatThrownBy(() -> dependencies().project(pom, FetchListener.NONE)).isInstanceOf(BuildException.class).hasMessageContaining("pom.xml").hasMessageContaining("line 1");
    }

    @Test
    void aParentThatCannotBeFetchedIsNamed() throws IOException {
        Path pom = pom("<parent><groupId>org.example</groupId><artifactId>gone</artifactId><version>1</version><relativePath/></parent><artifactId>fn</artifactId>");
        assertThatThrownBy(() -> dependencies().project(pom, FetchListener.NONE)).isInstanceOf(BuildException.class).hasMessageContaining("no org.example:gone:1");
    }

    @Test
    void realLibrariesResolveWithTheNewestPairOfResolverAndProvider() {
        ClassPath path = NetworkLibraries.resolve(folder.resolve("real"), LibraryRequest.of("Lambda core", Library.of("com.amazonaws:aws-lambda-java-core:1.4.0")));
        assertThat(names(path)).containsExactly("aws-lambda-java-core-1.4.0.jar");
    }
}
