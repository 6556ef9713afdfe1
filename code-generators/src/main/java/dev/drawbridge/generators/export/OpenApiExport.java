package dev.drawbridge.generators.export;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The routes of each API card as an OpenAPI description, for those who call it: no vendor stands in it. Source: the OpenAPI Specification 3.0.
 */
final class OpenApiExport {
    /** The id of the format. */
    static final String ID = "openapi";
    private static final List<String> KINDS = List.of("http-api", "rest-api");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]*)\\+?}");
    private static final String TOKEN = "token";

    private final DesignIndex index;
    private final WireTable table;

    private OpenApiExport(Design design, WireTable table) {
        this.index = new DesignIndex(design);
        this.table = table;
    }

    static Export of(Design design, WireTable table) {
        OpenApiExport writer = new OpenApiExport(design, table);
        List<GeneratedFile> files = new ArrayList<>();
        List<Portability> cards = new ArrayList<>();
        for (Node api : design.nodes().values()) {
            if (KINDS.contains(api.kind())) {
                List<String> differences = new ArrayList<>();
                Tree description = writer.description(api, differences);
                files.add(new GeneratedFile("openapi/" + Names.kebab(api.name()) + ".yaml", Exports.MARK + new Emitter(DocumentStyle.STANDARD).emit(description), Ownership.PATCHED));
                cards.add(new Portability(api.name(), api.kind(), differences.isEmpty() ? Portability.Level.EXACT : Portability.Level.APPROXIMATE, String.join(" ", differences)));
            }
        }
        return new Export(ID, files, cards);
    }

    private Tree description(Node api, List<String> differences) {
        boolean guarded = !index.into(api.id(), WireRole.AUTHORIZE).isEmpty();
        SequencedMap<String, SequencedMap<String, Tree>> paths = new LinkedHashMap<>();
        Map<String, Integer> names = new TreeMap<>();
        for (Wire wire : index.outOf(api.id(), WireRole.CALL)) {
            Node to = index.to(wire);
            Optional<WireRule> row = table.find(api.kind(), wire.role(), to.kind());
            for (Value.Entries route : row.map(rule -> rule.rows(wire, WireTable.ROUTES)).orElse(List.of())) {
                String path = route.text("path").orElse("/");
                if (path.contains("+}")) {
                    differences.add("OpenAPI has no word for a path that takes all that follows, so " + path + " is written as one step.");
                }
                boolean open = !guarded || !route.get("authorize").flatMap(Value::asFlag).orElse(true);
                SequencedMap<String, Tree> methods = paths.computeIfAbsent(path.replace("+}", "}"), _ -> new LinkedHashMap<>());
                String method = route.text("method").orElse("GET").toUpperCase(Locale.ROOT);
                for (String each : method.equals("ANY") ? METHODS : List.of(method)) {
                    methods.putIfAbsent(each.toLowerCase(Locale.ROOT), operation(to, path, open, names));
                }
            }
        }
        SequencedMap<String, Tree> all = new LinkedHashMap<>();
        paths.forEach((path, methods) -> all.put(path, new Tree.Map(methods)));
        Tree whole = Tree.map("openapi", Tree.string("3.0.3")).with("info", Tree.map("title", Tree.string(api.name())).with("version", Tree.string("1.0")))
                .with("paths", new Tree.Map(all));
        return guarded ? whole.with("components", Tree.map("securitySchemes", Tree.map(TOKEN,
                Tree.map("type", Tree.string("http")).with("scheme", Tree.string("bearer")).with("bearerFormat", Tree.string("JWT"))))) : whole;
    }

    private static Tree operation(Node to, String path, boolean open, Map<String, Integer> names) {
        String name = Names.camel(to.name());
        int count = names.merge(name, 1, Integer::sum);
        Tree operation = Tree.map("operationId", Tree.string(count == 1 ? name : name + count)).with("summary", Tree.string(to.name()));
        List<Tree> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            parameters.add(Tree.map("name", Tree.string(variables.group(1))).with("in", Tree.string("path")).with("required", Tree.bool(true))
                    .with("schema", Tree.map("type", Tree.string("string"))));
        }
        operation = parameters.isEmpty() ? operation : operation.with("parameters", Tree.seq(parameters));
        operation = open ? operation : operation.with("security", Tree.seq(Tree.map(TOKEN, Tree.seq())));
        SequencedMap<String, Tree> responses = new LinkedHashMap<>();
        responses.put("200", Tree.map("description", Tree.string("What " + to.name() + " answers")));
        if (!open) {
            responses.put("401", Tree.map("description", Tree.string("No token, or one that does not hold")));
        }
        return operation.with("responses", new Tree.Map(responses));
    }
}
