package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.SyntaxNode;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the Serverless Framework and where its sections are. Immutable. */
public final class FrameworkDocument {
    private static final Pattern INCLUDE = Pattern.compile("\\$\\{file\\(([^)${}]+)\\)");
    private static final Set<String> BUILDS = Set.of("pom.xml", "mvnw", ".mvn", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts", "gradlew", "gradle", "src",
            "package.json", "package-lock.json", "tsconfig.json", "requirements.txt", "pyproject.toml", "Gemfile", "go.mod");
    private static final List<String> SOURCES = List.of(".js", ".mjs", ".cjs", ".ts", ".py", ".rb", ".go");
    private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?[jt]s");
    private static final Pattern DATA = Pattern.compile(".*\\.(ya?ml|json)");
    /** A variable for another place of the same file and nothing else. */
    private static final Pattern OWN = Pattern.compile("\\$\\{self:([^,${}()]+)}");
    private static final int MOST_JUMPS = 16;
    static final String FUNCTIONS = "functions";
    static final String RESOURCES = "resources";

    private final Document document;
    private final Tree tree;
    private final Tree resolved;

    private FrameworkDocument(Document document, Tree tree, Tree resolved) {
        this.document = document;
        this.tree = tree;
        this.resolved = resolved;
    }

    /** Whether a document is such a file, by its sections. */
    public static boolean isOne(Tree tree) {
        boolean named = tree.get("service").isPresent() || tree.get("provider").isPresent();
        boolean template = tree.get("Resources").isPresent() || tree.get("AWSTemplateFormatVersion").isPresent();
        return named && !template && (tree.get("provider").isPresent() || tree.get(FUNCTIONS).isPresent() || tree.get(RESOURCES).isPresent()
                || tree.get("frameworkVersion").isPresent() || tree.get("plugins").isPresent());
    }

    /**
     * Reads a document.
     *
     * @throws SyntaxException if it is no such file, with its place
     */
    public static FrameworkDocument of(Document document) {
        return of(document, _ -> Optional.empty());
    }

    /**
     * The same with the files that it includes.
     *
     * @param files the text of a file beside it, under the path that it is included by
     */
    public static FrameworkDocument of(Document document, Function<String, Optional<String>> files) {
        Tree tree = document.tree();
        if (!(tree instanceof Tree.Map)) {
            throw problem(document, document.root(), "This is no file of the Serverless Framework: it must be a mapping with the sections service and provider.");
        }
        if (tree.get("services").isPresent() && tree.get("service").isEmpty()) {
            throw problem(document, document.findKey(TreePath.of("services")), "This is a file of Serverless Compose, which only names other services. Open the serverless.yml of one of them.");
        }
        if (!isOne(tree)) {
            throw problem(document, document.root(), "This is no file of the Serverless Framework: the section " + (tree.get("service").isPresent() ? "provider" : "service") + " is missing.");
        }
        tree.get(FUNCTIONS).filter(functions -> functions instanceof Tree.Scalar s && !s.isNull() && !s.text().contains("${")).ifPresent(_ -> {
            throw problem(document, document.find(FUNCTIONS), "The section functions must be a mapping of names to functions, or a list of such mappings.");
        });
        tree.get(RESOURCES).filter(resources -> resources instanceof Tree.Scalar s && !s.isNull() && !s.text().contains("${")).ifPresent(_ -> {
            throw problem(document, document.find(RESOURCES), "The section resources must be a CloudFormation template, or a list of templates.");
        });
        return new FrameworkDocument(document, tree, new Variables(tree, included(files), Outside.NONE).resolved(tree));
    }

    /** What the file says once its variables have values, as if it had been written so. */
    static FrameworkDocument closed(Document document, Function<String, Optional<String>> files, Outside outside) {
        FrameworkDocument open = of(document, files);
        Tree whole = new Variables(open.tree, included(files), outside).resolved(open.tree);
        return new FrameworkDocument(document, whole, whole);
    }

    /** Files of data by what they say, all others as text; scripts say nothing before they run. */
    private static Function<String, Optional<Tree>> included(Function<String, Optional<String>> files) {
        Map<String, Optional<Tree>> known = new HashMap<>();
        return path -> known.computeIfAbsent(path, _ -> SCRIPT.matcher(path).matches() ? Optional.empty() : files.apply(path).flatMap(text -> content(path, text)));
    }

    private static Optional<Tree> content(String path, String text) {
        try {
            return Optional.of(DATA.matcher(path).matches() ? Document.parse(text).tree() : Tree.string(text));
        } catch (SyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static SyntaxException problem(Document document, Optional<SyntaxNode> node, String sentence) {
        return new SyntaxException(node.map(document::line).orElse(1), node.map(document::column).orElse(1), sentence);
    }

    public Document document() {
        return document;
    }

    /** What it says, with its variables as they are written. */
    Tree tree() {
        return tree;
    }

    /** What it says, with the values of variables that can be told. */
    Tree resolved() {
        return resolved;
    }

    Optional<Tree> raw(TreePath path) {
        return tree.at(path);
    }

    Optional<Tree> at(TreePath path) {
        return resolved.at(path);
    }

    Optional<Tree> at(String... steps) {
        return resolved.at(steps);
    }

    /** Where in this file a value is written: the place itself, or the one that a variable on the way to it names. */
    TreePath written(TreePath place) {
        TreePath written = place;
        for (int jumps = 0; jumps < MOST_JUMPS; jumps++) {
            TreePath known = written;
            while (raw(known).isEmpty() && !known.isRoot()) {
                known = known.parent();
            }
            Matcher own = raw(known).flatMap(Tree::asText).map(OWN::matcher).filter(Matcher::matches).orElse(null);
            if (own == null) {
                return written;
            }
            List<String> steps = new ArrayList<>(List.of(own.group(1).split("\\.")));
            steps.addAll(written.steps().subList(known.steps().size(), written.steps().size()));
            written = new TreePath(steps);
        }
        return place;
    }

    /** {@code aws}, {@code google} ... */
    public String provider() {
        Tree provider = resolved.get("provider").orElseGet(Tree::nothing);
        return provider.asText().or(() -> provider.get("name").flatMap(Tree::asText)).orElse("aws");
    }

    /** Whether the framework makes CloudFormation of it. */
    public boolean isAws() {
        return provider().equals("aws") || provider().contains("${");
    }

    /**
     * Sees that a place is written in this file, so that it can be changed here.
     *
     * @throws ModelException if it stands behind a variable, with the file where that leads to one
     */
    void requireHere(TreePath place) {
        if (raw(place).filter(there -> there instanceof Tree.Map || !at(place).filter(Tree.Map.class::isInstance).isPresent()).isPresent()) {
            return;
        }
        TreePath known = place;
        while (raw(known).isEmpty() && !known.isRoot()) {
            known = known.parent();
        }
        String variable = raw(known).flatMap(Tree::asText).orElse("a variable");
        Matcher include = INCLUDE.matcher(variable);
        throw new ModelException(include.find() ? "This stands in " + include.group(1).strip() + ", which the file includes. Change it there, the drawing follows."
                : "This stands behind " + variable + ". Change it there, the drawing follows.");
    }

    String service() {
        Tree service = resolved.get("service").orElseGet(Tree::nothing);
        return service.asText().or(() -> service.get("name").flatMap(Tree::asText)).orElse("service");
    }

    String stage() {
        return at("provider", "stage").flatMap(Tree::asText).filter(text -> !text.contains("${")).orElse("dev");
    }

    boolean hasPlugin(String name) {
        Tree plugins = resolved.get("plugins").orElseGet(Tree::nothing);
        List<Tree> all = plugins instanceof Tree.Seq s ? s.items() : plugins.get("modules").map(Tree::items).orElse(List.of());
        return all.stream().anyMatch(each -> each.asText().filter(name::equals).isPresent());
    }

    /** Whether others than the framework may make resources of it. */
    boolean hasPlugins() {
        return tree.get("plugins").filter(plugins -> !(plugins instanceof Tree.Scalar s && s.isNull())).isPresent() || tree.get("constructs").isPresent();
    }

    /** Whether a part of {@code resources} stands in another file. */
    boolean includesResources() {
        Tree resources = tree.get(RESOURCES).orElseGet(Tree::nothing);
        boolean list = resources.items().stream().anyMatch(item -> item instanceof Tree.Scalar);
        return resources.asText().isPresent() || list || templates().stream().anyMatch(template -> tree.at(template.child("Resources")).filter(Tree.Scalar.class::isInstance).isPresent());
    }

    /** The functions, by their keys, with their places; those of included files have places that are not in the text. */
    SequencedMap<String, TreePath> functions() {
        SequencedMap<String, TreePath> found = new LinkedHashMap<>();
        for (TreePath section : sections(FUNCTIONS)) {
            at(section).orElseGet(Tree::map).entries().forEach((key, body) -> {
                if (body instanceof Tree.Map) {
                    found.putIfAbsent(key, section.child(key));
                }
            });
        }
        return found;
    }

    /** The places of the CloudFormation templates below {@code resources}, also of those that are included. */
    List<TreePath> templates() {
        return sections(RESOURCES);
    }

    private List<TreePath> sections(String name) {
        TreePath path = TreePath.of(name);
        Tree section = resolved.get(name).orElseGet(Tree::nothing);
        if (section instanceof Tree.Map) {
            return List.of(path);
        }
        List<TreePath> found = new ArrayList<>();
        for (int i = 0; i < section.items().size(); i++) {
            if (section.items().get(i) instanceof Tree.Map) {
                found.add(path.child(i));
            }
        }
        return found;
    }

    /** The paths of files that it refers to, as they are written: artifacts, and files that it includes. */
    public SortedSet<String> localFiles() {
        SortedSet<String> found = new TreeSet<>();
        functions().values().forEach(path -> at(path.child("package").child("artifact")).flatMap(Tree::asText).ifPresent(found::add));
        at("package", "artifact").flatMap(Tree::asText).ifPresent(found::add);
        Matcher includes = INCLUDE.matcher(document.text());
        while (includes.find()) {
            found.add(includes.group(1).strip());
        }
        found.removeIf(path -> path.isBlank() || path.contains("${") || path.matches("[a-z0-9]+://.*") || path.startsWith("/") || path.startsWith("~"));
        return found;
    }

    /** The files that handlers are in, by the customs of their languages, and what their builds need. */
    public SortedSet<String> customaryFiles() {
        SortedSet<String> found = new TreeSet<>(BUILDS);
        functions().values().forEach(path -> at(path.child("handler")).flatMap(Tree::asText).filter(handler -> !handler.contains("${") && !handler.startsWith("/")).ifPresent(handler -> {
            int slash = handler.lastIndexOf('/');
            String file = slash < 0 ? handler.replaceAll("[.:].*", "") : handler.substring(0, slash);
            found.add(file);
            if (slash < 0) {
                SOURCES.forEach(ending -> found.add(file + ending));
            }
        }));
        found.remove("");
        found.remove(".");
        return found;
    }

    /** The place of the statements that all functions share: of version 3 and later, or of version 2. */
    TreePath statements() {
        boolean old = tree.at("provider", "iamRoleStatements").isPresent() && tree.at("provider", "iam").isEmpty();
        return old ? TreePath.of("provider", "iamRoleStatements") : TreePath.of("provider", "iam", "role", "statements");
    }
}
