package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.cloud.local.users.UserPools;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** User pools of a run: who signs up and in, and which functions are asked. Nothing listens while the drawing has no pool. */
final class LocalUsers implements AutoCloseable {
    private final Functions functions;
    private final LocalTokens tokens;
    private final Journal journal;
    private final Clock clock;
    private Optional<UserPools> pools = Optional.empty();

    LocalUsers(Functions functions, LocalTokens tokens, Journal journal, Clock clock) {
        this.functions = functions;
        this.tokens = tokens;
        this.journal = journal;
        this.clock = clock;
    }

    synchronized void follow(LocalPlan plan) {
        List<Node> cards = plan.nodes("user-pool");
        if (pools.isEmpty() && cards.isEmpty()) {
            return;
        }
        UserPools server = pools.orElseGet(() -> new UserPools(functions, journal, clock));
        pools = Optional.of(server);
        server.follow(cards.stream().map(card -> pool(plan, card)).toList(), plan.nodes("client").stream().flatMap(client -> plan.origins(client).stream()).distinct().toList());
    }

    private UserPools.Pool pool(LocalPlan plan, Node card) {
        Map<String, UserPools.Asked> triggers = new HashMap<>();
        plan.outOf(card, WireRole.TRIGGER).forEach(asks -> asks.rule().value(asks.wire(), "triggers").map(Value::asItems).orElse(List.of()).stream().flatMap(each -> each.asText().stream())
                .forEach(trigger -> triggers.putIfAbsent(trigger, new UserPools.Asked(asks.wire().id(), asks.to().id()))));
        return new UserPools.Pool(card.id(), LocalNames.REGION + "_" + Names.pascal(card.name()), LocalTokens.client(card), plan.kind(card).text(card, "signIn").equals("email"),
                plan.kind(card).flag(card, "selfSignUp"), plan.kind(card).whole(card, "passwordLength").orElse(12), triggers, (subject, claims) -> tokens.sign(card, subject, claims),
                text -> journal.record(new LogLine(clock.instant(), card.id(), "", text, false)));
    }

    /** Where users sign up and in; empty while there is no pool. */
    synchronized Optional<URI> address() {
        return pools.map(UserPools::address);
    }

    /** A token of a user who is asked for no password. */
    String token(LocalPlan plan, NodeId card, String user, Map<String, Object> claims) {
        Node pool = plan.design().requireNode(card);
        Optional<UserPools> server;
        synchronized (this) {
            server = pools;
        }
        if (!pool.kind().equals("user-pool") || server.isEmpty()) {
            throw new CloudException(pool.name() + " is no user pool, so it gives no tokens.");
        }
        return server.get().signIn(card, user, claims);
    }

    @Override
    public synchronized void close() {
        pools.ifPresent(UserPools::close);
    }
}
