package dev.drawbridge.cloud.local.http;

import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The policy that a function that authorizes answers with: a denial beats what is allowed, and what nothing speaks of is refused. Conditions are not judged here, so a
 * statement that has one is taken to hold. Source: "Output from an API Gateway Lambda authorizer" in the API Gateway guide.
 */
final class AccessPolicy {
    private static final String CALL = WireTable.CALL_OF_AN_API;

    /** What it says about one request. */
    enum Verdict { ALLOWED, DENIED, UNSPOKEN }

    private AccessPolicy() {}

    static Verdict judge(JsonNode document, String arn) {
        boolean allowed = false;
        for (JsonNode statement : list(document.path("Statement"))) {
            boolean about = texts(statement.path("Action")).stream().anyMatch(action -> matches(action.toLowerCase(Locale.ROOT), CALL.toLowerCase(Locale.ROOT)))
                    && texts(statement.path("Resource")).stream().anyMatch(resource -> matches(resource, arn));
            if (about && statement.path("Effect").asString("").equalsIgnoreCase("Deny")) {
                return Verdict.DENIED;
            }
            allowed |= about && statement.path("Effect").asString("").equalsIgnoreCase("Allow");
        }
        return allowed ? Verdict.ALLOWED : Verdict.UNSPOKEN;
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else if (!node.isMissingNode()) {
            all.add(node);
        }
        return all;
    }

    private static List<String> texts(JsonNode node) {
        return list(node).stream().map(each -> each.asString("")).toList();
    }

    /** A star stands for any text, a question mark for one character. */
    private static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
