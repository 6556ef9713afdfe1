package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.CostChange;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.cloud.deploy.PermissionChange;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans, outcomes and states as lines, and as JSON with stable names. */
final class DeployWords {
    private final Design design;

    DeployWords(Design design) {
        this.design = design;
    }

    String name(Optional<NodeId> card) {
        return card.flatMap(design::node).map(node -> node.name()).orElse("");
    }

    private String named(Optional<NodeId> card, String id) {
        String name = name(card);
        return name.isEmpty() ? id : name + " / " + id;
    }

    /** With the names of cards that are deployed and drawn no longer. */
    private DeployWords knowing(Plan plan) {
        return plan.deployed().map(deployed -> {
            Map<NodeId, Node> all = new TreeMap<>(deployed.nodes());
            all.putAll(design.nodes());
            return new DeployWords(design.withNodes(all));
        }).orElse(this);
    }

    void plan(PrintWriter out, Plan plan) {
        knowing(plan).tell(out, plan);
    }

    private void tell(PrintWriter out, Plan plan) {
        out.println(plan.stack() + ": " + plan.account().words());
        plan.notes().forEach(note -> out.println("note: " + note));
        cost(out, plan.cost());
        if (plan.isEmpty()) {
            out.println("Nothing to change: the cloud is as drawn.");
            return;
        }
        if (!plan.permissions().isEmpty()) {
            out.println("\nPermissions that this gives:");
            for (PermissionChange permission : plan.permissions()) {
                out.println("  " + (permission.widened() ? "wider " : "new   ") + named(permission.card(), permission.holder()) + " may " + String.join(", ", permission.actions())
                        + (permission.on().isEmpty() ? "" : " on " + permission.on()));
            }
        }
        out.println("\nChanges:");
        for (PlannedChange change : plan.changes()) {
            out.println("  " + change.action().word() + "  " + named(change.card(), change.id()) + "  " + change.type() + switch (change.data()) {
                case NONE -> "";
                case LEFT_BEHIND -> "  (the one with the data stays in the account, outside of the drawing)";
                case LOST -> "  LOSES ITS DATA";
            });
            change.properties().forEach(property -> out.println("      " + property.name() + (property.replaces() ? " (needs a new one)" : "")
                    + (property.before().isEmpty() && property.after().isEmpty() ? "" : ": " + shown(property.before()) + " -> " + shown(property.after()))));
        }
        out.println("\n" + summary(plan));
    }

    private void cost(PrintWriter out, CostChange cost) {
        out.printf("About $%.2f a month%s, if what environments.json assumes comes in (prices: %s)%s%n", cost.after().total(),
                cost.before().map(before -> ", now $%.2f".formatted(before.total())).orElse(""), cost.after().source(),
                cost.after().notPriced().isEmpty() ? "." : "; not priced: " + String.join(", ", cost.after().notPriced()) + ".");
    }

    private void cost(ObjectNode plan, CostChange change) {
        ObjectNode json = plan.putObject("cost").put("monthly", change.after().total()).put("currency", "USD").put("source", change.after().source());
        change.before().ifPresent(before -> json.put("before", before.total()));
        ObjectNode cards = json.putObject("cards");
        change.after().cards().forEach((card, cost) -> cards.putObject(name(Optional.of(card))).put("monthly", cost.monthly()).put("assumed", cost.words()));
        change.after().notPriced().forEach(json.putArray("notPriced")::add);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    static String summary(Plan plan) {
        StringBuilder words = new StringBuilder();
        for (PlannedChange.Action action : PlannedChange.Action.values()) {
            long count = plan.changes().stream().filter(change -> change.action() == action).count();
            if (count > 0) {
                words.append(words.isEmpty() ? "" : ", ").append(count).append(" to ").append(action.word());
            }
        }
        return words + (plan.losses().isEmpty() ? "." : "; " + plan.losses().size() + " of them lose data.");
    }

    ObjectNode json(Plan plan) {
        return knowing(plan).object(plan);
    }

    private ObjectNode object(Plan plan) {
        ObjectNode json = start(plan.stack(), plan.account().id(), plan.account().identity(), plan.account().region());
        json.put("firstTime", plan.firstTime()).put("empty", plan.isEmpty());
        ArrayNode permissions = json.putArray("permissions");
        plan.permissions().forEach(permission -> {
            ObjectNode one = permissions.addObject().put("card", name(permission.card())).put("holder", permission.holder()).put("widened", permission.widened()).put("on", permission.on());
            permission.actions().forEach(one.withArray("actions")::add);
        });
        ArrayNode changes = json.putArray("changes");
        plan.changes().forEach(change -> {
            ObjectNode one = changes.addObject().put("card", name(change.card())).put("id", change.id()).put("type", change.type())
                    .put("action", lower(change.action())).put("data", lower(change.data()));
            ArrayNode properties = one.putArray("properties");
            change.properties().forEach(property -> properties.addObject().put("name", property.name()).put("before", property.before()).put("after", property.after()).put("replaces", property.replaces()));
        });
        cost(json, plan.cost());
        plan.notes().forEach(json.putArray("notes")::add);
        return json;
    }

    ObjectNode json(DeployOutcome outcome) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("result", lower(outcome.result())).put("sentence", outcome.sentence())
                .put("seconds", Math.round(outcome.time().toMillis() / 100.0) / 10.0).put("uploadedBytes", outcome.uploadedBytes());
        json.set("failures", states(outcome.failures()));
        json.set("outputs", outputs(outcome.outputs()));
        json.set("kept", states(outcome.kept()));
        return json;
    }

    /** What belongs together stands together: by card, then by the name in the template. */
    static List<ResourceState> byCard(List<ResourceState> states, DeployWords words) {
        return states.stream().sorted(Comparator.comparing((ResourceState state) -> words.name(state.card())).thenComparing(ResourceState::id)).toList();
    }

    ObjectNode json(DestroyPlan plan) {
        ObjectNode json = start(plan.stack(), plan.account().id(), plan.account().identity(), plan.account().region());
        json.set("goes", states(plan.goes()));
        json.set("loses", states(plan.loses()));
        json.set("stays", states(plan.stays()));
        return json;
    }

    static ObjectNode start(String stack, String account, String identity, String region) {
        return JsonMapper.shared().createObjectNode().put("stack", stack).put("account", account).put("identity", identity).put("region", region);
    }

    ArrayNode states(List<ResourceState> states) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        byCard(states, this).forEach(state -> array.addObject().put("card", name(state.card())).put("id", state.id()).put("type", state.type()).put("physicalId", state.physicalId())
                .put("phase", lower(state.phase())).put("words", state.words()));
        return array;
    }

    ArrayNode outputs(List<Output> outputs) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        outputs.forEach(output -> array.addObject().put("card", name(output.card())).put("name", output.name()).put("value", output.value()).put("description", output.description()));
        return array;
    }

    void outputs(PrintWriter out, List<Output> outputs) {
        outputs.forEach(output -> out.printf("%-14s %-24s %s%n", name(output.card()), output.name(), output.value()));
    }

    String line(ResourceState state) {
        return lower(state.phase()) + "  " + named(state.card(), state.id()) + "  " + state.type() + (state.words().isEmpty() ? "" : ": " + state.words());
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void print(PrintWriter out, ObjectNode json) {
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
        out.flush();
    }
}
