package dev.drawbridge.desktop.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the wires of a function ask of the user's class and the class does not have: a member in its constructor, a
 * {@code handle} for a new trigger. Found by comparing with the class as it would be written today; nothing else of the
 * user's text is touched. Pure; any thread may use it.
 */
public final class ClassGaps {
    private ClassGaps() {}

    /**
     * What is missing.
     *
     * @param missing as Java: {@code ReceiptsQueue receipts}, {@code handle(ReceiptsBatch batch)}
     * @param filled the whole text with it
     */
    public record Gap(List<String> missing, String filled) {
        public Gap {
            missing = List.copyOf(missing);
        }
    }

    private record Unit(String text, CompilationUnitTree tree, ClassTree type, SourcePositions positions) {
        int start(Tree part) {
            return (int) positions.getStartPosition(tree, part);
        }

        int end(Tree part) {
            return (int) positions.getEndPosition(tree, part);
        }

        List<MethodTree> constructors() {
            return methods("<init>");
        }

        List<MethodTree> methods(String name) {
            return type.getMembers().stream().filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
                    // a constructor that nobody wrote has no end
                    .filter(method -> method.getName().contentEquals(name) && end(method) > start(method) && (!name.equals("<init>") || text.substring(start(method), end(method)).contains("("))).toList();
        }

        List<VariableTree> fields() {
            return type.getMembers().stream().filter(VariableTree.class::isInstance).map(VariableTree.class::cast).toList();
        }
    }

    private record Patch(int at, int to, String text) {}

    /** @param wanted the class as it would be written for the wires of today @param current as the user has it */
    public static Optional<Gap> find(String wanted, String current) {
        Optional<Unit> asked = parse(wanted);
        Optional<Unit> there = parse(current);
        return asked.isEmpty() || there.isEmpty() ? Optional.empty() : find(asked.get(), there.get());
    }

    private static Optional<Gap> find(Unit asked, Unit there) {
        List<String> missing = new ArrayList<>();
        List<Patch> patches = new ArrayList<>();
        asked.constructors().stream().findFirst().ifPresent(constructor -> members(asked, constructor, there, missing, patches));
        handles(asked, there, missing, patches);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        imports(asked, there, patches);
        return Optional.of(new Gap(missing, apply(there.text(), patches)));
    }

    private static void members(Unit asked, MethodTree constructor, Unit there, List<String> missing, List<Patch> patches) {
        List<? extends VariableTree> parameters = constructor.getParameters();
        List<String> types = types(constructor);
        if (there.constructors().stream().anyMatch(own -> types(own).equals(types))) {
            return;
        }
        Optional<MethodTree> near = there.constructors().stream().filter(own -> types.containsAll(types(own)))
                .max(Comparator.comparingInt((MethodTree own) -> own.getParameters().size()).thenComparing(own -> own.getModifiers().getFlags().contains(Modifier.PUBLIC)));
        Set<String> had = near.map(own -> Set.copyOf(types(own))).orElse(Set.of());
        List<? extends VariableTree> fresh = parameters.stream().filter(parameter -> !had.contains(parameter.getType().toString())).toList();
        fresh.forEach(parameter -> missing.add(parameter.getType() + " " + parameter.getName()));
        // a field that one of several constructors does not set cannot be final
        boolean one = there.constructors().size() <= 1;
        Set<String> fields = there.fields().stream().map(field -> field.getName().toString()).collect(Collectors.toSet());
        StringBuilder declared = new StringBuilder();
        fresh.stream().filter(parameter -> !fields.contains(parameter.getName().toString()))
                .forEach(parameter -> declared.append("    private ").append(one ? "final " : "").append(parameter.getType()).append(' ').append(parameter.getName()).append(";\n"));
        int afterFields = there.fields().isEmpty() ? lineAfter(there.text(), there.text().indexOf('{', there.start(there.type())))
                : lineAfter(there.text(), there.end(there.fields().getLast()));
        if (near.isEmpty()) {
            String text = asked.text().substring(asked.start(constructor), asked.end(constructor));
            patches.add(new Patch(afterFields, afterFields, declared + "\n    " + text + "\n"));
            return;
        }
        patches.add(new Patch(afterFields, afterFields, declared.toString()));
        MethodTree own = near.get();
        int open = there.text().indexOf('(', there.start(own));
        int close = own.getParameters().isEmpty() ? there.text().indexOf(')', open) : there.text().indexOf(')', there.end(own.getParameters().getLast()));
        String list = parameters.stream().map(parameter -> own.getParameters().stream().filter(mine -> mine.getType().toString().equals(parameter.getType().toString()))
                .findFirst().map(mine -> there.text().substring(there.start(mine), there.end(mine))).orElse(parameter.getType() + " " + parameter.getName()))
                .collect(Collectors.joining(", "));
        patches.add(new Patch(open + 1, close, list));
        int end = there.text().lastIndexOf('}', there.end(own) - 1);
        int line = there.text().lastIndexOf('\n', end) + 1;
        String assignments = fresh.stream().map(parameter -> "        this." + parameter.getName() + " = " + parameter.getName() + ";\n").collect(Collectors.joining());
        boolean oneLine = !there.text().substring(line, end).isBlank();
        patches.add(oneLine ? new Patch(end, end, "\n" + assignments + "    ") : new Patch(line, line, assignments));
    }

    private static void handles(Unit asked, Unit there, List<String> missing, List<Patch> patches) {
        Set<List<String>> had = there.methods("handle").stream().map(ClassGaps::types).collect(Collectors.toSet());
        int end = there.text().lastIndexOf('}', there.end(there.type()) - 1);
        StringBuilder added = new StringBuilder();
        for (MethodTree handle : asked.methods("handle")) {
            if (!had.contains(types(handle))) {
                missing.add("handle(" + handle.getParameters().stream().map(p -> p.getType() + " " + p.getName()).collect(Collectors.joining(", ")) + ")");
                int comment = asked.text().lastIndexOf("/**", asked.start(handle));
                int begin = comment > asked.text().lastIndexOf('}', asked.start(handle)) && comment > asked.text().lastIndexOf(';', asked.start(handle)) ? comment : asked.start(handle);
                added.append("\n    ").append(asked.text(), begin, asked.end(handle)).append('\n');
            }
        }
        if (!added.isEmpty()) {
            patches.add(new Patch(end, end, added.toString()));
        }
    }

    private static void imports(Unit asked, Unit there, List<Patch> patches) {
        Set<String> had = there.tree().getImports().stream().map(line -> line.getQualifiedIdentifier().toString()).collect(Collectors.toSet());
        String added = patches.stream().map(Patch::text).collect(Collectors.joining("\n"));
        String lines = asked.tree().getImports().stream().map(ImportTree::getQualifiedIdentifier).map(Tree::toString)
                .filter(name -> !had.contains(name) && added.contains(name.substring(name.lastIndexOf('.') + 1)))
                .map(name -> "import " + name + ";\n").collect(Collectors.joining());
        if (!lines.isEmpty()) {
            List<? extends ImportTree> own = there.tree().getImports();
            int at = own.isEmpty() ? lineAfter(there.text(), there.end(there.tree().getPackage())) : there.start(own.getFirst());
            patches.add(new Patch(at, at, own.isEmpty() ? "\n" + lines : lines));
        }
    }

    private static List<String> types(MethodTree method) {
        return method.getParameters().stream().map(parameter -> parameter.getType().toString()).toList();
    }

    private static int lineAfter(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static String apply(String text, List<Patch> patches) {
        StringBuilder out = new StringBuilder(text);
        patches.stream().sorted(Comparator.comparingInt(Patch::at).reversed()).forEach(patch -> out.replace(patch.at(), patch.to(), patch.text()));
        return out.toString();
    }

    /** The text as a tree; empty when it has no class or cannot be parsed. */
    private static Optional<Unit> parse(String text) {
        SimpleJavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Code.java"), javax.tools.JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return text;
            }
        };
        boolean[] broken = new boolean[1];
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, problem -> broken[0] |= problem.getKind() == javax.tools.Diagnostic.Kind.ERROR,
                List.of("-proc:none"), null, List.of(file));
        try {
            CompilationUnitTree tree = task.parse().iterator().next();
            Optional<ClassTree> type = tree.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast).findFirst();
            return broken[0] || tree.getPackage() == null ? Optional.empty() : type.map(found -> new Unit(text, tree, found, Trees.instance(task).getSourcePositions()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
