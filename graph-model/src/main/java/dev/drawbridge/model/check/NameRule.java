package dev.drawbridge.model.check;

import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.edit.CardEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names: {@code name-invalid} (for the model or for a ticked target), {@code duplicate-name} (two cards would share a name
 * in code or template), {@code java-package}.
 */
final class NameRule implements Rule {
    /**
     * Longest function name of each target. AWS 64: docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html; Google 63:
     * a Cloud Run service is a DNS label; Azure 60: a function app is one too, with its suffix. OpenWhisk's 256 never bites.
     */
    private static final Map<String, Integer> LONGEST = Map.of("aws", 64, "google", 63, "azure", 60);
    /** Types of java.lang that a class of the same package would hide from the user's and the generated code. */
    private static final Set<String> HIDING = Set.of("Boolean", "Byte", "Character", "Class", "Double", "Enum", "Error", "Exception", "Float", "Integer",
            "Iterable", "Long", "Math", "Number", "Object", "Override", "Record", "Runnable", "Short", "String", "System", "Thread", "Throwable", "Void");

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Node> taken = new HashMap<>();
        context.design().nodes().values().forEach(node -> taken.putIfAbsent(key(node.name()), node));
        for (Node node : context.design().nodes().values()) {
            problem(context, node).ifPresent(problem -> findings.add(new Finding("name-invalid", Severity.ERROR, new Subject.OfNode(node.id(), ""), problem)));
            Node other = taken.get(key(node.name()));
            if (other != null && !other.id().equals(node.id())) {
                findings.add(duplicate(node, other, taken));
            }
        }
        Names.packageProblem(context.design().settings().javaPackage()).ifPresent(problem ->
                findings.add(new Finding("java-package", Severity.ERROR, new Subject.OfDesign(), problem)));
        return findings;
    }

    /** Class files, folders and Java packages differ in letters only, not in capitals, hyphens or spaces. */
    private static String key(String name) {
        String key = String.join("", Names.words(name)).toLowerCase(Locale.ROOT);
        return key.isEmpty() ? name : key;
    }

    private static Finding duplicate(Node node, Node other, Map<String, Node> taken) {
        String fresh = node.name();
        for (int n = 2; taken.containsKey(key(fresh)); n++) {
            fresh = node.name() + n;
        }
        String what = node.name().equalsIgnoreCase(other.name())
                ? "Two cards are called \"" + node.name() + "\"."
                : "\"" + other.name() + "\" and \"" + node.name() + "\" would be the same name in code and templates.";
        List<Fix> fixes = Names.problem(fresh).isEmpty() ? List.of(new Fix("Rename to " + fresh, new CardEdit.RenameNode(node.id(), fresh))) : List.of();
        return new Finding("duplicate-name", Severity.ERROR, new Subject.OfNode(node.id(), ""), what + " Rename one of them.", fixes);
    }

    private static Optional<String> problem(CheckContext context, Node node) {
        Optional<String> problem = Names.problem(node.name());
        if (problem.isPresent() || !node.kind().equals("function")) {
            return problem;
        }
        String kebab = Names.kebab(node.name());
        for (String target : context.design().settings().targets()) {
            int longest = LONGEST.getOrDefault(target, Integer.MAX_VALUE);
            if (kebab.length() > longest) {
                return Optional.of("\"" + node.name() + "\" becomes " + kebab + " with " + kebab.length() + " characters; a function of the target " + target + " may have " + longest + ". Shorten the name.");
            }
        }
        if (HIDING.contains(Names.pascal(node.name()))) {
            return Optional.of("A function \"" + node.name() + "\" would have a class " + Names.pascal(node.name()) + ", which hides Java's own. Rename it, for example to handle" + Names.pascal(node.name()) + ".");
        }
        return Optional.empty();
    }
}
