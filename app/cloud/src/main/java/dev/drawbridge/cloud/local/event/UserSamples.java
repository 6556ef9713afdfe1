package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a user pool tells of a user who signs up or in. Source: the guide of Cognito. Pure. */
final class UserSamples {
    private UserSamples() {}

    /** @param trigger such as {@code PreSignUp} */
    static ObjectNode of(String trigger, Node pool) {
        ObjectNode event = UserPoolEvents.of(trigger, UserPoolEvents.source(trigger), new UserPoolEvents.User(LocalNames.REGION + "_" + Names.pascal(pool.name()), Names.kebab(pool.name()) + "-client", "ada",
                Map.of("sub", "00000000-0000-0000-0000-000000000001", "email", "ada@example.com", "email_verified", "true")));
        ObjectNode request = (ObjectNode) event.path("request");
        switch (trigger) {
            case "UserMigration" -> request.put("password", "Correct-horse-1");
            case "VerifyAuthChallengeResponse" -> {
                request.put("challengeAnswer", "1234");
                request.putObject("privateChallengeParameters").put("answer", "1234");
            }
            default -> { }
        }
        return event;
    }
}
