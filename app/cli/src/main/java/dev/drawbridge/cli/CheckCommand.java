package dev.drawbridge.cli;

import dev.drawbridge.generators.lens.TemplateFindings;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.project.SaveResult;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Fix;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.file.ProjectFileException;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Prints everything that is wrong with a drawing. */
@Command(name = "check", description = "Prints all findings.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Option(names = "--json", description = "Prints findings as JSON.")
    private boolean json;

    @Option(names = "--fix", paramLabel = "RULE[@WHERE][:N]", description = "Mends the findings of a rule, or the one of a card or wire, with the first way out or the Nth; --json lists them.")
    private String fix;

    @Override
    public Integer call() {
        OpenProject open = OpenProject.open(project);
        PrintWriter out = spec.commandLine().getOut();
        if (fix != null) {
            fix(open).forEach(out::println);
        }
        Design design = open.store().design();
        Optional<TemplateFindings> template = open.templateFindings();
        List<Finding> findings = findings(open);
        if (json) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(findings.stream()
                    .map(f -> new Printed(f.rule(), f.severity().name().toLowerCase(Locale.ROOT), where(design, f.subject()), place(template, f.subject()), f.message(), f.fixes().stream().map(fix -> fix.title()).toList())).toList()));
        } else {
            findings.forEach(f -> out.println(f.severity().name().toLowerCase(Locale.ROOT) + "  " + line(design, template, f.subject()) + ": " + f.message() + " [" + f.rule() + "]"));
            out.println(findings.isEmpty() ? "No findings." : findings.size() == 1 ? "1 finding." : findings.size() + " findings.");
        }
        return findings.stream().anyMatch(f -> f.severity() != Severity.INFO) ? CommandLineMain.FAILED : CommandLineMain.FINE;
    }

    private static List<Finding> findings(OpenProject open) {
        List<Finding> findings = new ArrayList<>(open.templateFindings().map(TemplateFindings::findings).orElse(List.of()));
        findings.addAll(open.codeFindings());
        findings.addAll(open.definitionFindings());
        findings.addAll(Checks.standard().run(open.store().design(), Catalogue.standard(), WireTable.standard()));
        return findings;
    }

    /** Mends one finding after the other, each in the drawing that the one before has left, and saves; gives what was done. */
    private List<String> fix(OpenProject open) {
        FixWords words = FixWords.of(fix);
        Set<Finding> tried = new HashSet<>();
        List<String> done = new ArrayList<>();
        Optional<Finding> next = findings(open).stream().filter(found -> words.means(open.store().design(), found)).findFirst();
        if (next.isEmpty()) {
            throw new ModelException("There is no finding \"" + fix + "\" with a way out. \"drawbridge check PROJECT --json\" lists rules, places and fixes.");
        }
        while (next.isPresent() && tried.add(next.get())) {
            Fix way = words.way(next.get());
            open.store().apply(way.edit());
            done.add("fixed  " + next.get().rule() + ": " + way.title() + ".");
            next = findings(open).stream().filter(found -> words.means(open.store().design(), found) && !tried.contains(found)).findFirst();
        }
        if (open.save() instanceof SaveResult.ChangedOnDisk changed) {
            throw new ProjectFileException(project.toString(), changed.sentence());
        }
        return done;
    }

    private record Printed(String rule, String severity, String where, String place, String message, List<String> fixes) {}

    /** {@code template.yaml:12:5}, where the subject stands in the template; empty elsewhere. */
    private static String place(Optional<TemplateFindings> template, Subject subject) {
        return template.flatMap(found -> found.place(subject)).map(at -> at.path() + ":" + at.line() + ":" + at.column()).orElse("");
    }

    private static String line(Design design, Optional<TemplateFindings> template, Subject subject) {
        String place = place(template, subject);
        return place.isEmpty() || subject instanceof Subject.OfFile ? where(design, subject) : place + "  " + where(design, subject);
    }

    static String where(Design design, Subject subject) {
        return switch (subject) {
            case Subject.OfNode(var node, String field) -> design.node(node).map(n -> n.name()).orElse(node.value()) + (field.isEmpty() ? "" : "." + field);
            case Subject.OfWire(var wire, String field) -> design.wire(wire).map(w -> words(design, w)).orElse(wire.value()) + (field.isEmpty() ? "" : "." + field);
            case Subject.OfDesign() -> design.name();
            case Subject.OfFile(String path, int line, int column) -> path + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
        };
    }

    private static String words(Design design, Wire wire) {
        return design.requireNode(wire.from().node()).name() + "->" + design.requireNode(wire.to().node()).name();
    }
}
