package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * One compilation unit while it is written. It owns the imports: dynamic types are named through {@link #type}, and import
 * lines at the head of a template are taken over; both are sorted, and those the body does not use are left out.
 * The text has the shape that a formatter would leave: 4 spaces, 120 columns, no trailing blanks, one newline at the end.
 */
public final class JavaSource {
    private final String packageName;
    private final String typeName;
    private final Imports imports;

    /** A unit for that type; {@code neighbours} are other types of its package that it names. */
    public JavaSource(String packageName, String typeName, Collection<String> neighbours) {
        this.packageName = packageName;
        this.typeName = typeName;
        List<String> own = new ArrayList<>(neighbours);
        own.add(typeName);
        imports = new Imports(packageName, own);
    }

    /** A unit whose package has no other type that it names dynamically. */
    public JavaSource(String packageName, String typeName) {
        this(packageName, typeName, List.of());
    }

    /** How this unit writes the type of that full name. */
    public String type(String qualified) {
        return imports.use(qualified);
    }

    /** Path below a source root. */
    public String path() {
        return packageName.replace('.', '/') + "/" + typeName + ".java";
    }

    /** The whole text. */
    public String text(String template) {
        List<String> body = new ArrayList<>();
        for (String line : template.split("\n", -1)) {
            if (line.startsWith("import ") && line.endsWith(";")) {
                imports.require(line.substring("import ".length(), line.length() - 1));
            } else {
                body.add(line.stripTrailing());
            }
        }
        String code = String.join("\n", LineBreaker.breakLong(tidy(body)));
        List<String> lines = imports.lines(code);
        String head = "package " + packageName + ";\n\n" + (lines.isEmpty() ? "" : String.join("\n", lines) + "\n\n");
        return head + code + "\n";
    }

    /** At most one blank line, none after an opening and before a closing brace, none at either end. */
    private static List<String> tidy(List<String> lines) {
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            boolean blank = line.isBlank();
            String last = out.isEmpty() ? "" : out.getLast();
            if (blank && (last.isEmpty() || last.endsWith("{"))) {
                continue;
            }
            if (line.strip().equals("}") && last.isEmpty() && !out.isEmpty()) {
                out.removeLast();
            }
            out.add(line);
        }
        while (!out.isEmpty() && out.getLast().isEmpty()) {
            out.removeLast();
        }
        return out;
    }

    /** Members one after another with a blank line between; empty ones are left out. */
    public static String members(String... members) {
        return String.join("\n\n", Arrays.stream(members).map(String::stripTrailing).filter(member -> !member.isBlank()).toList());
    }

    /** Members one after another with a blank line between. */
    public static String members(Collection<String> members) {
        return members(members.toArray(String[]::new));
    }
}
