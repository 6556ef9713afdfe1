package dev.drawbridge.cloud.local.users;

import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One user pool, by the operations of Cognito. Safe from any thread: what is done for one user is done one after the other. */
final class UserPool {
    private final PoolUsers users;
    private final SigningUp signingUp;
    private final SigningIn signingIn;

    /**
     * What the drawing says of a pool.
     *
     * @param byEmail whether users sign in by their address
     * @param selfSignUp whether they may sign up themselves
     * @param signer signs tokens
     * @param post hears of what would be mailed
     */
    record Setup(String id, String client, boolean byEmail, boolean selfSignUp, int passwordLength, PoolTriggers triggers, UserPools.Signer signer, Consumer<String> post) {}

    UserPool(Setup setup) {
        this.users = new PoolUsers(setup);
        this.signingUp = new SigningUp(users);
        this.signingIn = new SigningIn(users);
    }

    void replace(Setup next) {
        users.replace(next);
    }

    Setup setup() {
        return users.setup();
    }

    /** @throws PoolException if Cognito would refuse */
    ObjectNode answer(String operation, JsonNode body) {
        return switch (operation) {
            case "SignUp" -> signingUp.signUp(body);
            case "ConfirmSignUp" -> signingUp.confirmSignUp(body);
            case "ResendConfirmationCode" -> signingUp.resend(body);
            case "InitiateAuth" -> signingIn.initiate(body);
            case "RespondToAuthChallenge" -> signingIn.respond(body);
            case "ForgotPassword" -> signingUp.forgot(body);
            case "ConfirmForgotPassword" -> signingUp.newPassword(body);
            case "GetUser" -> signingIn.user(body);
            case "GlobalSignOut", "RevokeToken" -> signingIn.signOut(body);
            default -> throw new PoolException("InvalidParameterException", "The local user pool does not know " + operation
                    + ". It knows SignUp, ConfirmSignUp, ResendConfirmationCode, InitiateAuth, RespondToAuthChallenge, ForgotPassword, ConfirmForgotPassword, GetUser and GlobalSignOut.");
        };
    }

    /** Tokens for somebody who is not asked for a password: for tests and tools. The functions of signing in are asked as ever. */
    ObjectNode signedIn(String name, Map<String, Object> claims) {
        return signingIn.signedIn(name, claims);
    }
}
