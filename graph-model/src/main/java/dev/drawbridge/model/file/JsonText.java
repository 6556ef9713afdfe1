package dev.drawbridge.model.file;

import dev.drawbridge.model.ModelException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON strictly (no member twice, numbers exact) and tells where it is broken in a sentence. */
final class JsonText {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"", Pattern.DOTALL);
    private static final Pattern CONFLICT = Pattern.compile("^(<{7}|={7}|>{7})( |\\r?$)", Pattern.MULTILINE);

    private JsonText() {}

    /** The object that the text says. */
    static ObjectNode object(String file, String text) {
        if (text.isBlank()) {
            throw new ProjectFileException(file, file + " is empty. Restore it from a backup or version control, or delete it to start anew.");
        }
        JsonNode node;
        try {
            node = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException broken) {
            throw broken(file, text, broken);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new ProjectFileException(file, file + " holds " + JsonMembers.typeName(node) + ", but must hold a JSON object, { ... }.");
    }

    /** The JSON that a person typed. */
    static JsonNode typed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException broken) {
            throw new ModelException("\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\" is not valid JSON (" + firstSentence(String.valueOf(broken.getOriginalMessage())) + ").", broken);
        }
    }

    private static ProjectFileException broken(String file, String text, JacksonException broken) {
        Matcher conflict = CONFLICT.matcher(text);
        if (conflict.find()) {
            int line = 1 + (int) text.substring(0, conflict.start()).chars().filter(c -> c == '\n').count();
            return new ProjectFileException(file, line, 1, file + ", line " + line
                    + ": the file holds the marks of an unfinished merge. Finish the merge, then open it again.", broken);
        }
        TokenStreamLocation at = broken.getLocation();
        int line = at == null ? 0 : Math.max(0, at.getLineNr());
        int column = at == null ? 0 : Math.max(0, at.getColumnNr());
        String place = line == 0 ? file : file + ", line " + line + ", column " + column;
        String original = String.valueOf(broken.getOriginalMessage());
        Matcher duplicate = DUPLICATE.matcher(original);
        String what = duplicate.find()
                ? "\"" + duplicate.group(1) + "\" stands here a second time. Each id may stand only once: rename or remove one of the two."
                : "this is not valid JSON (" + firstSentence(original) + "). Correct it there, or restore the file from version control.";
        return new ProjectFileException(file, line, column, place + ": " + what, broken);
    }

    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        String shortened = line.length() > 160 ? line.substring(0, 160) + "..." : line;
        return Character.toLowerCase(shortened.isEmpty() ? 'x' : shortened.charAt(0)) + (shortened.isEmpty() ? "" : shortened.substring(1));
    }
}
