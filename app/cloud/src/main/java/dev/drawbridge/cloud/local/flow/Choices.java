package dev.drawbridge.cloud.local.flow;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules of a Choice (states-language.net, "Choice State"). */
final class Choices {
    private final Function<String, Optional<JsonNode>> paths;

    /** @param paths finds what a path means, if anything is there */
    Choices(Function<String, Optional<JsonNode>> paths) {
        this.paths = paths;
    }

    boolean holds(JsonNode rule) {
        if (rule.has("And")) {
            return rule.get("And").valueStream().allMatch(this::holds);
        }
        if (rule.has("Or")) {
            return rule.get("Or").valueStream().anyMatch(this::holds);
        }
        if (rule.has("Not")) {
            return !holds(rule.get("Not"));
        }
        String variable = rule.path("Variable").asString("");
        Optional<JsonNode> found = paths.apply(variable);
        for (Map.Entry<String, JsonNode> test : rule.properties()) {
            if (!test.getKey().equals("Variable") && !test.getKey().equals("Next") && !test.getKey().equals("Comment")) {
                return test(test.getKey(), found, test.getValue(), variable);
            }
        }
        throw new FlowError("States.Runtime", "A rule of a Choice compares nothing: " + rule);
    }

    private boolean test(String operator, Optional<JsonNode> found, JsonNode wanted, String variable) {
        if (operator.equals("IsPresent")) {
            return found.isPresent() == wanted.asBoolean();
        }
        JsonNode value = found.orElseThrow(() -> new FlowError("States.Runtime", "Invalid path '" + variable + "': nothing is there for the Choice to look at."));
        if (operator.startsWith("Is")) {
            return is(operator, value) == wanted.asBoolean();
        }
        boolean byPath = operator.endsWith("Path");
        JsonNode other = byPath ? paths.apply(wanted.asString()).orElseThrow(() -> new FlowError("States.Runtime", "Invalid path '" + wanted.asString() + "'.")) : wanted;
        String plain = byPath ? operator.substring(0, operator.length() - 4) : operator;
        if (plain.equals("StringMatches")) {
            return value.isString() && matches(other.asString(), value.asString());
        }
        for (String type : new String[] {"String", "Numeric", "Timestamp", "Boolean"}) {
            if (plain.startsWith(type)) {
                return compare(type, value, other).filter(sign -> holds(plain.substring(type.length()), sign)).isPresent();
            }
        }
        throw new FlowError("States.Runtime", "There is no comparison " + operator + ".");
    }

    private static boolean is(String operator, JsonNode value) {
        return switch (operator) {
            case "IsNull" -> value.isNull();
            case "IsString" -> value.isString();
            case "IsNumeric" -> value.isNumber();
            case "IsBoolean" -> value.isBoolean();
            case "IsTimestamp" -> value.isString() && time(value).isPresent();
            default -> throw new FlowError("States.Runtime", "There is no comparison " + operator + ".");
        };
    }

    /** The sign of the difference; nothing if the values are not of that type. */
    private static Optional<Integer> compare(String type, JsonNode a, JsonNode b) {
        return switch (type) {
            case "String" -> a.isString() && b.isString() ? Optional.of(a.asString().compareTo(b.asString())) : Optional.empty();
            case "Numeric" -> a.isNumber() && b.isNumber() ? Optional.of(new BigDecimal(a.asString()).compareTo(new BigDecimal(b.asString()))) : Optional.empty();
            case "Boolean" -> a.isBoolean() && b.isBoolean() ? Optional.of(Boolean.compare(a.asBoolean(), b.asBoolean())) : Optional.empty();
            default -> time(a).flatMap(first -> time(b).map(first::compareTo));
        };
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return value.isString() ? Optional.of(OffsetDateTime.parse(value.asString()).toInstant()) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static boolean holds(String relation, int sign) {
        return switch (relation) {
            case "Equals" -> sign == 0;
            case "LessThan" -> sign < 0;
            case "LessThanEquals" -> sign <= 0;
            case "GreaterThan" -> sign > 0;
            case "GreaterThanEquals" -> sign >= 0;
            default -> throw new FlowError("States.Runtime", "There is no relation " + relation + ".");
        };
    }

    /** A star stands for any text, unless a backslash is before it. */
    private static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
