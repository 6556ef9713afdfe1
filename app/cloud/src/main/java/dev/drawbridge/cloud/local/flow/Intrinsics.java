package dev.drawbridge.cloud.local.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The functions {@code States.*} (docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html). */
final class Intrinsics {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Source: "States.ArrayRange" in the Step Functions guide. */
    private static final int MAX_RANGE = 1_000;

    private final String text;
    private final Function<String, JsonNode> paths;
    private int at;

    /** @param paths finds what a path means */
    private Intrinsics(String text, Function<String, JsonNode> paths) {
        this.text = text;
        this.paths = paths;
    }

    static JsonNode evaluate(String text, Function<String, JsonNode> paths) {
        Intrinsics reader = new Intrinsics(text, paths);
        JsonNode value = reader.value();
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.wrong("something follows the closing parenthesis");
        }
        return value;
    }

    private FlowError wrong(String why) {
        return new FlowError("States.IntrinsicFailure", "\"" + text + "\": " + why + ".");
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private JsonNode value() {
        blank();
        if (at >= text.length()) {
            throw wrong("an argument is missing");
        }
        char first = text.charAt(at);
        if (first == '\'') {
            return JSON.getNodeFactory().stringNode(quoted());
        }
        if (first == '$') {
            return paths.apply(word(true));
        }
        String word = word(false);
        if (word.startsWith("States.")) {
            return call(word, arguments());
        }
        try {
            return JSON.readTree(word);
        } catch (JacksonException notJson) {
            throw wrong("\"" + word + "\" is neither a value, a path nor a function");
        }
    }

    private String quoted() {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                // Format wants to see the escape of its own braces
                if ("{}".indexOf(text.charAt(at + 1)) >= 0) {
                    out.append('\\');
                }
                at++;
            }
            out.append(text.charAt(at++));
        }
        at++;
        return out.toString();
    }

    private String word(boolean path) {
        int start = at;
        int depth = 0;
        while (at < text.length() && (depth > 0 || ",()".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at)))) {
            depth += path && text.charAt(at) == '[' ? 1 : path && text.charAt(at) == ']' ? -1 : 0;
            at++;
        }
        return text.substring(start, at);
    }

    private List<JsonNode> arguments() {
        blank();
        if (at >= text.length() || text.charAt(at) != '(') {
            throw wrong("a parenthesis is missing");
        }
        at++;
        List<JsonNode> all = new ArrayList<>();
        blank();
        while (at < text.length() && text.charAt(at) != ')') {
            all.add(value());
            blank();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
            blank();
        }
        at++;
        return all;
    }

    private JsonNode call(String name, List<JsonNode> a) {
        try {
            return switch (name) {
                case "States.Format" -> string(format(a));
                case "States.StringToJson" -> JSON.readTree(a.get(0).asString());
                case "States.JsonToString" -> string(JSON.writeValueAsString(a.get(0)));
                case "States.Array" -> array(a);
                case "States.ArrayPartition" -> partition(a.get(0), a.get(1).asInt());
                case "States.ArrayContains" -> JSON.getNodeFactory().booleanNode(a.get(0).valueStream().anyMatch(a.get(1)::equals));
                case "States.ArrayRange" -> range(a.get(0).asInt(), a.get(1).asInt(), a.get(2).asInt());
                case "States.ArrayGetItem" -> item(a.get(0), a.get(1).asInt());
                case "States.ArrayLength" -> JSON.getNodeFactory().numberNode(a.get(0).size());
                case "States.ArrayUnique" -> array(a.get(0).valueStream().distinct().toList());
                case "States.Base64Encode" -> string(Base64.getEncoder().encodeToString(a.get(0).asString().getBytes(StandardCharsets.UTF_8)));
                case "States.Base64Decode" -> string(new String(Base64.getDecoder().decode(a.get(0).asString()), StandardCharsets.UTF_8));
                case "States.Hash" -> string(hash(a.get(0), a.get(1).asString()));
                case "States.JsonMerge" -> merged((ObjectNode) a.get(0), (ObjectNode) a.get(1), a.size() > 2 && a.get(2).asBoolean());
                case "States.MathRandom" -> JSON.getNodeFactory().numberNode((a.size() > 2 ? new Random(a.get(2).asLong()) : ThreadLocalRandom.current()).nextInt(a.get(0).asInt(), a.get(1).asInt()));
                case "States.MathAdd" -> JSON.getNodeFactory().numberNode(Math.addExact(a.get(0).asInt(), a.get(1).asInt()));
                case "States.StringSplit" -> split(a.get(0).asString(), a.get(1).asString());
                case "States.UUID" -> string(UUID.randomUUID().toString());
                default -> throw wrong("there is no function " + name);
            };
        } catch (IndexOutOfBoundsException | ClassCastException | IllegalArgumentException | ArithmeticException | JacksonException e) {
            throw wrong("the arguments of " + name + " do not fit" + (e instanceof IllegalArgumentException && e.getMessage() != null ? " (" + e.getMessage() + ")" : ""));
        }
    }

    private static JsonNode item(JsonNode list, int index) {
        if (!list.isArray() || index < 0 || index >= list.size()) {
            throw new IllegalArgumentException("the list has no element " + index);
        }
        return list.get(index);
    }

    private static JsonNode merged(ObjectNode first, ObjectNode second, boolean deep) {
        if (deep) {
            // Step Functions itself takes only false
            throw new IllegalArgumentException("only a shallow merge is known, so the third argument must be false");
        }
        return first.deepCopy().setAll(second);
    }

    private static JsonNode string(String value) {
        return JSON.getNodeFactory().stringNode(value);
    }

    private static ArrayNode array(List<JsonNode> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private String format(List<JsonNode> a) {
        String pattern = a.getFirst().asString();
        StringBuilder out = new StringBuilder();
        int next = 1;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(pattern.charAt(++i));
            } else if (c == '{' && pattern.startsWith("{}", i)) {
                JsonNode value = a.get(next++);
                out.append(value.isString() ? value.asString() : value.toString());
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Parts of at most that many elements. @throws IllegalArgumentException if the size is none */
    static ArrayNode partition(JsonNode list, int size) {
        if (size < 1 || !list.isArray()) {
            throw new IllegalArgumentException("a list is parted into parts of one element or more");
        }
        ArrayNode all = JSON.createArrayNode();
        for (int i = 0; i < list.size(); i++) {
            (i % size == 0 ? all.addArray() : (ArrayNode) all.get(all.size() - 1)).add(list.get(i));
        }
        return all;
    }

    /** @throws IllegalArgumentException if it never ends, or has more than 1,000 numbers */
    static ArrayNode range(int from, int to, int by) {
        if (by == 0 || Math.abs(((long) to - from) / by) >= MAX_RANGE) {
            throw new IllegalArgumentException("a range has 1 to " + MAX_RANGE + " numbers");
        }
        ArrayNode all = JSON.createArrayNode();
        for (int i = from; by > 0 ? i <= to : i >= to; i += by) {
            all.add(i);
        }
        return all;
    }

    private static ArrayNode split(String text, String separators) {
        ArrayNode all = JSON.createArrayNode();
        StringBuilder word = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (separators.indexOf(c) >= 0) {
                if (!word.isEmpty()) {
                    all.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return word.isEmpty() ? all : all.add(word.toString());
    }

    /** @throws IllegalArgumentException if there is no such algorithm */
    static String hash(JsonNode data, String algorithm) {
        try {
            byte[] bytes = (data.isString() ? data.asString() : data.toString()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("there is no algorithm " + algorithm, e);
        }
    }
}
