package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Environment;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK throws, as one sentence with the way on. */
final class AwsFailure {
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired", "UnauthorizedException");
    private static final Set<String> UNKNOWN_KEYS = Set.of("InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "SignatureDoesNotMatch", "AuthFailure", "InvalidToken");
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError");
    private static final Set<String> SKEWED = Set.of("RequestTimeTooSkewed", "RequestInTheFuture");

    private static final String NO_CREDENTIALS = "No AWS credentials were found. Choose a profile with --profile or in environments.json, or sign in with: aws configure sso.";

    private AwsFailure() {}

    /**
     * The exception to throw instead.
     *
     * @param doing what we were about to do: "read the stack shop-dev"
     * @param permission that it takes, named if it is denied and the service does not say which
     */
    static DeployException of(SdkException e, Environment environment, String doing, String permission) {
        return new DeployException(e instanceof AwsServiceException service ? words(service, environment, doing, permission) : words(e, environment, doing), e);
    }

    /** Where credentials should come from and do not: a program, or a file of tokens. */
    static DeployException ofCredentials(RuntimeException e, Environment environment) {
        if (messages(e).matches("(?s).*[/\\\\]sso[/\\\\]cache[/\\\\].*")) {
            return new DeployException("Nobody has signed in" + of(environment).replaceFirst("^ of", " with") + " on this machine yet. Sign in: aws sso login" + (environment.profile().isEmpty() ? "" : " --profile " + environment.profile()) + ".", e);
        }
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String why = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
        return new DeployException(environment.profile().isEmpty() ? "The credentials of the process cannot be used: " + FailureWords.plain(why)
                : "The profile \"" + environment.profile() + "\" gives no credentials: " + FailureWords.plain(why), e);
    }

    /** Whether trying again later may help: the network, or a service that has too much to do. */
    static boolean passes(SdkException e) {
        if (e instanceof AwsServiceException service) {
            return service.isThrottlingException() || service.statusCode() >= 500;
        }
        return !credentialsMissing(e);
    }

    private static String words(AwsServiceException e, Environment environment, String doing, String permission) {
        String code = e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
        String message = e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null ? String.valueOf(e.getMessage()) : e.awsErrorDetails().errorMessage();
        if (EXPIRED.contains(code)) {
            return expired(environment);
        }
        if (UNKNOWN_KEYS.contains(code)) {
            return "AWS does not know the credentials" + of(environment) + " (" + code + "). Check the access key, its secret and the region.";
        }
        if (SKEWED.contains(code) || e.isClockSkewException()) {
            return "The clock of this machine is wrong, so AWS refuses what we sign. Set it right and try again.";
        }
        if (DENIED.contains(code) || e.statusCode() == 403) {
            return FailureWords.denied(message).orElse("You may not " + doing + ": it needs " + permission + ". Ask whoever gives permissions in the account; docs/aws-permissions.md has the policy.");
        }
        if (e.isThrottlingException()) {
            return "AWS had too many requests from this account and would not " + doing + ". Try again in a minute.";
        }
        if (e.statusCode() >= 500 && !environment.endpoint().isEmpty()) {
            return "The endpoint " + environment.endpoint() + " could not " + doing + " (" + e.statusCode() + "); perhaps it does not know how to.";
        }
        if (e.statusCode() >= 500) {
            return "AWS could not " + doing + " just now (" + e.statusCode() + "). Try again in a minute.";
        }
        return "AWS would not " + doing + ": " + FailureWords.plain(message);
    }

    private static String words(SdkException e, Environment environment, String doing) {
        String all = messages(e);
        if (environment.profile().isEmpty() && all.contains("Unable to load credentials from any of the providers")) {
            return NO_CREDENTIALS;
        }
        if (!environment.profile().isEmpty() && all.contains("Profile file contained no credentials")) {
            // the message goes on with what is in the file
            return "The profile \"" + environment.profile() + "\" gives no credentials: it names no key, no role, no single sign-on and no program. Correct it, or choose another for the environment " + environment.name() + ".";
        }
        if (all.contains("expired") || all.contains("Token is invalid") || all.contains("SSO")) {
            return expired(environment);
        }
        if (credentialsMissing(e)) {
            return environment.profile().isEmpty()
                    ? NO_CREDENTIALS
                    : "The profile \"" + environment.profile() + "\" gives no credentials: " + FailureWords.plain(String.valueOf(e.getMessage()));
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException host) {
                return "There is no " + FailureWords.plain(host.getMessage()) + " Check the region" + (environment.region().isEmpty() ? "" : " " + environment.region()) + " and the network; we could not " + doing + ".";
            }
            if (cause instanceof ConnectException) {
                return "Nobody answers" + (environment.endpoint().isEmpty() ? "" : " at " + environment.endpoint()) + ", so we could not " + doing + ". Check the address and the network.";
            }
        }
        return "AWS could not be reached to " + doing + ": " + FailureWords.plain(String.valueOf(e.getMessage()));
    }

    private static boolean credentialsMissing(SdkException e) {
        String all = messages(e);
        return all.contains("Unable to load credentials") || all.contains("credentials from any of the providers") || all.contains("Profile file contained no credentials")
                || all.contains("expired") || all.contains("SSO") || all.contains("Unable to load") && all.contains("credential");
    }

    private static String messages(Throwable e) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        return all.toString();
    }

    private static String expired(Environment environment) {
        String profile = environment.profile();
        return "The credentials" + of(environment) + " have expired. Sign in again" + (profile.isEmpty() ? "." : ": aws sso login --profile " + profile + ".");
    }

    private static String of(Environment environment) {
        return environment.profile().isEmpty() ? "" : " of the profile \"" + environment.profile() + "\"";
    }
}
