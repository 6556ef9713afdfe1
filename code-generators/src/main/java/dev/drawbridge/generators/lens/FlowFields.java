package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Optional;

/** Where the fields of state machines stand. */
final class FlowFields {
    private FlowFields() {}

    static List<FieldPlace> serverless() {
        return List.of(Places.text("machineType", "Properties/Type").standard(Value.of("STANDARD")), Places.text("definitionUri", "Properties/DefinitionUri"),
                Places.tree("definition", "Properties/Definition"), Places.tree("substitutions", "Properties/DefinitionSubstitutions"),
                Places.flag("tracing", "Properties/Tracing/Enabled").standard(Value.of(false)));
    }

    static List<FieldPlace> plain() {
        return List.of(Places.text("machineType", "Properties/StateMachineType").standard(Value.of("STANDARD")), Places.text("definitionUri", "Properties/DefinitionS3Location"),
                definition(), Places.tree("substitutions", "Properties/DefinitionSubstitutions"),
                Places.flag("tracing", "Properties/TracingConfiguration/Enabled").standard(Value.of(false)));
    }

    /** The definition stands as a mapping, or as a string of JSON. */
    private static FieldPlace definition() {
        return new FieldPlace("definition", "", Optional.empty(),
                resource -> resource.at("Properties", "Definition").or(() -> resource.at("Properties", "DefinitionString")).map(TreeValue::of),
                (resource, value) -> TreeEdit.at(resource, List.of("Properties", resource.at("Properties", "DefinitionString").isPresent()
                        && value.filter(Value.Entries.class::isInstance).isEmpty() ? "DefinitionString" : "Definition"), value.map(ValueTree::of)));
    }

    /** Functions that a definition calls although no permission that is here says so. */
    static void calls(Cards cards, Finds finds) {
        for (Cards.Card machine : cards.of("state-machine")) {
            for (String property : List.of("Definition", "DefinitionString", "DefinitionSubstitutions")) {
                machine.body().at("Properties", property).map(tree -> cards.references().all(tree)).ifPresent(all -> all.stream().filter(id -> cards.is(id, "function"))
                        .filter(id -> finds.wire(machine.id(), dev.drawbridge.model.WireRole.CALL, id).isEmpty())
                        .forEach(id -> finds.add(machine.id(), dev.drawbridge.model.WireRole.CALL, id, java.util.Map.of())));
            }
        }
    }

    /** The properties of a card that name its role. */
    static Optional<Tree> role(SourceTemplate.Part part) {
        return part.property("Role").or(() -> part.property("RoleArn"));
    }
}
