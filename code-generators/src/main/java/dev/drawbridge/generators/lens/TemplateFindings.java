package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.CloudFormationNames;
import dev.drawbridge.generators.syntax.NameUse;
import dev.drawbridge.generators.syntax.Span;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.SyntaxWarning;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What is wrong with the text of a template, and where in it the cards and wires of a drawing stand. Immutable. */
public final class TemplateFindings {
    /** Ids that would be fine but for what stands between their words; whatever else is no id at all, such as a loop. */
    private static final Pattern REFUSED = Pattern.compile("[A-Za-z0-9]*[_-][A-Za-z0-9_-]*");

    private final String file;
    private final Optional<Reading> reading;
    private final List<Finding> findings;

    private TemplateFindings(String file, Optional<Reading> reading, List<Finding> findings) {
        this.file = file;
        this.reading = reading;
        this.findings = List.copyOf(findings);
    }

    /**
     * Reads a template for its findings.
     *
     * @param file as findings name it
     * @param design the drawing that goes with it
     */
    public static TemplateFindings of(String file, String text, Design design, SamTemplate ours) {
        return new SamFile(ours).findings(file, text, design);
    }

    static TemplateFindings of(String file, Supplier<Reading> read) {
        List<Finding> found = new ArrayList<>();
        try {
            Reading reading = read.get();
            for (SyntaxWarning warning : reading.template().warnings()) {
                found.add(new Finding("template-syntax", Severity.WARNING, new Subject.OfFile(file, warning.line(), warning.column()), warning.sentence()));
            }
            for (NameUse missing : missing(reading.template())) {
                found.add(new Finding("missing-reference", Severity.ERROR, new Subject.OfFile(file, reading.template().line(missing), reading.template().column(missing)), "\"" + missing.id() + "\" is neither a resource nor a parameter of this template. Correct the name, or add it."));
            }
            for (SourceTemplate.Part part : reading.template().parts().values()) {
                if (!reading.template().isView() && REFUSED.matcher(part.id()).matches()) {
                    found.add(new Finding("logical-id", Severity.ERROR, new Subject.OfFile(file, reading.template().line(part.path()), reading.template().column(part.path())),
                            "\"" + part.id() + "\" is no name that CloudFormation takes: logical ids have letters and digits alone. Rename the card."));
                }
            }
            for (Finds.Strange strange : reading.strange()) {
                found.add(new Finding("not-drawn", Severity.INFO, new Subject.OfFile(file, reading.template().line(strange.place()), reading.template().column(strange.place())),
                        strange.words() + " is kept as it is, but this version cannot draw it as a wire."));
            }
            for (RouteAuthorizers.Unknown unknown : RouteAuthorizers.of(reading).unknown()) {
                found.add(new Finding("missing-authorizer", Severity.ERROR, new Subject.OfFile(file, reading.template().line(unknown.place()), reading.template().column(unknown.place())), unknown.sentence()));
            }
            for (Finds.Strange merged : reading.merged()) {
                found.add(new Finding("drawn-once", Severity.INFO, new Subject.OfFile(file, reading.template().line(merged.place()), reading.template().column(merged.place())),
                        merged.words() + ". The drawing shows the first place alone; change this one in the file."));
            }
            return new TemplateFindings(file, Optional.of(reading), found);
        } catch (TemplateException e) {
            found.add(new Finding("template-unreadable", Severity.ERROR, new Subject.OfFile(file, e.line(), e.column()), e.sentence()));
        } catch (SyntaxException e) {
            found.add(new Finding("template-unreadable", Severity.ERROR, new Subject.OfFile(file, e.line(), e.column()), e.sentence()));
        }
        return new TemplateFindings(file, Optional.empty(), found);
    }

    /** In the order of the text's parts: syntax, references, what is not drawn. */
    public List<Finding> findings() {
        return findings;
    }

    /** Where in the file the subject of a finding stands, if it does. */
    public Optional<Subject.OfFile> place(Subject subject) {
        return switch (subject) {
            case Subject.OfNode(NodeId node, String field) -> reading.flatMap(r -> r.place(node).map(path -> property(r, node, path, field))).flatMap(this::place);
            case Subject.OfWire(WireId wire, String _) -> reading.flatMap(r -> Optional.ofNullable(r.wires().get(wire))).flatMap(found -> found.places().stream().findFirst()).flatMap(this::place);
            case Subject.OfFile there -> Optional.of(there);
            case Subject.OfDesign() -> Optional.empty();
        };
    }

    private Optional<Subject.OfFile> place(TreePath path) {
        SourceTemplate template = reading.orElseThrow().template();
        int line = template.line(path);
        return line > 0 ? Optional.of(new Subject.OfFile(file, line, template.column(path))) : Optional.empty();
    }

    /** The line of the property, where a field stands at one that is written. */
    private static TreePath property(Reading reading, NodeId node, TreePath resource, String field) {
        Optional<FieldPlace> place = reading.id(node).flatMap(reading.cards()::card).flatMap(card -> card.shape().field(field));
        Tree body = reading.template().tree().at(resource).orElseGet(Tree::map);
        Optional<Tree> without = place.filter(p -> p.part().isEmpty() && p.reader().read(body).isPresent()).map(p -> p.writer().write(body, Optional.empty()));
        return without.flatMap(rest -> firstGone(body, rest, resource)).orElse(resource);
    }

    /** The first place of a tree that another one lacks. */
    private static Optional<TreePath> firstGone(Tree tree, Tree rest, TreePath path) {
        for (var entry : tree.entries().entrySet()) {
            Optional<Tree> other = rest.get(entry.getKey());
            TreePath below = path.child(entry.getKey());
            if (other.isEmpty()) {
                return Optional.of(below);
            }
            if (!other.get().equals(entry.getValue())) {
                return firstGone(entry.getValue(), other.get(), below).or(() -> Optional.of(below));
            }
        }
        return Optional.empty();
    }

    /** References to what the template does not define, in the order of their discovery; what SAM makes is defined. */
    static List<NameUse> missing(SourceTemplate template) {
        CloudFormationNames names = new CloudFormationNames(template.document());
        Set<String> defined = new HashSet<>(Cards.implicitApis(template));
        names.uses().stream().filter(use -> use.kind() == NameUse.Kind.DEFINITION).forEach(use -> defined.add(use.id()));
        // SAM names what it makes for an event after the function and the event
        template.parts().values().forEach(part -> part.property("Events").ifPresent(events -> events.entries().keySet().forEach(event -> {
            defined.add(part.id() + event);
            defined.add(part.id() + event + "Permission");
        })));
        LoopNames loops = LoopNames.of(template.tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map));
        List<NameUse> missing = new ArrayList<>();
        for (List<NameUse> uses : names.references().values()) {
            for (NameUse use : uses) {
                boolean pseudo = use.id().startsWith("AWS::") || use.id().isEmpty();
                // what transforms make is known only when they have run
                if (!pseudo && !loops.mayMake(use.id()) && !defined.contains(use.id()) && !template.makes(use.id()) && isPlain(template, use)) {
                    missing.add(use);
                } else if (use.kind() == NameUse.Kind.GENERATED && template.part(use.id()).filter(part -> part.type().equals("AWS::Serverless::Function")).isPresent()) {
                    unmade(template, use).filter(whole -> !defined.contains(whole.id()) && !loops.mayMake(whole.id())).ifPresent(missing::add);
                }
            }
        }
        return missing;
    }

    /** The whole name, where it would be the address that SAM makes of a function which asks for none. */
    private static Optional<NameUse> unmade(SourceTemplate template, NameUse use) {
        String text = template.document().text();
        int end = use.span().end();
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        String whole = text.substring(use.span().start(), end);
        boolean asks = template.part(use.id()).filter(part -> part.property("FunctionUrlConfig").isPresent()).isPresent();
        return whole.equals(use.id() + "Url") && !asks ? Optional.of(new NameUse(whole, use.kind(), use.path(), new Span(use.span().start(), end))) : Optional.empty();
    }

    /** Texts of other languages inside a template have holes of the same look. */
    private static boolean isPlain(SourceTemplate template, NameUse use) {
        return use.kind() != NameUse.Kind.SUB || template.tree().get("Transform").map(Tree::items).orElse(List.of()).stream().noneMatch(each -> each.asText().filter(text -> !text.startsWith("AWS::")).isPresent());
    }
}
