package dev.drawbridge.cloud.local.http;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.source.FunctionRuns;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function that says who may call an API, asked as API Gateway asks it: whoever does not say who they are is turned away without asking, and an answer is remembered for those who
 * ask alike. Safe from any thread.
 *
 * <p>Sources: "Control access to HTTP APIs with AWS Lambda authorizers", "Use API Gateway Lambda authorizers" and "Control access to WebSocket APIs with Lambda REQUEST authorizers" in the
 * API Gateway guide.
 */
public final class FunctionGuard implements Guard {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** What API Gateway does where an authorizer throws this. */
    private static final String UNAUTHORIZED = "Unauthorized";

    /** How the ARN of anything that is called begins. */
    public static final String ARN = "arn:aws:execute-api:us-east-1:000000000000:";

    private final Setup setup;
    private final FunctionRuns runs;
    private final RememberedAnswers remembered;

    /** How a function is asked. */
    public enum Style {
        /** Payload format 2.0; the answer says yes or no. */
        HTTP_BRIEF,
        /** Payload format 2.0; the answer is a policy. */
        HTTP_POLICY,
        /** The token alone. */
        REST_TOKEN,
        /** The whole request, in payload format 1.0. */
        REST_REQUEST,
        /** The request that would open a connection. */
        SOCKET
    }

    /**
     * What the wire says.
     *
     * @param identity {@code header.Authorization}, {@code query.token} ...
     * @param validation that a token must fit; empty for none
     * @param remember how long an answer holds, zero for not at all
     */
    public record Setup(WireId wire, NodeId function, NodeId api, Style style, List<String> identity, String validation, Duration remember) {
        public Setup {
            identity = List.copyOf(identity);
        }
    }

    /** What becomes of a request. */
    public sealed interface Outcome {
        record Accepted(FunctionContext context) implements Outcome {}

        /** @param reason for the journal */
        record Refused(Refusal refusal, String reason) implements Outcome {}
    }

    /** Why a request is refused; each sort of API says it in words of its own. */
    public enum Refusal {
        /** It does not say who asks, or the function does not know them. */
        NOBODY,
        /** The policy denies it. */
        DENIED,
        /** Nothing allows it. */
        UNSPOKEN,
        /** The function failed, or its answer is none. */
        BROKEN
    }

    public FunctionGuard(Setup setup, Functions functions, Journal journal, Clock clock) {
        this.setup = setup;
        this.runs = new FunctionRuns(functions, journal, clock);
        this.remembered = new RememberedAnswers(clock);
    }

    public Setup setup() {
        return setup;
    }

    /**
     * Asks, or remembers.
     *
     * @param value of one place of the request, by its words: {@code header.Authorization}
     * @param event what the function gets; made only if it is asked
     * @param arn what is called
     * @param line how the journal names the request
     */
    public Outcome check(Function<String, Optional<String>> value, Supplier<ObjectNode> event, String arn, String line) {
        List<String> identity = new ArrayList<>();
        for (String place : setup.identity()) {
            Optional<String> said = value.apply(place).filter(text -> !text.isEmpty());
            if (said.isEmpty()) {
                return new Outcome.Refused(Refusal.NOBODY, "the request has no " + place);
            }
            identity.add(said.get());
        }
        if (setup.style() == Style.REST_TOKEN && !setup.validation().isEmpty() && !identity.isEmpty() && !Pattern.matches(setup.validation(), identity.getFirst())) {
            return new Outcome.Refused(Refusal.NOBODY, "the token does not have the form that the wire asks for");
        }
        // without anything that says who asks, everybody would be alike
        boolean remembers = !setup.remember().isZero() && !identity.isEmpty();
        String key = String.join("\u0000", identity);
        Optional<JsonNode> known = remembers ? remembered.find(key) : Optional.empty();
        if (known.isPresent()) {
            return judged(known.get(), arn);
        }
        JsonNode answer;
        try {
            ObjectNode asked = event.get();
            if (setup.style() == Style.HTTP_BRIEF || setup.style() == Style.HTTP_POLICY) {
                identity.forEach(asked.withArray("/identitySource")::add);
            }
            Functions.Outcome outcome = runs.run(new FunctionRuns.Reason(Optional.of(setup.wire()), setup.api(), setup.function(), "may " + line, "answered"), JSON.writeValueAsBytes(asked));
            if (!outcome.ok()) {
                boolean unknown = setup.style() != Style.HTTP_BRIEF && setup.style() != Style.HTTP_POLICY && outcome.said().filter(UNAUTHORIZED::equals).isPresent();
                return new Outcome.Refused(unknown ? Refusal.NOBODY : Refusal.BROKEN, outcome.problem());
            }
            answer = JSON.readTree(outcome.answer());
        } catch (JacksonException notJson) {
            return new Outcome.Refused(Refusal.BROKEN, "the function's answer is no JSON");
        }
        Outcome outcome = judged(answer, arn);
        boolean broken = outcome instanceof Outcome.Refused(Refusal refusal, String _) && refusal == Refusal.BROKEN;
        if (remembers && !broken) {
            remembered.keep(key, answer, setup.remember());
        }
        return outcome;
    }

    private Outcome judged(JsonNode answer, String arn) {
        ObjectNode context = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : answer.path("context").properties()) {
            boolean plain = entry.getValue().isString() || entry.getValue().isNumber() || entry.getValue().isBoolean();
            if (!plain && setup.style() != Style.HTTP_BRIEF && setup.style() != Style.HTTP_POLICY) {
                return new Outcome.Refused(Refusal.BROKEN, "the context of the function's answer may hold texts, numbers and flags, but \"" + entry.getKey() + "\" is none");
            }
            context.set(entry.getKey(), entry.getValue());
        }
        if (setup.style() == Style.HTTP_BRIEF) {
            return !answer.path("isAuthorized").isBoolean() ? new Outcome.Refused(Refusal.BROKEN, "the function's answer has no isAuthorized")
                    : answer.path("isAuthorized").asBoolean() ? new Outcome.Accepted(new FunctionContext("", context)) : new Outcome.Refused(Refusal.DENIED, "the function says no");
        }
        if (!answer.path("policyDocument").has("Statement") || !answer.path("principalId").isString()) {
            return new Outcome.Refused(Refusal.BROKEN, "the function's answer has no principalId or no policyDocument");
        }
        return switch (AccessPolicy.judge(answer.path("policyDocument"), arn)) {
            case ALLOWED -> new Outcome.Accepted(new FunctionContext(answer.path("principalId").asString(), context));
            case DENIED -> new Outcome.Refused(Refusal.DENIED, "the function's policy denies it");
            case UNSPOKEN -> new Outcome.Refused(Refusal.UNSPOKEN, "the function's policy does not allow it");
        };
    }

    /** What stands in a place of a request. */
    static Optional<String> value(String place, Map<String, List<String>> headers, Map<String, String> query, String stage) {
        String name = place.substring(place.indexOf('.') + 1);
        return switch (place.substring(0, Math.max(0, place.indexOf('.')))) {
            case "header" -> Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(values -> String.join(",", values));
            case "query" -> Optional.ofNullable(query.get(name));
            // of what stands in the context only this is the same here
            case "context" -> Optional.of(name.equals("stage") ? stage : name);
            default -> Optional.empty();
        };
    }
}
