package dev.drawbridge.cloud.local.http;

import dev.drawbridge.model.wire.PolicyPattern;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The policy that a function that authorizes answers with: a denial beats what is allowed, and what nothing speaks of is refused. Conditions are not judged here, so a
 * statement that has one is taken to hold. Source: "Output from an API Gateway Lambda authorizer" in the API Gateway guide.
 */
final class AccessPolicy {
    /** What it says about one request. */
    enum Verdict { ALLOWED, DENIED, UNSPOKEN }

    private AccessPolicy() {}

    static Verdict judge(JsonNode document, String arn) {
        boolean allowed = false;
        for (JsonNode statement : list(document.path("Statement"))) {
            boolean about = texts(statement.path("Action")).stream().anyMatch(action -> PolicyPattern.namesAction(action, WireTable.CALL_OF_AN_API))
                    && texts(statement.path("Resource")).stream().anyMatch(resource -> PolicyPattern.namesResource(resource, arn));
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
}
