package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.wire.WireRule;
import java.util.List;
import java.util.Optional;

/** The fields of a wire, as its row of the wire table names them. */
record WireForm(Workspace workspace, WireId wire) implements FormSubject {
    @Override
    public List<Field> fields() {
        return workspace.store().design().wire(wire)
                .flatMap(w -> workspace.wires().of(workspace.store().design(), w)).map(WireRule::fields).orElse(List.of());
    }

    @Override
    public Optional<Value> value(Field field) {
        return workspace.store().design().wire(wire).flatMap(w -> w.field(field.name()));
    }

    @Override
    public Optional<String> change(Field field, Optional<Value> value, String mergeKey) {
        if (value(field).equals(value)) {
            return Optional.empty();
        }
        try {
            workspace.store().apply(new WireEdit.SetWireField(wire, field.name(), value), "wire:" + wire + ":" + field.name() + ":" + mergeKey);
            return Optional.empty();
        } catch (ModelException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
