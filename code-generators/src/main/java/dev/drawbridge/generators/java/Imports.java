package dev.drawbridge.generators.java;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which types a compilation unit calls by their simple name. The first to ask for a simple name gets it. */
public final class Imports {
    private final String packageName;
    private final Map<String, String> bySimpleName = new HashMap<>();

    /**
     * @param packageName of the unit
     * @param own simple names that mean a type of this package; they are never imported over
     */
    public Imports(String packageName, Collection<String> own) {
        this.packageName = packageName;
        own.forEach(name -> bySimpleName.put(name, packageName + "." + name));
    }

    /** How the unit writes that type: its simple name, or its full name where the simple one is taken. */
    public String use(String qualified) {
        String simple = simple(qualified);
        String taken = bySimpleName.putIfAbsent(simple, qualified);
        return taken == null || taken.equals(qualified) ? simple : qualified;
    }

    /** Like {@link #use}, for a type that the text calls by its simple name already. */
    public void require(String qualified) {
        if (!use(qualified).equals(simple(qualified))) {
            throw new IllegalStateException("Two types are called " + simple(qualified) + " in one unit: " + qualified + " and "
                    + bySimpleName.get(simple(qualified)));
        }
    }

    /** The import lines that the body needs, sorted; types of the own package and of {@code java.lang} need none. */
    List<String> lines(String body) {
        Set<String> words = new HashSet<>(List.of(body.split("[^A-Za-z0-9_$]+")));
        TreeSet<String> lines = new TreeSet<>();
        bySimpleName.forEach((simple, qualified) -> {
            String from = qualified.substring(0, qualified.lastIndexOf('.'));
            if (!from.equals(packageName) && !from.equals("java.lang") && words.contains(simple)) {
                lines.add("import " + qualified + ";");
            }
        });
        return List.copyOf(lines);
    }

    private static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
