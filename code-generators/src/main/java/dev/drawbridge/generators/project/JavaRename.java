package dev.drawbridge.generators.project;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renames packages and a class inside Java source: names in code only, never in comments, strings or characters. */
final class JavaRename {
    private static final Pattern TOKEN = Pattern.compile("//[^\\n]*+"
            + "|/\\*(?s:.*?)\\*/"
            + "|\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\""
            + "|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'"
            + "|(?<name>[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*+)");

    private final SequencedMap<String, String> packages;
    private final String oldClass;
    private final String newClass;

    /** @param packages old names to new ones; the first that fits counts */
    JavaRename(SequencedMap<String, String> packages, String oldClass, String newClass) {
        this.packages = new LinkedHashMap<>(packages);
        this.oldClass = oldClass;
        this.newClass = newClass;
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
                return each.getValue() + (rest.isEmpty() ? "" : "." + first(rest.substring(1)));
            }
        }
        return first(name);
    }

    /** The first of dotted names, if it is the class or its test. */
    private String first(String name) {
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        String now = head.equals(oldClass) ? newClass : head.equals(oldClass + "Test") ? newClass + "Test" : head;
        return now + name.substring(head.length());
    }

    /** The name of a file of the class. */
    String fileName(String name) {
        return name.equals(oldClass + ".java") ? newClass + ".java" : name.equals(oldClass + "Test.java") ? newClass + "Test.java" : name;
    }
}
