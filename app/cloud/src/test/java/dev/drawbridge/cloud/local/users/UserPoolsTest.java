package dev.drawbridge.cloud.local.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API of user pools, with functions that answer at once. */
class UserPoolsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final NodeId POOL = new NodeId("people");

    private final Journal journal = new Journal();
    private final List<String> asked = new ArrayList<>();
    private final List<String> post = new ArrayList<>();
    private final List<Map<String, Object>> tokens = new ArrayList<>();
    private final Map<String, Consumer<ObjectNode>> answers = new HashMap<>();
    private final Functions functions = (function, event) -> {
        ObjectNode question = (ObjectNode) JSON.readTree(event);
        asked.add(question.path("triggerSource").asString());
        try {
            answers.getOrDefault(function.value(), each -> { }).accept(question);
        } catch (IllegalStateException refused) {
            return Functions.Outcome.failed(JSON.writeValueAsBytes(Map.of("errorMessage", refused.getMessage())), refused.getMessage());
        }
        return new Functions.Outcome(JSON.writeValueAsBytes(question), "", false, "");
    };
    private final UserPools pools = new UserPools(functions, journal, Clock.systemUTC());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        pools.close();
        http.shutdownNow();
    }

    /** Each trigger asks a function of its own name. */
    private void triggers(String... names) {
        Map<String, UserPools.Asked> all = new HashMap<>();
        for (String name : names) {
            all.put(name, new UserPools.Asked(new WireId("w-" + name), new NodeId(name)));
        }
        pools.follow(List.of(new UserPools.Pool(POOL, "us-east-1_People", "people-client", true, true, 8, all, (subject, claims) -> {
            tokens.add(new TreeMap<>(claims));
            return "token-" + tokens.size() + "-of-" + subject;
        }, post::add)), List.of("http://localhost:5173"));
    }

    private void answer(String trigger, Consumer<ObjectNode> response) {
        answers.put(trigger, question -> response.accept((ObjectNode) question.path("response")));
    }

    private HttpResponse<String> send(String operation, String json, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(pools.address()).header("x-amz-target", "AWSCognitoIdentityProviderService." + operation).header("content-type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode call(String operation, String json) throws Exception {
        HttpResponse<String> reply = send(operation, json);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JSON.readTree(reply.body());
    }

    private String refused(String operation, String json) throws Exception {
        HttpResponse<String> reply = send(operation, json);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        return JSON.readTree(reply.body()).path("__type").asString() + ": " + JSON.readTree(reply.body()).path("message").asString();
    }

    private static final String ADA = "'ClientId': 'people-client', 'Username': 'ada@example.com'";
    private static final String SIGN_UP = "{" + ADA + ", 'Password': 'long-enough'}";
    private static final String SIGN_IN = "{'ClientId': 'people-client', 'AuthFlow': 'USER_PASSWORD_AUTH', 'AuthParameters': {'USERNAME': 'ada@example.com', 'PASSWORD': 'long-enough'}}";

    @Test
    void whoSignsUpConfirmsWithTheCodeAndSignsInWithThePassword() throws Exception {
        triggers("PreSignUp", "CustomMessage", "PostConfirmation", "PreAuthentication", "PreTokenGeneration", "PostAuthentication");
        answer("CustomMessage", response -> response.put("emailSubject", "Welcome").put("emailMessage", "Your word is {####}."));
        assertThat(call("SignUp", SIGN_UP).path("UserConfirmed").asBoolean()).isFalse();
        assertThat(post).singleElement().asString().matches("To ada@example.com, \"Welcome\": Your word is [0-9]{6}\\.");
        assertThat(refused("InitiateAuth", SIGN_IN)).startsWith("UserNotConfirmedException");
        assertThat(refused("ConfirmSignUp", "{" + ADA + ", 'ConfirmationCode': 'wrong'}")).startsWith("CodeMismatchException");
        call("ConfirmSignUp", "{" + ADA + ", 'ConfirmationCode': '" + post.getFirst().replaceAll(".* ([0-9]{6})\\.", "$1") + "'}");

        JsonNode in = call("InitiateAuth", SIGN_IN).path("AuthenticationResult");
        assertThat(asked).containsExactly("PreSignUp_SignUp", "CustomMessage_SignUp", "PostConfirmation_ConfirmSignUp", "PreAuthentication_Authentication", "TokenGeneration_Authentication",
                "PostAuthentication_Authentication");
        assertThat(tokens).anySatisfy(claims -> assertThat(claims).containsEntry("token_use", "id").containsEntry("email", "ada@example.com").containsEntry("email_verified", true));
        assertThat(call("GetUser", "{'AccessToken': '" + in.path("AccessToken").asString() + "'}").path("Username").asString()).isEqualTo("ada@example.com");
        assertThat(call("InitiateAuth", "{'ClientId': 'people-client', 'AuthFlow': 'REFRESH_TOKEN_AUTH', 'AuthParameters': {'REFRESH_TOKEN': '" + in.path("RefreshToken").asString() + "'}}")
                .path("AuthenticationResult").has("IdToken")).isTrue();
        assertThat(asked.getLast()).isEqualTo("TokenGeneration_RefreshTokens");
        call("GlobalSignOut", "{'AccessToken': '" + in.path("AccessToken").asString() + "'}");
        assertThat(refused("GetUser", "{'AccessToken': '" + in.path("AccessToken").asString() + "'}")).startsWith("NotAuthorizedException");
        assertThat(journal.messages()).hasSize(7).allMatch(Message::ok).extracting(message -> message.wire().orElseThrow().value()).contains("w-PreSignUp", "w-PostAuthentication");
    }

    @Test
    void aFunctionConfirmsAtOnceOrRefuses() throws Exception {
        triggers("PreSignUp", "PostConfirmation", "PreAuthentication");
        answer("PreSignUp", response -> response.put("autoConfirmUser", true).put("autoVerifyEmail", true));
        assertThat(call("SignUp", SIGN_UP).path("UserConfirmed").asBoolean()).isTrue();
        assertThat(asked).containsExactly("PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp");
        assertThat(post).isEmpty();
        answers.put("PreAuthentication", question -> {
            throw new IllegalStateException("not on Sundays");
        });
        assertThat(refused("InitiateAuth", SIGN_IN)).isEqualTo("UserLambdaValidationException: PreAuthentication failed with error not on Sundays.");
        answers.put("PreSignUp", question -> {
            throw new IllegalStateException("only our own");
        });
        assertThat(refused("SignUp", SIGN_UP.replace("ada@", "bob@"))).isEqualTo("UserLambdaValidationException: PreSignUp failed with error only our own.");
        assertThat(refused("InitiateAuth", SIGN_IN.replace("ada@", "bob@"))).startsWith("UserNotFoundException");
    }

    @Test
    void claimsAreAddedChangedAndLeftOut() throws Exception {
        triggers("PreSignUp", "PreTokenGeneration");
        answer("PreSignUp", response -> response.put("autoConfirmUser", true));
        answer("PreTokenGeneration", response -> {
            ObjectNode details = response.putObject("claimsOverrideDetails");
            details.putObject("claimsToAddOrOverride").put("tenant", "blue").put("email", "hidden@example.com");
            details.putArray("claimsToSuppress").add("cognito:username");
            details.putObject("groupOverrideDetails").putArray("groupsToOverride").add("admins");
        });
        call("SignUp", SIGN_UP);
        call("InitiateAuth", SIGN_IN);
        assertThat(tokens).anySatisfy(claims -> assertThat(claims).containsEntry("tenant", "blue").containsEntry("email", "hidden@example.com").containsEntry("cognito:groups", List.of("admins"))
                .doesNotContainKey("cognito:username"));
        assertThat(pools.signIn(POOL, "somebody", Map.of("role", "tester"))).endsWith("-of-somebody");
        assertThat(tokens.getLast()).containsEntry("role", "tester").containsEntry("tenant", "blue");
    }

    @Test
    void challengesOfOnesOwnGoOnUntilTheFunctionIsContent() throws Exception {
        triggers("PreSignUp", "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse");
        answer("PreSignUp", response -> response.put("autoConfirmUser", true));
        call("SignUp", SIGN_UP);
        answers.put("DefineAuthChallenge", question -> {
            JsonNode session = question.path("request").path("session");
            boolean done = !session.isEmpty() && session.path(session.size() - 1).path("challengeResult").asBoolean(false);
            ((ObjectNode) question.path("response")).put("issueTokens", done).put("failAuthentication", session.size() > 1 && !done).put("challengeName", "CUSTOM_CHALLENGE");
        });
        answer("CreateAuthChallenge", response -> {
            response.putObject("publicChallengeParameters").put("ask", "2+2");
            response.putObject("privateChallengeParameters").put("answer", "4");
        });
        answers.put("VerifyAuthChallengeResponse", question -> ((ObjectNode) question.path("response")).put("answerCorrect",
                question.path("request").path("challengeAnswer").equals(question.path("request").path("privateChallengeParameters").path("answer"))));
        String begin = "{'ClientId': 'people-client', 'AuthFlow': 'CUSTOM_AUTH', 'AuthParameters': {'USERNAME': 'ada@example.com'}}";

        JsonNode first = call("InitiateAuth", begin);
        assertThat(first.path("ChallengeParameters").path("ask").asString()).isEqualTo("2+2");
        JsonNode second = call("RespondToAuthChallenge", respond(first, "5"));
        assertThat(second.path("ChallengeName").asString()).isEqualTo("CUSTOM_CHALLENGE");
        assertThat(call("RespondToAuthChallenge", respond(second, "4")).path("AuthenticationResult").has("IdToken")).isTrue();

        JsonNode again = call("RespondToAuthChallenge", respond(call("InitiateAuth", begin), "5"));
        assertThat(refused("RespondToAuthChallenge", respond(again, "6"))).startsWith("NotAuthorizedException");
        assertThat(refused("RespondToAuthChallenge", respond(again, "4"))).as("a challenge is answered once").startsWith("NotAuthorizedException: Invalid session");
    }

    private static String respond(JsonNode challenge, String answer) {
        return "{'ClientId': 'people-client', 'ChallengeName': 'CUSTOM_CHALLENGE', 'Session': '" + challenge.path("Session").asString() + "', 'ChallengeResponses': {'USERNAME': 'ada@example.com', 'ANSWER': '" + answer + "'}}";
    }

    @Test
    void usersOfBeforeAreTakenOverWhenTheyFirstSignIn() throws Exception {
        triggers("UserMigration");
        answers.put("UserMigration", question -> {
            if (question.path("request").path("password").asString().equals("long-enough")) {
                ((ObjectNode) question.path("response")).putObject("userAttributes").put("email", "ada@example.com").put("custom:since", "2019");
            }
        });
        assertThat(refused("InitiateAuth", SIGN_IN.replace("long-enough", "wrong"))).startsWith("NotAuthorizedException");
        call("InitiateAuth", SIGN_IN);
        call("InitiateAuth", SIGN_IN);
        assertThat(asked).containsExactly("UserMigration_Authentication", "UserMigration_Authentication");
        assertThat(tokens).anySatisfy(claims -> assertThat(claims).containsEntry("custom:since", "2019"));
        assertThat(journal.messages()).noneMatch(message -> message.payload().contains("long-enough")).noneMatch(message -> message.answer().contains("long-enough"));
    }

    @Test
    void aForgottenPasswordIsReplacedWithACode() throws Exception {
        triggers("PreSignUp", "CustomMessage");
        answer("PreSignUp", response -> response.put("autoConfirmUser", true));
        call("SignUp", SIGN_UP);
        call("ForgotPassword", "{" + ADA + "}");
        assertThat(asked.getLast()).isEqualTo("CustomMessage_ForgotPassword");
        call("ConfirmForgotPassword", "{" + ADA + ", 'Password': 'even-longer', 'ConfirmationCode': '" + post.getLast().replaceAll("\\D*([0-9]{6})$", "$1") + "'}");
        call("InitiateAuth", SIGN_IN.replace("long-enough", "even-longer"));
    }

    @Test
    void whatCognitoRefusesIsRefused() throws Exception {
        triggers();
        assertThat(refused("SignUp", SIGN_UP.replace("long-enough", "short"))).startsWith("InvalidPasswordException");
        assertThat(refused("SignUp", SIGN_UP.replace("ada@example.com", "ada"))).startsWith("InvalidParameterException");
        call("SignUp", SIGN_UP);
        assertThat(refused("SignUp", SIGN_UP)).startsWith("UsernameExistsException");
        assertThat(refused("SignUp", SIGN_UP.replace("people-client", "other"))).startsWith("ResourceNotFoundException");
        assertThat(refused("InitiateAuth", SIGN_IN.replace("USER_PASSWORD_AUTH", "USER_SRP_AUTH"))).contains("USER_PASSWORD_AUTH, CUSTOM_AUTH");
        assertThat(refused("InitiateAuth", SIGN_IN.replace("USER_PASSWORD_AUTH", "CUSTOM_AUTH"))).contains("not configured");
        assertThat(refused("ListUsers", "{'ClientId': 'people-client'}")).contains("does not know ListUsers");
        assertThat(refused("SignUp", "no json")).startsWith("SerializationException");
        assertThatThrownBy(() -> {
            triggers("PreAuthentication");
            answers.put("PreAuthentication", question -> {
                throw new IllegalStateException("no");
            });
            pools.signIn(POOL, "ada", Map.of());
        }).isInstanceOf(CloudException.class).hasMessageContaining("ada may not sign in");
    }

    @Test
    void onlyPagesOfTheDrawingsClientsMayCall() throws Exception {
        triggers();
        assertThat(send("SignUp", SIGN_UP, "origin", "http://evil.example").statusCode()).isEqualTo(400);
        HttpResponse<String> ours = send("SignUp", SIGN_UP, "origin", "http://localhost:5173");
        assertThat(ours.statusCode()).isEqualTo(200);
        assertThat(ours.headers().firstValue("access-control-allow-origin")).contains("http://localhost:5173");
        assertThat(new String(ours.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).contains("UserSub");
    }
}
