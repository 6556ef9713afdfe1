package dev.drawbridge.cli;

import dev.drawbridge.generators.layout.Rearrangement;
import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.generators.lens.Consequences;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.project.SaveResult;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.UnknownNameException;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.EditWords;
import dev.drawbridge.model.file.ProjectFileException;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The designer's own edits from the command line, written at once to the project and its template. */
@Command(
        name = "edit",
        description = "Changes the drawing: add KIND NAME, set NAME.FIELD VALUE, set package NAME, connect A B [--mode read], rename A B, remove A, tidy [CARD...].",
        mixinStandardHelpOptions = true)
final class EditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "EDIT", description = "The edit in words, for instance: add queue receipts.")
    private List<String> words;

    @Override
    public Integer call() {
        OpenProject open = OpenProject.open(project);
        Optional<Edit> wish = words.getFirst().equals("tidy") ? tidy(open.store().drawing())
                : Optional.of(new EditWords(Catalogue.standard(), WireTable.standard()).parse(open.store().design(), words));
        if (wish.isEmpty()) {
            spec.commandLine().getOut().println("Tidy already. Changed: nothing.");
            return CommandLineMain.FINE;
        }
        Edit edit = wish.get();
        Drawing before = open.store().drawing();
        open.store().apply(edit);
        Drawing after = open.store().drawing();
        String lost = Stream.concat(Consequences.of(before.texts(), after.texts()).stream(), Consequences.besides(before, edit, after).wires().stream()
                .map(wire -> "The wire from " + after.design().requireNode(wire.from().node()).name() + " to " + after.design().requireNode(wire.to().node()).name() + " went too, as nothing says it any more."))
                .map(sentence -> " " + sentence).collect(Collectors.joining());
        switch (open.save()) {
            case SaveResult.Saved saved -> spec.commandLine().getOut().println(edit.label() + "." + lost + " Changed: " + (saved.files().isEmpty() ? "nothing" : String.join(", ", saved.files())) + ".");
            case SaveResult.ChangedOnDisk changed -> throw new ProjectFileException(project.toString(), changed.sentence());
        }
        return CommandLineMain.FINE;
    }

    /** The whole drawing, or the cards that are named. */
    private Optional<Edit> tidy(Drawing drawing) {
        Tidy tidy = new Tidy(WireTable.standard());
        if (words.size() == 1) {
            return edit(tidy.of(drawing.design(), drawing.layout()));
        }
        Set<NodeId> cards = words.stream().skip(1).map(name -> drawing.design().nodeNamed(name)
                .orElseThrow(() -> new UnknownNameException("There is no card called \"" + name + "\"."))).map(Node::id).collect(Collectors.toSet());
        return edit(tidy.of(drawing.design(), drawing.layout(), cards));
    }

    private static Optional<Edit> edit(Rearrangement found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.edit());
    }
}
