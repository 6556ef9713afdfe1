package dev.drawbridge.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ProjectFolderTest {
    private static final NodeId SEARCH = new NodeId("search");
    private final Design design = Design.of("shop", List.of(Node.of(SEARCH, "function", "search")), List.of());
    private final Layout layout = Layout.empty().withPlace(SEARCH, new Point(448, 96));

    @TempDir
    Path root;
    private ProjectFolder folder;

    @BeforeEach
    void open() {
        folder = new ProjectFolder(root);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        String hash = folder.write(design, layout);

        assertThat(folder.read()).isEqualTo(new ProjectFolder.Content(design, layout, hash));
        assertThat(folder.hash()).contains(hash);
    }

    @Test
    void anotherHashTellsThatAFileWasChanged() throws IOException {
        String hash = folder.write(design, layout);
        Files.writeString(folder.layoutFile(), LayoutJson.write(Layout.empty()));

        assertThat(folder.hash()).isPresent().get().isNotEqualTo(hash);
    }

    @Test
    void withoutLayoutNoCardHasAPlace() throws IOException {
        folder.write(design, layout);
        Files.delete(folder.layoutFile());

        assertThat(folder.read().layout()).isEqualTo(Layout.empty());
    }

    @Test
    void aSaveLeavesNothingBesideTheTwoFiles() throws IOException {
        folder.write(design, layout);
        folder.write(design.withName("other"), layout);

        try (var files = Files.list(root)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("drawbridge.json", "drawbridge.layout.json");
        }
    }

    @Test
    void aFileThatWouldNotChangeIsNotTouched() throws IOException {
        folder.write(design, layout);
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(folder.designFile(), old);
        folder.write(design, Layout.empty());

        assertThat(Files.getLastModifiedTime(folder.designFile())).isEqualTo(old);
    }

    @Test
    void permissionsStay() throws IOException {
        assumeThat(Files.getFileStore(root).supportsFileAttributeView("posix")).isTrue();
        folder.write(design, layout);
        Files.setPosixFilePermissions(folder.designFile(), PosixFilePermissions.fromString("rw-rw----"));
        folder.write(design.withName("other"), layout);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.designFile()))).isEqualTo("rw-rw----");
    }

    @Test
    void aLinkIsFollowedAndStaysALink(@TempDir Path elsewhere) throws IOException {
        Path real = Files.writeString(elsewhere.resolve("real.json"), DesignJson.write(design));
        try {
            Files.createSymbolicLink(folder.designFile(), real);
        } catch (IOException | UnsupportedOperationException noLinks) {
            assumeThat(noLinks).as("links can be made here").isNull();
        }
        folder.write(design.withName("other"), layout);

        assertThat(folder.designFile()).isSymbolicLink();
        assertThat(DesignJson.read(Files.readString(real)).name()).isEqualTo("other");
    }

    @Test
    void aNewProjectIgnoresThePrivateFolder() throws IOException {
        folder.create(design, layout);

        assertThat(root.resolve(".gitignore")).hasContent("target/\n.drawbridge/");
        assertThatThrownBy(() -> folder.create(design, layout)).isInstanceOf(ProjectFileException.class).hasMessageContaining("holds a project already");
    }

    @Test
    void anIgnoreFileOfTheUserGetsOneLineMore() throws IOException {
        Files.writeString(root.resolve(".gitignore"), "target/");
        folder.create(design, layout);

        assertThat(Files.readString(root.resolve(".gitignore"))).isEqualTo("target/\n.drawbridge/\n");
    }

    @Test
    void anIgnoreFileThatHasTheLineIsLeftAlone() throws IOException {
        Files.writeString(root.resolve(".gitignore"), "/.drawbridge/");
        folder.create(design, layout);

        assertThat(Files.readString(root.resolve(".gitignore"))).isEqualTo("/.drawbridge/");
    }

    @Test
    void aFolderWithoutProjectSaysHowToStartOne() {
        assertThat(folder.exists()).isFalse();
        assertThat(folder.hash()).isEmpty();
        assertThatThrownBy(folder::read).isInstanceOf(ProjectFileException.class)
                .hasMessageStartingWith(root + " has no drawbridge.json; ").hasMessageContaining("drawbridge new");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> new ProjectFolder(root.resolve("gone")).read()).isInstanceOf(ProjectFileException.class).hasMessageContaining("does not exist");
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaid() throws IOException {
        Path file = Files.writeString(root.resolve("f"), "");
        assertThatThrownBy(() -> new ProjectFolder(file).read()).isInstanceOf(ProjectFileException.class).hasMessageContaining("is a file, not a folder");
        assertThatThrownBy(() -> new ProjectFolder(file).write(design, layout)).isInstanceOf(ProjectFileException.class).hasMessageContaining("cannot be written");
    }

    @Test
    void aFolderInPlaceOfTheFileCannotBeRead() throws IOException {
        Files.createDirectory(folder.designFile());

        assertThatThrownBy(folder::read).isInstanceOf(ProjectFileException.class).hasMessageContaining("cannot be read");
    }

    @Test
    void bytesThatAreNoUtf8AreSaid() throws IOException {
        Files.write(folder.designFile(), new byte[] {'{', (byte) 0xff, '}'});

        assertThatThrownBy(folder::read).isInstanceOf(ProjectFileException.class).hasMessageContaining("not UTF-8");
    }

    @Test
    void theFileOfANewerVersionIsNeitherReadNorOverwritten() throws IOException {
        String newer = "{\"format\": 7, \"name\": \"x\"}";
        Files.writeString(folder.designFile(), newer);

        assertThatThrownBy(folder::read).isInstanceOf(ProjectFileException.class).hasMessageContaining("newer Drawbridge");
        assertThatThrownBy(() -> folder.write(design, layout)).isInstanceOf(ProjectFileException.class).hasMessageContaining("newer Drawbridge");
        assertThat(Files.readString(folder.designFile())).isEqualTo(newer);
    }

    @Test
    void anOlderFileIsMigratedAndItsBytesAreKept() throws IOException {
        Migration renames = new Migration() {
            @Override
            public int from() {
                return 1;
            }

            @Override
            public void migrate(ObjectNode file) {
                file.set("name", file.remove("title"));
            }
        };
        Migration adds = new Migration() {
            @Override
            public int from() {
                return 2;
            }

            @Override
            public void migrate(ObjectNode file) {
                file.put("name", file.get("name").asString() + "!");
            }
        };
        ProjectFolder newer = new ProjectFolder(root, new FileFormat(3, List.of(adds, renames)), FileFormat.LAYOUT);
        String old = "{\"format\": 1, \"title\": \"shop\"}";
        Files.writeString(folder.designFile(), old);

        Design read = newer.read().design();
        assertThat(read.name()).isEqualTo("shop!");
        assertThat(Files.readString(folder.designFile())).as("reading changes nothing").isEqualTo(old);

        newer.write(read, layout);
        assertThat(Files.readString(root.resolve("drawbridge.json.v1.bak"))).isEqualTo(old);
        assertThat(Files.readString(folder.designFile())).contains("\"format\": 3");
        assertThat(newer.read().design()).isEqualTo(read);
    }
}
