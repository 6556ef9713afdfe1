package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of secrets and parameters on this machine. They stand in {@code .drawbridge/settings.json}, which git ignores, below
 * {@code secrets} and {@code parameters} by the names of the cards; the user changes them there, and the next read sees it. A secret without one
 * gets a random text, a parameter the value of its card.
 */
final class SettingValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    SettingValues(Path project) {
        this.file = project.resolve(".drawbridge").resolve("settings.json");
    }

    /** @throws CloudException if the file cannot be read or written */
    synchronized String secret(Node card, int length) {
        ObjectNode all = read();
        JsonNode known = all.path("secrets").path(card.name());
        if (!known.isMissingNode()) {
            return text(known);
        }
        StringBuilder made = new StringBuilder();
        random.ints(length, 0, LETTERS.length()).forEach(at -> made.append(LETTERS.charAt(at)));
        (all.get("secrets") instanceof ObjectNode secrets ? secrets : all.putObject("secrets")).put(card.name(), made.toString());
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CloudException("The local values cannot be written to " + file + ": " + e.getMessage(), e);
        }
        return made.toString();
    }

    synchronized String parameter(Node card, String otherwise) {
        JsonNode known = read().path("parameters").path(card.name());
        return known.isMissingNode() ? otherwise : text(known);
    }

    /** Values may be written as JSON. */
    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private ObjectNode read() {
        try {
            return Files.exists(file) && JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)) instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (IOException | JacksonException e) {
            throw new CloudException("The local values in " + file + " cannot be read. Correct the file, it must be a JSON object with secrets and parameters.", e);
        }
    }
}
