package dev.drawbridge.generators.export;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.graphql.SchemaFiles;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The schema of each GraphQL API card, for those who call it: what AppSync knows without being told stands in it, so that any tool for GraphQL can read it. Sources: "Scalar types in GraphQL" and
 * "Configuring authorization and authentication" in the developer guide of AppSync.
 */
final class GraphqlExport {
    /** The id of the format. */
    static final String ID = "graphql";
    private static final String KIND = "graphql-api";
    private static final List<String> SCALARS = List.of("AWSDate", "AWSDateTime", "AWSEmail", "AWSIPAddress", "AWSJSON", "AWSPhone", "AWSTime", "AWSTimestamp", "AWSURL");
    private static final Map<String, String> DIRECTIVES = directives();

    private GraphqlExport() {}

    private static Map<String, String> directives() {
        Map<String, String> all = new LinkedHashMap<>();
        List.of("aws_api_key", "aws_iam", "aws_oidc", "aws_lambda").forEach(name -> all.put(name, "on FIELD_DEFINITION | OBJECT"));
        all.put("aws_cognito_user_pools", "(cognito_groups: [String]) on FIELD_DEFINITION | OBJECT");
        all.put("aws_auth", "(cognito_groups: [String]) on FIELD_DEFINITION");
        all.put("aws_subscribe", "(mutations: [String]) on FIELD_DEFINITION");
        all.put("aws_publish", "(subscriptions: [String]) on FIELD_DEFINITION");
        return all;
    }

    /** @param files the text of a file, named as cards name it */
    static Export of(Design design, Function<String, Optional<String>> files) {
        List<GeneratedFile> written = new ArrayList<>();
        List<Portability> cards = new ArrayList<>();
        for (Node api : design.nodes().values()) {
            if (api.kind().equals(KIND)) {
                Optional<String> inline = api.field("schema").flatMap(Value::asText).filter(text -> !text.isBlank());
                Optional<String> file = SchemaFiles.file(api);
                Optional<String> schema = inline.or(() -> file.flatMap(files));
                schema.ifPresent(text -> written.add(new GeneratedFile("graphql/" + Names.kebab(api.name()) + ".graphql", Exports.MARK + "\n" + known(text) + text, Ownership.PATCHED)));
                cards.add(schema.isPresent() ? new Portability(api.name(), api.kind(), Portability.Level.EXACT, "")
                        : new Portability(api.name(), api.kind(), Portability.Level.IMPOSSIBLE, "Its schema " + file.map(path -> path + " ").orElse("") + "is not in the project."));
            }
        }
        return new Export(ID, written, cards);
    }

    /** Declarations of what the schema uses and does not declare. */
    private static String known(String schema) {
        StringBuilder text = new StringBuilder();
        for (String scalar : SCALARS) {
            if (has(schema, "\\b" + scalar + "\\b") && !has(schema, "\\bscalar\\s+" + scalar + "\\b")) {
                text.append("scalar ").append(scalar).append('\n');
            }
        }
        DIRECTIVES.forEach((name, rest) -> {
            if (has(schema, "@" + name + "\\b") && !has(schema, "\\bdirective\\s+@" + name + "\\b")) {
                text.append("directive @").append(name).append(rest.startsWith("(") ? "" : " ").append(rest).append('\n');
            }
        });
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private static boolean has(String schema, String pattern) {
        return Pattern.compile(pattern).matcher(schema).find();
    }
}
