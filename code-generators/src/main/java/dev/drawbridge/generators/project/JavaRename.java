package dev.drawbridge.generators.project;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renames packages and classes inside Java source: names in code only, never in comments, strings or characters. */
final class JavaRename {
    private static final Pattern TOKEN = Pattern.compile("//[^\\n]*+"
            + "|/\\*(?s:.*?)\\*/"
            + "|\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\""
            + "|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'"
            + "|(?<name>[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*+)");

    private final SequencedMap<String, String> packages;
    private final Map<String, String> classes;

    /**
     * @param packages old names to new ones; the first that fits counts
     * @param classes simple names, old to new
     */
    JavaRename(SequencedMap<String, String> packages, Map<String, String> classes) {
        this.packages = new LinkedHashMap<>(packages);
        this.classes = Map.copyOf(classes);
    }

    /** The source with the new names. */
    String apply(String java) {
        StringBuilder out = new StringBuilder(java.length() + 64);
        int done = 0;
        Matcher token = TOKEN.matcher(java);
        while (token.find()) {
            String name = token.group("name");
            // a name behind a dot is a member of something else: x().Search
            boolean member = token.start() > 0 && java.charAt(token.start() - 1) == '.';
            if (name != null && !member) {
                out.append(java, done, token.start()).append(rename(name));
                done = token.end();
            }
        }
        return out.append(java, done, java.length()).toString();
    }

    private String rename(String name) {
        for (Map.Entry<String, String> each : packages.entrySet()) {
            if (name.equals(each.getKey()) || name.startsWith(each.getKey() + ".")) {
                String rest = name.substring(each.getKey().length());
                return each.getValue() + (rest.isEmpty() ? "" : "." + inside(rest.substring(1)));
            }
        }
        return first(name);
    }

    /** What follows a package of ours: more packages, then a class. */
    private String inside(String name) {
        int start = 0;
        while (start < name.length() && !Character.isUpperCase(name.charAt(start)) && name.indexOf('.', start) > 0) {
            start = name.indexOf('.', start) + 1;
        }
        return name.substring(0, start) + first(name.substring(start));
    }

    /** The first of dotted names, if it is one of the classes. */
    private String first(String name) {
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        return classes.getOrDefault(head, head) + name.substring(head.length());
    }

    /** The name of the file of a class. */
    String fileName(String name) {
        int dot = name.lastIndexOf(".java");
        return dot < 0 ? name : classes.getOrDefault(name.substring(0, dot), name.substring(0, dot)) + ".java";
    }
}
