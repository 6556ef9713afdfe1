package dev.drawbridge.model.check;

import static java.util.Map.entry;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code runtime-deprecated}: the cloud ended its care for the function's language version; for Java also when it soon will. */
final class RuntimeRule implements Rule {
    private static final String NEWEST = "java25";
    private static final LocalDate AL2023 = LocalDate.of(2029, 6, 30);
    private static final LocalDate AL2 = LocalDate.of(2027, 6, 30);
    /** When AWS stops patching; read in November 2026 at docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html. Of other languages those that have ended. */
    private static final Map<String, LocalDate> END = Map.ofEntries(
            entry("java25", AL2023), entry("java21", AL2023), entry("java17.al2023", AL2023), entry("java11.al2023", AL2023), entry("java8.al2023", AL2023),
            entry("java17", AL2), entry("java11", AL2), entry("java8.al2", AL2), entry("java8", LocalDate.of(2024, 1, 8)),
            entry("python3.9", LocalDate.of(2025, 12, 15)), entry("python3.8", LocalDate.of(2024, 10, 14)), entry("python3.7", LocalDate.of(2023, 12, 4)),
            entry("python3.6", LocalDate.of(2022, 7, 18)), entry("python2.7", LocalDate.of(2021, 7, 15)),
            entry("nodejs20.x", LocalDate.of(2026, 4, 30)), entry("nodejs18.x", LocalDate.of(2025, 9, 1)), entry("nodejs16.x", LocalDate.of(2024, 6, 12)),
            entry("nodejs14.x", LocalDate.of(2023, 12, 4)), entry("nodejs12.x", LocalDate.of(2023, 3, 31)), entry("nodejs10.x", LocalDate.of(2021, 7, 30)),
            entry("nodejs8.10", LocalDate.of(2020, 3, 6)), entry("nodejs6.10", LocalDate.of(2019, 8, 12)), entry("nodejs4.3", LocalDate.of(2020, 3, 5)),
            entry("dotnet6", LocalDate.of(2024, 12, 20)), entry("dotnetcore3.1", LocalDate.of(2023, 4, 3)), entry("dotnetcore2.1", LocalDate.of(2022, 1, 5)),
            entry("ruby3.2", LocalDate.of(2026, 3, 31)), entry("ruby2.7", LocalDate.of(2023, 12, 7)), entry("ruby2.5", LocalDate.of(2021, 7, 30)),
            entry("go1.x", LocalDate.of(2024, 1, 8)), entry("provided", LocalDate.of(2024, 1, 8)));
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
            boolean newer = runtime.startsWith("java") && END.get(NEWEST).isAfter(end);
            findings.add(new Finding("runtime-deprecated", over ? Severity.WARNING : Severity.INFO, new Subject.OfNode(node.id(), "runtime"),
                    node.name() + " runs on " + label(context.kind(node), runtime) + ", which AWS " + (over ? "has patched until " : "patches until ") + end + ". Choose a newer version"
                            + (newer ? ", such as Java 25." : "."),
                    newer ? List.of(new Fix("Use Java 25", new CardEdit.SetField(node.id(), "runtime", Optional.of(Value.of(NEWEST))))) : List.of()));
        });
        return findings;
    }

    private static String label(Kind kind, String runtime) {
        return kind.field("runtime").map(Field::type).flatMap(type -> type instanceof FieldType.Choice choice ? choice.option(runtime) : Optional.empty())
                .map(FieldType.Option::label).orElse(runtime);
    }
}
