package dev.drawbridge.generators.asl;

import dev.drawbridge.generators.graphql.SchemaFiles;
import dev.drawbridge.generators.lens.TreeValue;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.SyntaxNode;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.check.Fix;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.FlowCheck;
import dev.drawbridge.model.check.FlowProblem;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.CardEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is wrong with the definitions that stand in files of the project: findings on the card, with file, line and column. */
public final class DefinitionFindings {
    private static final String ID = "flow-steps";

    private DefinitionFindings() {}

    /** The file of a card's definition or schema, if it is one of the project. */
    public static Optional<String> file(Node card) {
        return definition(card).or(() -> SchemaFiles.file(card));
    }

    private static Optional<String> definition(Node card) {
        return card.kind().equals("state-machine") ? card.field("definitionUri").flatMap(Value::asText).filter(path -> !path.isBlank() && !path.startsWith("s3://")) : Optional.empty();
    }

    /** @param files the text of a file, named as cards name it; none where nothing is there */
    public static List<Finding> of(Design design, Function<String, Optional<String>> files) {
        List<Finding> found = new ArrayList<>();
        for (Node card : design.nodes().values()) {
            definition(card).ifPresent(path -> {
                Optional<String> text = files.apply(path);
                if (text.isEmpty()) {
                    found.add(finding(card, Severity.ERROR, "The definition of " + card.name() + " should be in " + path + ", but nothing is there. Put the file there, or change the card's definition file."));
                } else {
                    found.addAll(of(card, path, text.get()));
                }
            });
        }
        return found;
    }

    private static List<Finding> of(Node card, String path, String text) {
        try {
            Definition definition = Definition.parse(text);
            Value steps = TreeValue.of(definition.tree());
            List<Finding> found = new ArrayList<>(FlowCheck.problems(card.name(), steps).stream()
                    .map(problem -> finding(card, problem.severity(), place(path, definition.document(), problem) + problem.sentence())).toList());
            // what a template of somebody else permits, its own role says
            if (FlowCheck.isDistributed(steps) && !Adoption.isAdopted(card) && card.field("distributed").flatMap(Value::asFlag).filter(on -> on).isEmpty()) {
                found.add(new Finding("flow-starts-itself", Severity.WARNING, new Subject.OfNode(card.id(), "distributed"),
                        path + ": A Map in the definition is distributed, so it starts executions of " + card.name() + ", which may not start itself. Let it.",
                        List.of(new Fix("Let " + card.name() + " start itself", new CardEdit.SetField(card.id(), "distributed", Optional.of(Value.of(true)))))));
            }
            return found;
        } catch (SyntaxException e) {
            return List.of(finding(card, Severity.ERROR, path + ":" + e.line() + ":" + e.column() + ": " + e.sentence()));
        }
    }

    /** Where it stands, or the nearest thing around it that has a place. */
    private static String place(String file, Document document, FlowProblem problem) {
        for (int length = problem.path().size(); length > 0; length--) {
            TreePath path = new TreePath(problem.path().subList(0, length));
            Optional<SyntaxNode> node = document.findKey(path).or(() -> document.find(path));
            if (node.isPresent()) {
                return file + ":" + document.line(node.get()) + ":" + document.column(node.get()) + ": ";
            }
        }
        return file + ":1:1: ";
    }

    private static Finding finding(Node card, Severity severity, String sentence) {
        return new Finding(ID, severity, new Subject.OfNode(card.id(), "definitionUri"), sentence);
    }
}
