package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Findings about the files beside the drawing come and go with them. */
class FileFindingsJourneysTest extends PetStoreJourney {
    @Test
    void whatTheSourceOfAFunctionSaysIsAmongTheFindings() throws Exception {
        Files.createDirectories(project.resolve("legacy"));
        Files.writeString(project.resolve("legacy/Other.java"), "class Other {}");
        Fx.run(() -> {
            studio().workspace().store().apply(new CardEdit.SetField(card("search"), "codeUri", Optional.of(Value.of("legacy"))));
            studio().workspace().store().apply(new CardEdit.SetField(card("search"), "handler", Optional.of(Value.of("shop.Search::handle"))));
        });
        until(() -> studio().findings().findings().stream().anyMatch(finding -> finding.rule().equals("handler-missing")));
        Files.writeString(project.resolve("legacy/Search.java"), "class Search {}");
        Fx.run(() -> studio().lookAgain());
        until(() -> studio().findings().findings().stream().noneMatch(finding -> finding.rule().equals("handler-missing")));
    }

    @Test
    void theDefinitionOfAStateMachineOpensLikeCodeAndItsMistakesAreFindings() throws Exception {
        Path file = project.resolve("flows/night.asl.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "StartAt: A\nStates:\n  A: {Type: Pass, Next: Gone}\n");
        Fx.run(() -> {
            Node machine = Node.of(design().freshNodeId("night"), "state-machine", "night").withField("definitionUri", Value.of("flows/night.asl.yaml"));
            studio().workspace().store().apply(new CardEdit.AddNode(machine, Optional.empty()));
        });
        until(() -> studio().findings().findings().stream().anyMatch(finding -> finding.message().startsWith("flows/night.asl.yaml:3:19: ")));
        Fx.run(() -> studio().guide().openCode(card("night"), 0));
        until(() -> find(".code", CodeArea.class) != null && find(".code", CodeArea.class).getText().contains("Next: Gone"));
        Files.writeString(file, "StartAt: A\nStates:\n  A: {Type: Succeed}\n");
        Fx.run(() -> studio().lookAgain());
        until(() -> studio().findings().findings().stream().noneMatch(finding -> finding.message().contains("night.asl.yaml")));
        until(() -> find(".code", CodeArea.class).getText().contains("Succeed"));
    }
}
