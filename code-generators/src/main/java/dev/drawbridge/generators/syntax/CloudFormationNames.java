package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a template writes logical ids, with the exact characters, and a rename that touches these characters and nothing else.
 *
 * <p>Found are the keys of resources and parameters; {@code Ref}; {@code Fn::GetAtt} in all spellings; {@code Fn::Sub} as a string or with
 * a map, whose own keys hide resources of their name, and without {@code ${!Literal}}; {@code DependsOn}; {@code Id} of the ends of SAM
 * connectors, as resources and inside resources; all of it also in {@code Globals}, {@code Outputs}, {@code Conditions} and the loops of
 * {@code AWS::LanguageExtensions}. Names of conditions live in a space of their own and are found with their own kind.
 *
 * <p>The template may be a whole document or, as in {@code serverless.yml}, lie below a path ({@code resources}).
 */
public final class CloudFormationNames {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!{}$][^{}]*)}");
    /**
     * What SAM appends to the id of a resource for those it generates: role, version, alias, URL; stage and deployment of an API.
     * Source: the documentation of SAM, "Generated CloudFormation resources".
     */
    private static final Pattern GENERATED = Pattern.compile("Role|Version|Alias\\w+|Url|UrlPermissions|\\w*Stage|Deployment|\\w+Permission\\w*|ApiKey|UsagePlan");

    private final Document document;
    private final TreePath template;
    private final List<NameUse> uses = new ArrayList<>();
    private final Map<String, NameUse> definitions = new HashMap<>();

    /** Reads the names of a document that is a template. */
    public CloudFormationNames(Document document) {
        this(document, TreePath.ROOT);
    }

    /** Reads the names of a template that lies below a path. References outside it count too, definitions only inside. */
    public CloudFormationNames(Document document, TreePath template) {
        this.document = document;
        this.template = template;
        definitions();
        uses.forEach(use -> definitions.putIfAbsent(use.id(), use));
        document.root().ifPresent(r -> visit(r, TreePath.ROOT, Set.of()));
        uses.replaceAll(this::owned);
    }

    /** A reference to something that the template does not define may be to what SAM generates for something that it does. */
    private NameUse owned(NameUse use) {
        if (use.kind() == NameUse.Kind.DEFINITION || use.kind() == NameUse.Kind.CONDITION || definition(use.id()).isPresent()) {
            return use;
        }
        for (int length = use.id().length(); length > 0; length--) {
            String id = use.id().substring(0, length);
            if (definitions.containsKey(id) && GENERATED.matcher(use.id().substring(length)).matches()) {
                return new NameUse(id, NameUse.Kind.GENERATED, use.path(), new Span(use.span().start(), use.span().start() + length));
            }
        }
        return use;
    }

    /** All places, in the order of their discovery: definitions first. */
    public List<NameUse> uses() {
        return List.copyOf(uses);
    }

    /** All places of one logical id; names of conditions are not among them. */
    public List<NameUse> uses(String logicalId) {
        return uses.stream().filter(u -> u.id().equals(logicalId) && u.kind() != NameUse.Kind.CONDITION).toList();
    }

    /** The ids that are referred to, with all places that do so. Definitions are not references. */
    public Map<String, List<NameUse>> references() {
        Map<String, List<NameUse>> byId = new LinkedHashMap<>();
        uses.stream().filter(u -> u.kind() != NameUse.Kind.DEFINITION && u.kind() != NameUse.Kind.CONDITION)
                .forEach(u -> byId.computeIfAbsent(u.id(), _ -> new ArrayList<>()).add(u));
        return byId;
    }

    /**
     * Renames a logical id wherever it stands.
     *
     * @throws SyntaxException if the template does not define {@code oldId}, defines {@code newId} already, or {@code newId} is no
     *         logical id (letters and digits)
     */
    public Document rename(String oldId, String newId) {
        NameUse definition = definition(oldId).orElseThrow(() -> new SyntaxException(1, 1, "This template defines no '" + oldId + "' that could be renamed."));
        if (!newId.matches("[A-Za-z0-9]+")) {
            throw document.source().problem(definition.span().start(), "'" + newId + "' is no logical id: use letters and digits only.");
        }
        Optional<NameUse> taken = definition(newId);
        if (taken.isPresent() && !oldId.equals(newId)) {
            throw document.source().problem(taken.get().span().start(), "There is already a '" + newId + "' in this template; choose another name.");
        }
        Set<Span> done = new HashSet<>();
        List<Patch> patches = new ArrayList<>();
        for (NameUse use : uses(oldId)) {
            if (done.add(use.span())) {
                patches.add(Patch.replace(use.span().start(), use.span().end(), newId));
            }
        }
        return document.patched(patches);
    }

    private Optional<NameUse> definition(String id) {
        return Optional.ofNullable(definitions.get(id));
    }

    private void definitions() {
        for (String section : List.of("Parameters", "Resources")) {
            if (document.find(template.child(section)).orElse(null) instanceof MappingNode m) {
                for (MappingEntry e : m.entries()) {
                    if (!e.name().startsWith("Fn::ForEach") && e.key() instanceof ScalarNode key) {
                        add(key, 0, key.value().length(), NameUse.Kind.DEFINITION, template.child(section).child(e.name()));
                    }
                }
            }
        }
    }

    /** @param hidden names that a {@code Fn::Sub} map or a loop around this place gives another meaning */
    private void visit(SyntaxNode node, TreePath path, Set<String> hidden) {
        String call = Intrinsics.longName(node.tag());
        if (!node.tag().isEmpty() && !call.startsWith("!")) {
            call(call, node, path.child(call), hidden);
            return;
        }
        switch (node) {
            case MappingNode m -> mapping(m, path, hidden);
            case SequenceNode s -> {
                for (int i = 0; i < s.items().size(); i++) {
                    visit(s.items().get(i).value(), path.child(i), hidden);
                }
            }
            // What an alias repeats is visited where it stands.
            case ScalarNode _, AliasNode _ -> { }
        }
    }

    private void mapping(MappingNode m, TreePath path, Set<String> hidden) {
        if (m.entries().size() == 1) {
            MappingEntry only = m.entries().getFirst();
            if (only.name().equals("Ref") || Intrinsics.isFunction(only.name()) || only.name().equals("Condition") && only.value() instanceof ScalarNode) {
                call(only.name(), only.value(), path.child(only.name()), hidden);
                return;
            }
        }
        for (MappingEntry e : m.entries()) {
            TreePath below = path.child(e.name());
            if (e.name().equals("DependsOn") && isResource(path)) {
                scalars(e.value(), below, NameUse.Kind.DEPENDS_ON, hidden);
            } else if ((e.name().equals("Source") || e.name().equals("Destination")) && isConnector(path)) {
                connectorEnd(e.value(), below, hidden);
            } else if (e.name().equals("Condition") && isResource(path) && e.value() instanceof ScalarNode s) {
                add(s, 0, s.value().length(), NameUse.Kind.CONDITION, below);
            } else if (e.name().startsWith("Fn::ForEach::") && e.value() instanceof SequenceNode loop && !loop.items().isEmpty()) {
                visit(loop, below, with(hidden, loop.items().getFirst().value()));
            } else {
                visit(e.value(), below, hidden);
            }
        }
    }

    private void call(String name, SyntaxNode argument, TreePath path, Set<String> hidden) {
        switch (name) {
            case "Ref" -> scalars(argument, path, NameUse.Kind.REF, hidden);
            case "Fn::GetAtt" -> getAtt(argument, path, hidden);
            case "Fn::Sub" -> sub(argument, path, hidden);
            case "Condition" -> scalars(argument, path, NameUse.Kind.CONDITION, Set.of());
            case "Fn::If" -> {
                firstItem(argument, path, NameUse.Kind.CONDITION);
                arguments(argument, path, hidden);
            }
            default -> arguments(argument, path, hidden);
        }
    }

    private void firstItem(SyntaxNode argument, TreePath path, NameUse.Kind kind) {
        if (argument instanceof SequenceNode s && !s.items().isEmpty()) {
            scalars(s.items().getFirst().value(), path.child(0), kind, Set.of());
        }
    }

    /** The argument of a call, whose own tag has been seen. */
    private void arguments(SyntaxNode argument, TreePath path, Set<String> hidden) {
        boolean ownTag = path.last().equals(Intrinsics.longName(argument.tag()));
        switch (argument) {
            case SequenceNode s when ownTag -> {
                for (int i = 0; i < s.items().size(); i++) {
                    visit(s.items().get(i).value(), path.child(i), hidden);
                }
            }
            case MappingNode m when ownTag -> mapping(m, path, hidden);
            case SequenceNode _, MappingNode _, ScalarNode _, AliasNode _ -> {
                if (!ownTag) {
                    visit(argument, path, hidden);
                }
            }
        }
    }

    private void getAtt(SyntaxNode argument, TreePath path, Set<String> hidden) {
        if (argument instanceof ScalarNode s) {
            int dot = s.value().indexOf('.');
            String id = dot < 0 ? s.value() : s.value().substring(0, dot);
            if (!hidden.contains(id)) {
                add(s, 0, id.length(), NameUse.Kind.GET_ATT, path);
            }
        } else if (argument instanceof SequenceNode s && !s.items().isEmpty()) {
            scalars(s.items().getFirst().value(), path.child(0), NameUse.Kind.GET_ATT, hidden);
            s.items().stream().skip(1).forEach(i -> visit(i.value(), path.child(s.items().indexOf(i)), hidden));
        }
    }

    private void sub(SyntaxNode argument, TreePath path, Set<String> hidden) {
        if (argument instanceof ScalarNode s) {
            placeholders(s, path, hidden);
        } else if (argument instanceof SequenceNode s && !s.items().isEmpty()) {
            Set<String> inner = new HashSet<>(hidden);
            if (s.items().size() > 1 && s.items().get(1).value() instanceof MappingNode map) {
                map.entries().forEach(e -> inner.add(e.name()));
                map.entries().forEach(e -> visit(e.value(), path.child(1).child(e.name()), hidden));
            }
            if (s.items().getFirst().value() instanceof ScalarNode text) {
                placeholders(text, path.child(0), inner);
            }
        } else {
            arguments(argument, path, hidden);
        }
    }

    private void placeholders(ScalarNode scalar, TreePath path, Set<String> hidden) {
        Matcher matcher = PLACEHOLDER.matcher(scalar.value());
        while (matcher.find()) {
            String inside = matcher.group(1);
            String id = inside.strip();
            int from = matcher.start(1) + inside.indexOf(id);
            boolean whole = hidden.contains(id);
            int dot = id.indexOf('.');
            id = dot < 0 ? id : id.substring(0, dot);
            // Serverless variables such as ${self:service} and pseudo parameters are no logical ids.
            if (!whole && !hidden.contains(id) && (id.matches("[A-Za-z0-9]+") || definitions.containsKey(id))) {
                add(scalar, from, from + id.length(), NameUse.Kind.SUB, path);
            }
        }
    }

    private void connectorEnd(SyntaxNode end, TreePath path, Set<String> hidden) {
        if (end instanceof MappingNode m) {
            m.entry("Id").ifPresent(e -> scalars(e.value(), path.child("Id"), NameUse.Kind.CONNECTOR, hidden));
            m.entries().stream().filter(e -> !e.name().equals("Id")).forEach(e -> visit(e.value(), path.child(e.name()), hidden));
        } else if (end instanceof SequenceNode s) {
            for (int i = 0; i < s.items().size(); i++) {
                connectorEnd(s.items().get(i).value(), path.child(i), hidden);
            }
        }
    }

    /** One scalar, or each of a sequence. */
    private void scalars(SyntaxNode node, TreePath path, NameUse.Kind kind, Set<String> hidden) {
        if (node instanceof ScalarNode s) {
            // SAM has !Ref Function.Version and Function.Alias.
            int dot = kind == NameUse.Kind.REF ? s.value().indexOf('.') : -1;
            int end = dot < 0 ? s.value().length() : dot;
            if (!hidden.contains(s.value())) {
                add(s, 0, end, kind, path);
            }
        } else if (node instanceof SequenceNode s) {
            for (int i = 0; i < s.items().size(); i++) {
                scalars(s.items().get(i).value(), path.child(i), kind, hidden);
            }
        }
    }

    private void add(ScalarNode scalar, int from, int to, NameUse.Kind kind, TreePath path) {
        new ScalarSplice(document, scalar).place(from, to)
                .ifPresent(span -> uses.add(new NameUse(scalar.value().substring(from, to), kind, path, span)));
    }

    private static Set<String> with(Set<String> hidden, SyntaxNode name) {
        Set<String> more = new HashSet<>(hidden);
        if (name instanceof ScalarNode s) {
            more.add(s.value());
        }
        return more;
    }

    /** {@code Resources/Id}, also inside loops. */
    private boolean isResource(TreePath path) {
        List<String> steps = path.steps();
        int at = template.steps().size();
        return steps.size() > at + 1 && steps.get(at).equals("Resources")
                && (steps.size() == at + 2 || steps.get(at + 1).startsWith("Fn::ForEach::"));
    }

    /** The properties of a connector: of a resource of its own, or below {@code Connectors} of another one. */
    private boolean isConnector(TreePath path) {
        if (path.isRoot() || !path.last().equals("Properties") || path.steps().size() < 2) {
            return false;
        }
        TreePath owner = path.parent();
        boolean embedded = !owner.isRoot() && owner.parent().steps().size() > 0 && owner.parent().last().equals("Connectors");
        boolean own = document.find(owner.child("Type")).orElse(null) instanceof ScalarNode s && s.value().equals("AWS::Serverless::Connector");
        return embedded || own;
    }
}
