package dev.drawbridge.model.check;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.Edit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code runtime-deprecated}: the cloud ends, or will soon end, its care for the function's Java version. */
final class RuntimeRule implements Rule {
    private static final String NEWEST = "java25";
    /** When AWS stops patching; read in November 2026 at docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html. */
    private static final Map<String, LocalDate> END = Map.of(
            "java25", LocalDate.of(2029, 6, 30), "java21", LocalDate.of(2029, 6, 30), "java17", LocalDate.of(2027, 6, 30));
    /** Told so long before. */
    private static final int NOTICE_MONTHS = 12;

    private final LocalDate today;

    RuntimeRule(LocalDate today) {
        this.today = today;
    }

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("function").forEach(node -> {
            String runtime = context.kind(node).text(node, "runtime");
            LocalDate end = END.get(runtime);
            if (end == null || today.plusMonths(NOTICE_MONTHS).isBefore(end)) {
                return;
            }
            boolean over = !today.isBefore(end);
            String version = "Java " + runtime.substring("java".length());
            boolean newer = END.get(NEWEST).isAfter(end);
            findings.add(new Finding("runtime-deprecated", over ? Severity.WARNING : Severity.INFO, new Subject.OfNode(node.id(), "runtime"),
                    node.name() + " runs on " + version + ", which AWS " + (over ? "has patched until " : "patches until ") + end + ". Choose a newer version" + (newer ? ", such as Java 25." : "."),
                    newer ? List.of(new Fix("Use Java 25", new Edit.SetField(node.id(), "runtime", Optional.of(Value.of(NEWEST))))) : List.of()));
        });
        return findings;
    }
}
