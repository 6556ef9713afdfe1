package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An item while it is being put together or changed. Only the maps and lists on the way to a change are opened; the rest stays shared with the
 * item it came from. A list is opened as a sorted map from index to element, so that removing element 1 leaves element 2 where it is until the
 * whole update is done, and setting far beyond the end appends: both as the service does it. Used by one thread.
 */
final class EditableDocument {
    /** A map or list that was opened. Leaves of its children are {@link AttributeValue}s, opened children are nodes. */
    private sealed interface Node {
    }

    private record MapNode(Map<String, Object> children) implements Node {
    }

    private record ListNode(TreeMap<Integer, Object> children) implements Node {
    }

    private final MapNode root;

    private EditableDocument(MapNode root) {
        this.root = root;
    }

    static EditableDocument empty() {
        return new EditableDocument(new MapNode(new LinkedHashMap<>()));
    }

    static EditableDocument of(Item item) {
        return new EditableDocument(new MapNode(new LinkedHashMap<>(item.attributes())));
    }

    /** Puts a value where its parent exists. Answers false if the parent is missing or of the wrong type. */
    boolean set(DocumentPath path, AttributeValue value) {
        return parent(path).filter(node -> put(node, path.steps().getLast(), value)).isPresent();
    }

    /** Takes a value away, if it is there. Answers false if its parent is missing or of the wrong type. */
    boolean remove(DocumentPath path) {
        return parent(path).filter(node -> switch (path.steps().getLast()) {
            case DocumentPath.Name(String name) when node instanceof MapNode map -> {
                map.children().remove(name);
                yield true;
            }
            case DocumentPath.Index(int index) when node instanceof ListNode list -> {
                list.children().remove(index);
                yield true;
            }
            case DocumentPath.Name _, DocumentPath.Index _ -> false;
        }).isPresent();
    }

    /** Puts a value and makes every missing parent. */
    void graft(DocumentPath path, AttributeValue value) {
        Node at = root;
        List<DocumentPath.Step> steps = path.steps();
        for (int step = 0; step + 1 < steps.size(); step++) {
            Object child = child(at, steps.get(step));
            Node next = child instanceof Node node ? node
                    : steps.get(step + 1) instanceof DocumentPath.Name ? new MapNode(new LinkedHashMap<>()) : new ListNode(new TreeMap<>());
            put(at, steps.get(step), next);
            at = next;
        }
        put(at, steps.getLast(), value);
    }

    private Optional<Node> parent(DocumentPath path) {
        Node at = root;
        for (var step : path.steps().subList(0, path.steps().size() - 1)) {
            Optional<Node> child = open(child(at, step));
            if (child.isEmpty()) {
                return Optional.empty();
            }
            put(at, step, child.get());
            at = child.get();
        }
        return Optional.of(at);
    }

    private static Object child(Node node, DocumentPath.Step step) {
        return switch (step) {
            case DocumentPath.Name(String name) -> node instanceof MapNode(var children) ? children.get(name) : null;
            case DocumentPath.Index(int index) -> node instanceof ListNode(var children) ? children.get(index) : null;
        };
    }

    private static Optional<Node> open(Object child) {
        return switch (child) {
            case Node node -> Optional.of(node);
            case AttributeValue.M(var values) -> Optional.of(new MapNode(new LinkedHashMap<>(values)));
            case AttributeValue.L(var values) -> {
                var children = new TreeMap<Integer, Object>();
                for (int at = 0; at < values.size(); at++) {
                    children.put(at, values.get(at));
                }
                yield Optional.of(new ListNode(children));
            }
            case null, default -> Optional.empty();
        };
    }

    private static boolean put(Node node, DocumentPath.Step step, Object child) {
        if (step instanceof DocumentPath.Name(String name) && node instanceof MapNode(var children)) {
            children.put(name, child);
            return true;
        }
        if (step instanceof DocumentPath.Index(int index) && node instanceof ListNode(var children)) {
            children.put(index, child);
            return true;
        }
        return false;
    }

    Item toItem() {
        return Item.of(((AttributeValue.M) close(root)).values());
    }

    private static AttributeValue close(Object node) {
        return switch (node) {
            case MapNode(var children) -> {
                var values = new LinkedHashMap<String, AttributeValue>();
                children.forEach((name, child) -> values.put(name, close(child)));
                yield new AttributeValue.M(values);
            }
            case ListNode(var children) -> new AttributeValue.L(children.values().stream().map(EditableDocument::close).toList());
            case AttributeValue value -> value;
            default -> throw new IllegalStateException("neither a node nor a value: " + node);
        };
    }
}
