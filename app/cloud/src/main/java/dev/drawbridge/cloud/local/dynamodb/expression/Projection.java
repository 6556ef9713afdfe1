package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.List;

/** The paths of an item that a reader wants. Elements taken out of a list move together: {@code list[0], list[5]} gives a list of two. */
public record Projection(List<DocumentPath> paths) {
    public Projection {
        paths = List.copyOf(paths);
    }

    /** Whole attributes by name. */
    public static Projection ofAttributes(List<String> names) {
        return new Projection(names.stream().map(DocumentPath::of).toList());
    }

    /** The part of the item that the paths lead to; paths to nothing are left out. */
    public Item of(Item item) {
        var document = EditableDocument.empty();
        for (DocumentPath path : paths) {
            path.in(item).ifPresent(value -> document.graft(path, value));
        }
        return document.toItem();
    }
}
