package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which logical ids the loops of a template can make: the keys of what they repeat, with the values of their collections where these are written out, else with any.
 * Source: {@code Fn::ForEach} in the reference of CloudFormation; <code>&amp;{Name}</code> is the value without what no logical id may have. Immutable.
 */
final class LoopNames {
    private static final String LOOP = "Fn::ForEach::";
    private static final Pattern HOLE = Pattern.compile("[$&]\\{([^{}]*)}");
    private static final String ANY = "[A-Za-z0-9]*";

    private final List<Pattern> patterns = new ArrayList<>();

    private LoopNames() {}

    /** @param resources the section of a template */
    static LoopNames of(Tree resources) {
        LoopNames names = new LoopNames();
        names.collect(resources, Map.of(), false);
        return names;
    }

    private void collect(Tree fragment, Map<String, String> values, boolean inLoop) {
        fragment.entries().forEach((key, body) -> {
            if (!key.startsWith("Fn::")) {
                if (inLoop) {
                    // with what SAM makes for it, which is called after it
                    patterns.add(Pattern.compile(words(key, values) + ANY));
                }
                return;
            }
            List<Tree> loop = body.items();
            Optional<String> variable = loop.isEmpty() ? Optional.empty() : loop.getFirst().asText();
            if (!key.startsWith(LOOP) || loop.size() != 3 || variable.isEmpty()) {
                // what is no loop that we know may make anything
                patterns.add(Pattern.compile(ANY));
                return;
            }
            Map<String, String> inner = new LinkedHashMap<>(values);
            inner.put(variable.get(), alternatives(loop.get(1)));
            collect(loop.get(2), inner, true);
        });
    }

    private static String alternatives(Tree collection) {
        List<Tree> items = collection.items();
        boolean plain = !items.isEmpty() && items.stream().allMatch(item -> item.asText().isPresent());
        return plain ? items.stream().map(item -> Pattern.quote(item.asText().orElseThrow().replaceAll("[^A-Za-z0-9]", ""))).collect(Collectors.joining("|", "(?:", ")")) : ANY;
    }

    private static String words(String key, Map<String, String> values) {
        StringBuilder words = new StringBuilder();
        Matcher hole = HOLE.matcher(key);
        int at = 0;
        while (hole.find()) {
            words.append(Pattern.quote(key.substring(at, hole.start()))).append(values.getOrDefault(hole.group(1).strip(), ANY));
            at = hole.end();
        }
        return words.append(Pattern.quote(key.substring(at))).toString();
    }

    /** Whether a loop may make a resource of that id; what still has holes in it stands in a loop itself. */
    boolean mayMake(String id) {
        return !patterns.isEmpty() && HOLE.matcher(id).find() || patterns.stream().anyMatch(pattern -> pattern.matcher(id).matches());
    }
}
