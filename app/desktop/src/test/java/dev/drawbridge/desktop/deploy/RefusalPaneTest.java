package dev.drawbridge.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalPaneTest {
    @TempDir
    private Path folder;
    private Design design;

    @BeforeEach
    void petStore() throws Exception {
        Example.find("pet-store").orElseThrow().copyTo(folder.resolve("pet-store"));
        design = new ProjectFolder(folder.resolve("pet-store")).read().design();
    }

    @Test
    void aLineOfACompilerNamesThePlaceInTheCodeOfACard() {
        assertThat(RefusalPane.Place.in("functions/purchase/src/main/java/com/example/petstore/purchase/Purchase.java:7: cannot find symbol: class PurchasesItem", design))
                .contains(new RefusalPane.Place(new NodeId("purchase"), "Purchase.java", 7, "cannot find symbol: class PurchasesItem"));
    }

    @Test
    void otherLinesNameNone() {
        assertThat(RefusalPane.Place.in("and 2 more", design)).isEmpty();
        assertThat(RefusalPane.Place.in("functions/other/src/main/java/Other.java:7: cannot find symbol", design)).isEmpty();
    }
}
