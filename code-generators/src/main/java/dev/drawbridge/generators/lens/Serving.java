package dev.drawbridge.generators.lens;

import dev.drawbridge.model.ModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of resources that only serve another one, and how one finds whose they are; a table in {@code serving.txt}. Immutable. */
final class Serving {
    /** Who refers to it. */
    static final String NAMED_BY = "<";
    /** The first card of the kind behind it. */
    static final String KIND = "=";
    /** Whatever it refers to. */
    static final String NAMES = "*";

    private final Map<String, List<String>> ways = new HashMap<>();

    Serving() {
        try (InputStream in = Serving.class.getResourceAsStream("serving.txt")) {
            if (in == null) {
                throw new IOException("serving.txt is missing");
            }
            for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> words = Arrays.asList(line.strip().split(" +"));
                    ways.put(words.getFirst(), List.copyOf(words.subList(1, words.size())));
                }
            }
        } catch (IOException e) {
            throw new ModelException("The table of resources that serve others cannot be read: " + e.getMessage(), e);
        }
    }

    boolean contains(String type) {
        return ways.containsKey(type);
    }

    /** The surest first; empty for a type that serves nobody. */
    List<String> ways(String type) {
        return ways.getOrDefault(type, List.of());
    }
}
