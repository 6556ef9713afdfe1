package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.kind.Field;
import java.util.List;
import java.util.Optional;

/** The fields of a card. */
record CardForm(Workspace workspace, NodeId node) implements FormSubject {
    @Override
    public List<Field> fields() {
        return workspace.catalogue().of(workspace.store().design().requireNode(node)).fields();
    }

    @Override
    public Optional<Value> value(Field field) {
        return workspace.store().design().node(node).flatMap(card -> card.field(field.name()));
    }

    @Override
    public Optional<String> change(Field field, Optional<Value> value, String mergeKey) {
        if (value(field).equals(value)) {
            return Optional.empty();
        }
        try {
            workspace.store().apply(new CardEdit.SetField(node, field.name(), value), "card:" + node + ":" + field.name() + ":" + mergeKey);
            return Optional.empty();
        } catch (ModelException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
