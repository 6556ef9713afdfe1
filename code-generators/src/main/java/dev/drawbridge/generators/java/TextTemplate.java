package dev.drawbridge.generators.java;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with named holes, {@code ${name}}. A value of several lines keeps the indentation of its hole; an empty value
 * alone on its line takes the line away; with a dot in it, {@code ${a.b}}, it is no hole. A hole without a value, or a value without a hole, is a mistake of the
 * program and throws.
 */
public final class TextTemplate {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");

    private final String text;

    private TextTemplate(String text) {
        this.text = text;
    }

    /** A template that stands in the program's own source as a text block. */
    public static TextTemplate of(String text) {
        return new TextTemplate(text);
    }

    /** A template beside a class, for files that are long and have few holes. */
    public static TextTemplate resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The template " + name + " is missing beside " + beside.getName());
            }
            return new TextTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new IllegalStateException("The template " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether there is a hole of that name. */
    public boolean has(String name) {
        return text.contains("${" + name + "}");
    }

    /** Fills the holes from alternating names and values. */
    public String fill(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A hole is given without its value");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fill(values);
    }

    /** Fills the holes. */
    public String fill(Map<String, String> values) {
        Set<String> unused = new LinkedHashSet<>(values.keySet());
        StringBuilder out = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            out.append(fillLine(line, values, unused));
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("The template has no hole for " + String.join(", ", unused));
        }
        return out.toString();
    }

    private static String fillLine(String line, Map<String, String> values, Set<String> unused) {
        Matcher hole = HOLE.matcher(line);
        StringBuilder out = new StringBuilder();
        int done = 0;
        String indent = line.substring(0, line.length() - line.stripLeading().length()).replace("\n", "");
        while (hole.find()) {
            String value = values.get(hole.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The template's hole " + hole.group() + " has no value");
            }
            unused.remove(hole.group(1));
            if (value.isEmpty() && line.strip().equals(hole.group())) {
                return "";
            }
            out.append(line, done, hole.start()).append(indented(value.stripTrailing(), indent));
            done = hole.end();
        }
        return out.append(line, done, line.length()).toString();
    }

    private static String indented(String value, String indent) {
        String[] lines = value.split("\n", -1);
        StringBuilder out = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            out.append('\n').append(lines[i].isBlank() ? "" : indent + lines[i]);
        }
        return out.toString();
    }
}
