package dev.drawbridge.cloud.local.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the tokens of a user say, as far as nobody changes it. Source: "Pre token generation Lambda trigger" in the developer guide of Cognito. */
record PoolClaims(Map<String, Object> id, Map<String, Object> access) {
    private static final String GROUPS = "cognito:groups";

    /** @param more claims of the identity token */
    static PoolClaims of(PoolUser user, String client, Map<String, Object> more) {
        Map<String, Object> id = new LinkedHashMap<>();
        user.attributes().forEach((name, value) -> id.put(name, name.endsWith("_verified") ? (Object) Boolean.valueOf(value) : value));
        id.remove("sub");
        id.put("cognito:username", user.name());
        id.put("token_use", "id");
        id.putAll(more);
        return new PoolClaims(id, new LinkedHashMap<>(Map.of("username", user.name(), "token_use", "access", "client_id", client, "scope", "aws.cognito.signin.user.admin")));
    }

    /** What the function says of the claims: in the words of the first version of its event, or of the later ones. */
    void change(JsonNode response) {
        JsonNode first = response.path("claimsOverrideDetails");
        JsonNode later = response.path("claimsAndScopeOverrideDetails");
        change(id, first);
        change(id, later.path("idTokenGeneration"));
        change(access, later.path("accessTokenGeneration"));
        for (JsonNode details : List.of(first, later)) {
            JsonNode groups = details.path("groupOverrideDetails").path("groupsToOverride");
            if (groups.isArray() && !groups.isEmpty()) {
                id.put(GROUPS, value(groups));
                access.put(GROUPS, value(groups));
            }
        }
    }

    private static void change(Map<String, Object> claims, JsonNode details) {
        details.path("claimsToAddOrOverride").properties().forEach(entry -> claims.put(entry.getKey(), value(entry.getValue())));
        details.path("claimsToSuppress").forEach(name -> claims.remove(name.asString()));
    }

    /** What claims can hold: text, whole numbers, flags, lists of text. */
    private static Object value(JsonNode value) {
        return value.isBoolean() ? (Object) value.asBoolean() : value.isIntegralNumber() ? (Object) value.asLong()
                : value.isArray() ? value.valueStream().map(item -> item.isString() ? item.asString() : item.toString()).toList() : value.isString() ? value.asString() : value.toString();
    }
}
