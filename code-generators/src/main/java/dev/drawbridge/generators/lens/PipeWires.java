package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Event pipes: their fields, and the wires that their ends are. */
final class PipeWires {
    static final String KIND = "event-pipe";
    private static final List<String> SOURCES = List.of("SqsQueueParameters", "DynamoDBStreamParameters", "KinesisStreamParameters");

    private PipeWires() {}

    static List<FieldPlace> fields() {
        return List.of(source("batchSize", "BatchSize"), source("startingPosition", "StartingPosition"), filter(),
                Places.flag("enabled", "Properties/DesiredState", "RUNNING", "STOPPED").standard(Value.of(true)));
    }

    /** Stands below the parameters of the kind of source that the pipe has. */
    private static FieldPlace source(String field, String property) {
        return new FieldPlace(field, "", Optional.empty(), resource -> below(resource).flatMap(name -> resource.at("Properties", "SourceParameters", name, property)).map(TreeValue::of),
                (resource, value) -> below(resource).map(name -> TreeEdit.at(resource, List.of("Properties", "SourceParameters", name, property),
                        value.map(dev.drawbridge.generators.sam.ValueTree::of))).orElse(resource), resource -> below(resource).flatMap(name -> resource.at("Properties", "SourceParameters", name, property)).isPresent());
    }

    private static Optional<String> below(Tree resource) {
        return SOURCES.stream().filter(name -> resource.at("Properties", "SourceParameters", name).isPresent()).findFirst();
    }

    private static FieldPlace filter() {
        return new FieldPlace("filter", "", Optional.empty(), resource -> resource.at("Properties", "SourceParameters").flatMap(StreamWires::filter),
                (resource, value) -> TreeEdit.at(resource, List.of("Properties", "SourceParameters", "FilterCriteria"), value.filter(v -> !v.display().isBlank())
                        .map(v -> Tree.map("Filters", Tree.seq(dev.drawbridge.generators.sam.PipeFilters.of(Optional.of(v)))))));
    }

    static void read(Cards cards, Finds finds, SourceTemplate.Part pipe) {
        if (!pipe.type().equals("AWS::Pipes::Pipe")) {
            return;
        }
        end(cards, pipe, "Source", List.of("queue", "stream", "table")).ifPresent(id -> finds.add(id, WireRole.DELIVER, pipe.id(), Map.of(), pipe.path("Source")));
        end(cards, pipe, "Target", List.of("queue", "topic", "stream", "event-bus")).ifPresent(id -> finds.add(pipe.id(), WireRole.DELIVER, id, Map.of(), pipe.path("Target")));
        end(cards, pipe, "Target", List.of("function")).ifPresent(id -> finds.add(pipe.id(), WireRole.TRIGGER, id, Map.of(), pipe.path("Target")));
        end(cards, pipe, "Enrichment", List.of("function")).ifPresent(id -> finds.add(pipe.id(), WireRole.CALL, id, Map.of(), pipe.path("Enrichment")));
    }

    private static Optional<String> end(Cards cards, SourceTemplate.Part pipe, String property, List<String> kinds) {
        return pipe.property(property).flatMap(cards.references()::target).filter(id -> kinds.stream().anyMatch(kind -> cards.is(id, kind)));
    }

    /** Whether a wire is kept by the pipe at its start. */
    static boolean leavesPipe(Design design, Wire wire) {
        return design.requireNode(wire.from().node()).kind().equals(KIND);
    }

    /** A pipe that was found gets a new end in the template alone: its permissions are somebody else's. */
    static void refuse(Design design, Wire wire) {
        if (leavesPipe(design, wire) || design.requireNode(wire.to().node()).kind().equals(KIND)) {
            throw new ModelException("This pipe stands in the template with a role of its own. Change its source, target and role there, the drawing follows.");
        }
    }
}
