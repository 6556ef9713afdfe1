package dev.drawbridge.generators.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What stands between the braces of a block: arguments first, blocks below, each part left out when it is empty. */
final class HclBody {
    private final SequencedMap<String, Expression> arguments = new LinkedHashMap<>();
    private final List<Map.Entry<String, HclBody>> blocks = new ArrayList<>();

    HclBody put(String name, Expression value) {
        arguments.put(name, value);
        return this;
    }

    /** An argument above all others. */
    HclBody first(String name, Expression value) {
        arguments.putFirst(name, value);
        return this;
    }

    HclBody put(String name, Optional<Expression> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    /** @param head the type of the block, with its labels in quotes if it has any */
    HclBody block(String head, HclBody body) {
        blocks.add(Map.entry(head, body));
        return this;
    }

    /** All blocks of another body. */
    HclBody blocks(HclBody other) {
        blocks.addAll(other.blocks);
        return this;
    }

    /** A block that is left out when there is nothing to say in it. */
    HclBody blockIfAny(String head, HclBody body) {
        return body.arguments.isEmpty() && body.blocks.isEmpty() ? this : block(head, body);
    }

    List<String> lines() {
        SequencedMap<String, List<String>> named = new LinkedHashMap<>();
        arguments.forEach((name, value) -> named.put(name, value.lines()));
        List<String> lines = new ArrayList<>(aligned(named));
        for (Map.Entry<String, HclBody> block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            List<String> inner = block.getValue().lines();
            if (inner.isEmpty()) {
                lines.add(block.getKey() + " {}");
                continue;
            }
            lines.add(block.getKey() + " {");
            inner.forEach(line -> lines.add(line.isEmpty() ? "" : "  " + line));
            lines.add("}");
        }
        return lines;
    }

    /** Arguments with the signs of neighbours below each other; a value of several lines parts neighbours, as the formatter has it. */
    static List<String> aligned(SequencedMap<String, List<String>> named) {
        List<String> lines = new ArrayList<>();
        List<Map.Entry<String, List<String>>> all = new ArrayList<>(named.entrySet());
        for (int from = 0; from < all.size(); ) {
            int to = from;
            int width = 0;
            while (to < all.size() && all.get(to).getValue().size() == 1) {
                width = Math.max(width, all.get(to++).getKey().length());
            }
            for (int i = from; i < to; i++) {
                String name = all.get(i).getKey();
                lines.add(name + " ".repeat(width - name.length()) + " = " + all.get(i).getValue().getFirst());
            }
            if (to < all.size()) {
                List<String> value = all.get(to).getValue();
                lines.add(all.get(to).getKey() + " = " + value.getFirst());
                lines.addAll(value.subList(1, value.size()));
                to++;
            }
            from = to;
        }
        return lines;
    }

    String text() {
        return String.join("\n", lines()) + "\n";
    }
}
