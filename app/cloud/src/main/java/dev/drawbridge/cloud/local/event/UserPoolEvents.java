package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions of user pools to functions. Source: "Customizing user pool workflows with Lambda triggers" in the developer guide of Cognito, with a page for each. */
public final class UserPoolEvents {
    private UserPoolEvents() {}

    /** Who is asked about, and for whom. */
    public record User(String pool, String client, String name, Map<String, String> attributes) {
        public User {
            attributes = Map.copyOf(attributes);
        }
    }

    /** The source of a trigger where its usual reason is meant: {@code PreSignUp_SignUp}. */
    public static String source(String trigger) {
        return switch (trigger) {
            case "PreSignUp" -> "PreSignUp_SignUp";
            case "PostConfirmation" -> "PostConfirmation_ConfirmSignUp";
            // the one whose event is called otherwise
            case "PreTokenGeneration" -> "TokenGeneration_Authentication";
            case "CustomMessage" -> "CustomMessage_SignUp";
            default -> trigger + "_Authentication";
        };
    }

    /**
     * The question of a trigger, with the answer that holds if the function changes nothing.
     *
     * @param source {@code PreSignUp_AdminCreateUser}
     */
    public static ObjectNode of(String trigger, String source, User user) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "1").put("triggerSource", source).put("region", LocalNames.REGION).put("userPoolId", user.pool()).put("userName", user.name());
        event.putObject("callerContext").put("awsSdkVersion", "aws-sdk-unknown-unknown").put("clientId", user.client());
        ObjectNode request = event.putObject("request");
        if (!trigger.equals("UserMigration")) {
            ObjectNode attributes = request.putObject("userAttributes");
            user.attributes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
        }
        ObjectNode response = event.putObject("response");
        switch (trigger) {
            case "PreSignUp" -> {
                request.putObject("validationData");
                response.put("autoConfirmUser", false).put("autoVerifyEmail", false).put("autoVerifyPhone", false);
            }
            case "PreAuthentication" -> {
                request.putObject("validationData");
                request.put("userNotFound", false);
            }
            case "PostAuthentication" -> request.put("newDeviceUsed", false);
            case "PreTokenGeneration" -> {
                ObjectNode groups = request.putObject("groupConfiguration");
                groups.putArray("groupsToOverride");
                groups.putArray("iamRolesToOverride");
                groups.putNull("preferredRole");
                response.putNull("claimsOverrideDetails");
            }
            case "CustomMessage" -> {
                request.put("codeParameter", "{####}").put("linkParameter", "{##Click Here##}").put("usernameParameter", user.name());
                response.putNull("smsMessage").putNull("emailMessage").putNull("emailSubject");
            }
            case "UserMigration" -> {
                request.put("password", "");
                request.putObject("validationData");
                response.putNull("userAttributes").putNull("finalUserStatus").putNull("messageAction").putNull("desiredDeliveryMediums").put("forceAliasCreation", false);
            }
            case "DefineAuthChallenge" -> {
                request.putArray("session");
                request.put("userNotFound", false);
                response.putNull("challengeName").put("issueTokens", false).put("failAuthentication", false);
            }
            case "CreateAuthChallenge" -> {
                request.put("challengeName", "CUSTOM_CHALLENGE").put("userNotFound", false);
                request.putArray("session");
                response.putNull("publicChallengeParameters").putNull("privateChallengeParameters").putNull("challengeMetadata");
            }
            case "VerifyAuthChallengeResponse" -> {
                request.putObject("privateChallengeParameters");
                request.put("challengeAnswer", "").put("userNotFound", false);
                response.put("answerCorrect", false);
            }
            default -> { }
        }
        request.putObject("clientMetadata");
        return event;
    }
}
