package dev.drawbridge.cloud.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FunctionGuardTest {
    private static final String ARN = FunctionGuard.ARN + "api/live/GET/things";
    private final List<JsonNode> asked = new ArrayList<>();
    private Functions.Outcome answer = Functions.Outcome.of("{}".getBytes(StandardCharsets.UTF_8));
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private FunctionGuard guard(FunctionGuard.Style style, String validation, int remember, String... identity) {
        return new FunctionGuard(new FunctionGuard.Setup(new WireId("w"), new NodeId("check"), new NodeId("api"), style, List.of(identity), validation, Duration.ofSeconds(remember)), (function, event) -> {
            asked.add(JsonMapper.shared().readTree(event));
            return answer;
        }, new Journal(), clock);
    }

    private static FunctionGuard.Outcome ask(FunctionGuard guard, Map<String, String> places) {
        return guard.check(place -> Optional.ofNullable(places.get(place)), () -> JsonMapper.shared().createObjectNode().put("type", "REQUEST"), ARN, "GET /things");
    }

    private void answers(String json) {
        answer = Functions.Outcome.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String policy(String effect, String resource) {
        return "{\"principalId\":\"me\",\"context\":{\"level\":7},\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"execute-api:Invoke\",\"Effect\":\"" + effect
                + "\",\"Resource\":\"" + resource + "\"}]}}";
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsTurnedAwayWithoutAsking() {
        assertThat(ask(guard(FunctionGuard.Style.HTTP_BRIEF, "", 0, "header.Authorization"), Map.of())).isInstanceOfSatisfying(FunctionGuard.Outcome.Refused.class,
                refused -> assertThat(refused.refusal()).isEqualTo(FunctionGuard.Refusal.NOBODY));
        assertThat(ask(guard(FunctionGuard.Style.REST_TOKEN, "Bearer [a-z]+", 0, "header.Authorization"), Map.of("header.Authorization", "Bearer 7"))).isInstanceOf(FunctionGuard.Outcome.Refused.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aShortAnswerLetsInOrRefusesAndItsContextIsHandedOn() {
        FunctionGuard guard = guard(FunctionGuard.Style.HTTP_BRIEF, "", 0, "header.Authorization");
        answers("{\"isAuthorized\":true,\"context\":{\"user\":\"me\"}}");
        assertThat(ask(guard, Map.of("header.Authorization", "x"))).isInstanceOfSatisfying(FunctionGuard.Outcome.Accepted.class,
                accepted -> assertThat(accepted.context().context().path("user").asString()).isEqualTo("me"));
        assertThat(asked.getFirst().path("identitySource").path(0).asString()).isEqualTo("x");
        answers("{\"isAuthorized\":false}");
        assertThat(((FunctionGuard.Outcome.Refused) ask(guard, Map.of("header.Authorization", "x"))).refusal()).isEqualTo(FunctionGuard.Refusal.DENIED);
        answers("{}");
        assertThat(((FunctionGuard.Outcome.Refused) ask(guard, Map.of("header.Authorization", "x"))).refusal()).isEqualTo(FunctionGuard.Refusal.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({"Allow, *, ALLOWED", "Allow, arn:aws:execute-api:us-east-1:000000000000:api/live/GET/*, ALLOWED", "Allow, arn:aws:execute-api:us-east-1:000000000000:api/live/POST/*, UNSPOKEN",
        "Deny, arn:aws:execute-api:*:*:api/*/GET/thing?, DENIED"})
    void aPolicyIsJudgedByWhatIsCalled(String effect, String resource, String verdict) {
        answers(policy(effect, resource));
        FunctionGuard.Outcome outcome = ask(guard(FunctionGuard.Style.REST_REQUEST, "", 0, "query.key"), Map.of("query.key", "k"));
        String found = outcome instanceof FunctionGuard.Outcome.Refused refused ? refused.refusal().name() : "ALLOWED";
        assertThat(found).isEqualTo(verdict);
    }

    @Test
    void anAnswerIsRememberedForThoseWhoAskAlikeUntilItIsTooOld() {
        FunctionGuard guard = guard(FunctionGuard.Style.REST_TOKEN, "", 60, "header.Authorization");
        answers(policy("Allow", "*"));
        ask(guard, Map.of("header.Authorization", "a"));
        ask(guard, Map.of("header.Authorization", "a"));
        assertThat(asked).hasSize(1);
        ask(guard, Map.of("header.Authorization", "b"));
        assertThat(asked).hasSize(2);
        now = now.plusSeconds(61);
        ask(guard, Map.of("header.Authorization", "a"));
        assertThat(asked).hasSize(3);
    }

    @Test
    void aFunctionThatThrowsTheOneWordKnowsNobodyAndAnyOtherFailureIsItsOwn() {
        answer = Functions.Outcome.failed("{\"errorMessage\":\"Unauthorized\"}".getBytes(StandardCharsets.UTF_8), "failed");
        assertThat(((FunctionGuard.Outcome.Refused) ask(guard(FunctionGuard.Style.REST_TOKEN, "", 0, "header.A"), Map.of("header.A", "x"))).refusal()).isEqualTo(FunctionGuard.Refusal.NOBODY);
        answer = Functions.Outcome.failed("{\"errorMessage\":\"no\"}".getBytes(StandardCharsets.UTF_8), "failed");
        assertThat(((FunctionGuard.Outcome.Refused) ask(guard(FunctionGuard.Style.REST_TOKEN, "", 0, "header.A"), Map.of("header.A", "x"))).refusal()).isEqualTo(FunctionGuard.Refusal.BROKEN);
    }
}
