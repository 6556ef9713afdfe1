package dev.drawbridge.model.check;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.edit.WholeEdit;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs all rules over a design. The work is in proportion to the drawing, so it can run after each edit. Immutable; any
 * thread may use it.
 *
 * <p>A finding that the user accepts is left out: {@code Settings.suppressions} maps {@code rule@subject} to the reason. An
 * error cannot be accepted, and a suppression without a reason suppresses nothing.
 */
public final class Checks {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing((Finding finding) -> finding.subject().key())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    private final List<Rule> rules;

    public Checks(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** All rules, as of today. */
    public static Checks standard() {
        return standard(LocalDate.now());
    }

    /** All rules; runtimes are judged as of that day. */
    public static Checks standard(LocalDate today) {
        return new Checks(List.of(
                new ConflictRule(), new WideGrantRule(), new FieldRule(), new NameRule(), new KindRule(), new WireMeaningRule(), new ReachRule(),
                new QueueVisibilityRule(), new GatewayTimeoutRule(), new FailureRule(), new LoopRule(), new PublicWriteRule(),
                new BatchRule(), new StreamRule(), new BusRule(), new PipeRule(), new ScheduleRule(), new FlowRule(), new FunctionUrlRule(), new FifoRule(), new RouteRule(), new SourceRule(), new SocketRule(), new GraphRule(), new TableRule(), new RowNameRule(), new EnvironmentRule(), new AlarmRule(), new RuntimeRule(today)));
    }

    /** What the rules find in the design, the worst first, in an order that is the same each time. */
    public List<Finding> run(Design design, Catalogue catalogue, WireTable table) {
        return run(CheckContext.of(design, catalogue, table));
    }

    /** What the rules find, the worst first, in an order that is the same each time. */
    public List<Finding> run(CheckContext context) {
        Settings settings = context.design().settings();
        List<Finding> findings = new ArrayList<>();
        Set<String> used = new HashSet<>();
        Set<String> refused = new HashSet<>();
        for (Rule rule : rules) {
            for (Finding finding : rule.check(context)) {
                String key = finding.rule() + "@" + finding.subject().key();
                boolean wished = settings.suppressions().containsKey(key);
                boolean accepted = wished && finding.severity() != Severity.ERROR && !settings.suppressions().get(key).isBlank();
                if (wished) {
                    used.add(key);
                }
                if (wished && finding.severity() == Severity.ERROR) {
                    refused.add(key);
                }
                if (!accepted) {
                    findings.add(finding);
                }
            }
        }
        settings.suppressions().forEach((key, reason) -> suppression(settings, key, reason, used.contains(key), refused.contains(key), findings));
        findings.sort(WORST_FIRST);
        return List.copyOf(findings);
    }

    private static void suppression(Settings settings, String key, String reason, boolean used, boolean refused, List<Finding> findings) {
        List<Fix> fixes = List.of(new Fix("Remove it", new WholeEdit.ChangeSettings(without(settings, key))));
        Subject design = new Subject.OfDesign();
        if (!used) {
            findings.add(new Finding("suppression-unused", Severity.INFO, design, "The finding \"" + key + "\" is accepted, but it does not occur (any more). Remove that line.", fixes));
        } else if (refused) {
            findings.add(new Finding("suppression-of-error", Severity.WARNING, design, "\"" + key + "\" is an error and cannot be accepted. Correct what it says.", fixes));
        } else if (reason.isBlank()) {
            findings.add(new Finding("suppression-without-reason", Severity.WARNING, design,
                    "The finding \"" + key + "\" is to be accepted, but no reason is given, so it still counts. Write why it is fine.", fixes));
        }
    }

    private static Settings without(Settings settings, String key) {
        SortedMap<String, String> rest = new TreeMap<>(Map.copyOf(settings.suppressions()));
        rest.remove(key);
        return new Settings(settings.targets(), settings.javaPackage(), rest, settings.unknown());
    }
}
