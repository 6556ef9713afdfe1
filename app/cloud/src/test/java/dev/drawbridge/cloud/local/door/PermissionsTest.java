package dev.drawbridge.cloud.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.Drawings;
import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.cloud.local.http.Calls;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionsTest {
    private static final WireTable TABLE = WireTable.standard();
    /** Nothing in a drawing grants these. */
    private static final List<String> NEVER = List.of("dynamodb:DeleteTable", "dynamodb:CreateTable", "s3:DeleteBucket", "sqs:PurgeQueue", "sqs:DeleteQueue", "sns:DeleteTopic", "lambda:DeleteFunction");
    private static final List<String> PARTS = List.of("", "index", "object", "stream", "connections");

    /** A row of the wire table with one setting of its wire. */
    record Case(WireRule rule, Wire wire, Design design) {
        @Override
        public String toString() {
            return rule.id() + " " + wire.fields();
        }
    }

    static Stream<Case> everyRowInEverySetting() {
        List<Case> cases = new ArrayList<>();
        for (WireRule rule : TABLE.rules()) {
            Node from = Node.of(new NodeId("from"), rule.fromKind(), "from");
            Node to = Node.of(new NodeId("to"), rule.toKind(), "to");
            // two senders of mail are two by their addresses
            Node other = Node.of(new NodeId("other"), rule.toKind(), "other").withField("identity", Value.of("other@example.com"));
            Wire plain = Wire.of(new WireId("w"), End.out(from.id()), End.in(to.id()), rule.role());
            List<Wire> wires = new ArrayList<>(List.of(plain));
            if (rule.field(WireTable.MODE).isPresent()) {
                wires.clear();
                List.of("read", "write", "read-write").forEach(mode -> wires.add(plain.withField(WireTable.MODE, Value.of(mode))));
                for (String flag : List.of("scan", "delete")) {
                    if (rule.field(flag).isPresent()) {
                        wires.addAll(wires.stream().map(wire -> wire.withField(flag, Value.of(true))).toList());
                    }
                }
            }
            wires.forEach(wire -> cases.add(new Case(rule, wire, Design.of("shop", List.of(from, to, other), List.of(wire)))));
        }
        return cases.stream();
    }

    private static AwsCall call(String action, String kind, String resource, String part) {
        String[] words = action.split(":");
        return new AwsCall(words[0], words[1], List.of(new AwsCall.Need(words[1], kind, resource, part)), action, AwsCall.Protocol.JSON, Calls.of("POST", "/", ""));
    }

    private static String part(Grant.Scope scope) {
        return switch (scope) {
            case SELF -> "";
            case INDEXES -> "index";
            case OBJECTS -> "object";
            case STREAM -> "stream";
            case EXECUTIONS -> "execution";
            case CONNECTIONS -> "connections";
            case QUERIES -> "query";
            case MUTATIONS -> "mutation";
            case TOPICS, GROUPS, CREDENTIALS, ANYWHERE -> "elsewhere";
        };
    }

    private static Set<String> everyAction() {
        Set<String> actions = new HashSet<>(NEVER);
        TABLE.rules().forEach(rule -> rule.grants().forEach(grant -> actions.addAll(grant.actions())));
        return actions;
    }

    @ParameterizedTest
    @MethodSource("everyRowInEverySetting")
    void aRowLetsThroughWhatItGrantsAndNothingElse(Case row) {
        Set<String> granted = new HashSet<>();
        row.rule().grants(row.wire()).stream().filter(grant -> grant.holder() != Grant.Holder.SERVICE && grant.holder() != Grant.Holder.ROLE && grant.on() == Grant.Place.TO)
                .forEach(grant -> grant.actions().forEach(action -> granted.add(action + " " + part(grant.scope()))));
        String name = LocalNames.of(row.design()).name(row.design().requireNode(new NodeId("to")));
        String otherName = LocalNames.of(row.design()).name(row.design().requireNode(new NodeId("other")));
        Permissions permissions = new Permissions(row.design(), TABLE);
        for (String action : everyAction()) {
            for (String part : PARTS) {
                boolean allowed = permissions.decide(new NodeId("from"), call(action, row.rule().toKind(), name, part)) instanceof Permissions.Decision.Granted;
                assertThat(allowed).as("%s on the part '%s'", action, part).isEqualTo(granted.contains(action + " " + part));
                assertThat(permissions.decide(new NodeId("from"), call(action, row.rule().toKind(), otherName, part))).as("%s on a sibling", action).isInstanceOf(Permissions.Decision.Denied.class);
                assertThat(permissions.decide(new NodeId("to"), call(action, row.rule().toKind(), name, part))).as("%s by the other end", action).isInstanceOf(Permissions.Decision.Denied.class);
            }
        }
    }

    /** Written out, so that the test above cannot be right for the wrong reason. */
    @Test
    void readingIsNotWritingAndScanningMustBeAsked() {
        Design design = Drawings.of("shop", "add function search", "add table products", "connect search products --mode read");
        Permissions permissions = new Permissions(design, TABLE);
        NodeId search = Drawings.card(design, "search");
        assertThat(permissions.decide(search, call("dynamodb:GetItem", "table", "products", ""))).isInstanceOf(Permissions.Decision.Granted.class);
        assertThat(permissions.decide(search, call("dynamodb:Query", "table", "products", "index"))).isInstanceOf(Permissions.Decision.Granted.class);
        assertThat(permissions.decide(search, call("dynamodb:PutItem", "table", "products", ""))).isInstanceOfSatisfying(Permissions.Decision.Denied.class, denied ->
                assertThat(denied.sentence()).isEqualTo("search is not permitted to perform dynamodb:PutItem on products: no wire grants it. Change what the wire from search to products permits."));
        assertThat(permissions.decide(search, call("dynamodb:Scan", "table", "products", ""))).isInstanceOf(Permissions.Decision.Denied.class);
    }

    @Test
    void aCallWithoutAWireSaysWhichWireToDraw() {
        Design design = Drawings.of("shop", "add function search", "add queue jobs");
        assertThat(new Permissions(design, TABLE).decide(Drawings.card(design, "search"), call("sqs:SendMessage", "queue", "jobs", ""))).isInstanceOfSatisfying(Permissions.Decision.Denied.class, denied -> {
            assertThat(denied.sentence()).isEqualTo("search is not permitted to perform sqs:SendMessage on jobs: no wire grants it. Draw a wire from search to jobs.");
            assertThat(denied.resource()).map(Node::name).contains("jobs");
        });
    }

    @Test
    void aTransactionNeedsEveryOneOfItsGrants() {
        Design design = Drawings.of("shop", "add function buy", "add table a", "add table b", "connect buy a --mode write", "connect buy b --mode read");
        AwsCall both = new AwsCall("dynamodb", "TransactWriteItems", List.of(new AwsCall.Need("PutItem", "table", "a", ""), new AwsCall.Need("PutItem", "table", "b", "")), "", AwsCall.Protocol.JSON, Calls.of("POST", "/", ""));
        assertThat(new Permissions(design, TABLE).decide(Drawings.card(design, "buy"), both)).isInstanceOfSatisfying(Permissions.Decision.Denied.class, denied -> assertThat(denied.sentence()).contains("on b"));
    }
}
