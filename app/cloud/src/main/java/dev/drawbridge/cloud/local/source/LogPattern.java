package dev.drawbridge.cloud.local.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which lines a subscription picks. Words that a line has ({@code ERROR timeout}), one of several ({@code ?ERROR ?WARN}), none ({@code -DEBUG}), phrases in quotes, expressions between percent
 * signs, and conditions on lines of JSON ({@code { $.level = "error" && $.took > 100 }}). Patterns of columns in brackets are not known here. Source: "Filter pattern syntax for metric filters,
 * subscription filters, and filter log events" in the user guide of CloudWatch Logs.
 */
public final class LogPattern {
    private static final Pattern WORD = Pattern.compile("([?-]?)(\"((?:[^\"\\\\]|\\\\.)*)\"|%([^%]*)%|\\S+)");
    private static final Pattern CONDITION = Pattern.compile("\\(?\\s*(\\$[^\\s=!<>]*)\\s*(?:(=|!=|<=|>=|<|>)\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|%[^%]*%|[^\\s&|)]+)|(?i:(NOT\\s+EXISTS|EXISTS|IS\\s+TRUE|IS\\s+FALSE|IS\\s+NULL)))\\s*\\)?");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Predicate<String> lines;

    private LogPattern(Predicate<String> lines) {
        this.lines = lines;
    }

    /** The pattern; empty if it is one that is not known here. */
    public static Optional<LogPattern> of(String text) {
        String plain = text.strip();
        try {
            if (plain.startsWith("[")) {
                return Optional.empty();
            }
            if (plain.startsWith("{")) {
                return plain.endsWith("}") ? json(plain.substring(1, plain.length() - 1)) : Optional.empty();
            }
            return Optional.of(words(plain));
        } catch (PatternSyntaxException wrong) {
            return Optional.empty();
        }
    }

    /** Whether the line is picked. */
    public boolean picks(String line) {
        return lines.test(line);
    }

    private static LogPattern words(String text) {
        List<Predicate<String>> all = new ArrayList<>();
        List<Predicate<String>> any = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            Predicate<String> has = words.group(4) != null ? expression(words.group(4)) : contains(words.group(3) != null ? words.group(3).replaceAll("\\\\(.)", "$1") : words.group(2));
            switch (words.group(1)) {
                case "?" -> any.add(has);
                case "-" -> all.add(has.negate());
                default -> all.add(has);
            }
        }
        // where a term stands without a question mark, those with one do not count
        return new LogPattern(line -> all.stream().allMatch(each -> each.test(line)) && (any.isEmpty() || !all.isEmpty() || any.stream().anyMatch(each -> each.test(line))));
    }

    private static Predicate<String> contains(String word) {
        return line -> line.contains(word);
    }

    private static Predicate<String> expression(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }

    /** Conditions that are all joined by the same word, or by {@code &&} before {@code ||}. */
    private static Optional<LogPattern> json(String text) {
        List<List<Predicate<JsonNode>>> any = new ArrayList<>();
        for (String alternative : text.split("\\|\\|")) {
            List<Predicate<JsonNode>> all = new ArrayList<>();
            for (String each : alternative.split("&&")) {
                Matcher condition = CONDITION.matcher(each.strip());
                if (!condition.matches()) {
                    return Optional.empty();
                }
                all.add(condition(condition));
            }
            any.add(all);
        }
        return Optional.of(new LogPattern(line -> {
            try {
                JsonNode value = JSON.readTree(line);
                return value.isObject() && any.stream().anyMatch(all -> all.stream().allMatch(each -> each.test(value)));
            } catch (JacksonException notJson) {
                return false;
            }
        }));
    }

    private static Predicate<JsonNode> condition(Matcher condition) {
        String pointer = condition.group(1).substring(1).replace("[", ".").replace("]", "").replaceFirst("^\\.", "").replace("/", "~1").replace('.', '/');
        String at = pointer.isEmpty() ? "" : "/" + pointer;
        if (condition.group(4) != null) {
            String word = condition.group(4).toUpperCase(java.util.Locale.ROOT).replaceAll("\\s+", " ");
            return node -> {
                JsonNode value = node.at(at);
                return switch (word) {
                    case "EXISTS" -> !value.isMissingNode();
                    case "NOT EXISTS" -> value.isMissingNode();
                    case "IS TRUE" -> value.isBoolean() && value.asBoolean();
                    case "IS FALSE" -> value.isBoolean() && !value.asBoolean();
                    default -> value.isNull();
                };
            };
        }
        String wanted = condition.group(3);
        Predicate<JsonNode> compared = wanted.startsWith("%") ? text(expression(wanted.substring(1, wanted.length() - 1)))
                : wanted.startsWith("\"") ? text(wildcards(wanted.substring(1, wanted.length() - 1).replaceAll("\\\\(.)", "$1")))
                : wanted.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?") ? number(condition.group(2), Double.parseDouble(wanted)) : text(wildcards(wanted));
        boolean not = condition.group(2).equals("!=") && !wanted.matches("-?[0-9.eE+]+");
        return node -> not != compared.test(node.at(at));
    }

    private static Predicate<JsonNode> text(Predicate<String> wanted) {
        return value -> (value.isString() || value.isNumber()) && wanted.test(value.asString());
    }

    private static Predicate<String> wildcards(String text) {
        Pattern pattern = Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        return value -> pattern.matcher(value).matches();
    }

    private static Predicate<JsonNode> number(String sign, double wanted) {
        return value -> value.isNumber() && switch (sign) {
            case "=" -> value.asDouble() == wanted;
            case "!=" -> value.asDouble() != wanted;
            case "<" -> value.asDouble() < wanted;
            case ">" -> value.asDouble() > wanted;
            case "<=" -> value.asDouble() <= wanted;
            default -> value.asDouble() >= wanted;
        };
    }
}
