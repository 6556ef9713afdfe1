package dev.drawbridge.generators.graphql;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.graphql.Schema.Mark;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Fix;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is wrong between the schemas of GraphQL APIs and the wires that give their values: findings with file, line and column. */
public final class SchemaFindings {
    private static final String SCHEMA = "graphql-schema";
    private static final String FIELD = "graphql-field";

    private SchemaFindings() {}

    /** @param files the text of a file, named as cards name it; none where nothing is there */
    public static List<Finding> of(Design design, Function<String, Optional<String>> files) {
        List<Finding> found = new ArrayList<>();
        DesignIndex index = new DesignIndex(design);
        for (Node card : design.nodes().values()) {
            if (!card.kind().equals("graphql-api")) {
                continue;
            }
            Optional<String> inline = card.field("schema").flatMap(Value::asText).filter(text -> !text.isBlank());
            Optional<String> file = SchemaFiles.file(card);
            Optional<String> text = inline.or(() -> file.flatMap(files));
            if (text.isPresent()) {
                check(design, index, card, file.orElse("the schema of " + card.name()), text.get(), found);
            } else if (file.isPresent() && (Adoption.isAdopted(card) || card.field("schemaUri").isPresent())) {
                // a new card gets its file with the next save
                found.add(of(SCHEMA, card, Severity.ERROR, "The schema of " + card.name() + " should be in " + file.get() + ", but nothing is there. Put the file there, or change the card's schema file."));
            }
        }
        return found;
    }

    private static Finding of(String id, Node card, Severity severity, String sentence) {
        return new Finding(id, severity, new Subject.OfNode(card.id(), "schemaUri"), sentence);
    }

    private static String at(String file, Mark mark) {
        return file + ":" + mark.line() + ":" + mark.column() + ": ";
    }

    private static void check(Design design, DesignIndex index, Node card, String file, String text, List<Finding> found) {
        Schema schema;
        try {
            schema = Schema.parse(text);
        } catch (SyntaxException e) {
            found.add(of(SCHEMA, card, Severity.ERROR, file + ":" + e.line() + ":" + e.column() + ": " + e.sentence()));
            return;
        }
        unknown(card, file, schema, found);
        if (schema.root("query").isEmpty()) {
            found.add(of(SCHEMA, card, Severity.ERROR, file + ":1:1: The schema has no type Query, which every schema needs."));
        }
        Set<String> resolved = new HashSet<>();
        for (Wire wire : index.outOf(card.id(), WireRole.CALL)) {
            for (Value field : items(wire)) {
                resolved.add(field.display());
                if (schema.field(field.display()).isEmpty()) {
                    found.add(new Finding(FIELD, Severity.ERROR, new Subject.OfWire(wire.id(), WireTable.GRAPH_FIELDS), file + " has no " + field.display() + ", whose value "
                            + index.to(wire).name() + " should give. Write the field there, or take it from the wire.", without(wire, field)));
                }
            }
        }
        boolean alone = !Adoption.isAdopted(card) && index.outOf(card.id(), WireRole.ACCESS).isEmpty();
        for (String operation : List.of("query", "mutation")) {
            schema.root(operation).filter(_ -> alone).ifPresent(type -> type.fields().values().stream().filter(field -> !resolved.contains(type.name() + "." + field.name())).forEach(field ->
                    found.add(unresolved(index, card, at(file, field.mark()), type.name() + "." + field.name()))));
        }
        index.outOf(card.id(), WireRole.ACCESS).forEach(wire -> found.add(new Finding("graphql-resolver", Severity.INFO, new Subject.OfWire(wire.id(), WireTable.MODE), "Fields that "
                + index.to(wire).name() + " gives the values of are resolved by JavaScript or VTL of AppSync, which works in the cloud; a run on this machine refuses them. "
                + "Let a function give the values that you want to try here.", List.of())));
        schema.root("subscription").ifPresent(type -> found.add(of("graphql-subscription", card, Severity.INFO, at(file, type.mark())
                + "Subscriptions work in the cloud; a run on this machine answers queries and mutations only.")));
        boolean byIam = card.field("authentication").filter(Value.of("AWS_IAM")::equals).isPresent() && index.into(card.id(), WireRole.AUTHORIZE).isEmpty();
        index.into(card.id(), WireRole.CALL).stream().map(index::from).filter(caller -> caller.kind().equals("function") && !byIam && !schema.marks("aws_iam")).forEach(caller ->
                found.add(of("graphql-iam", card, Severity.WARNING, caller.name() + " signs what it asks of " + card.name() + ", but no type or field of " + file
                        + " has @aws_iam, so it gets no value. Mark what it may ask for.")));
    }

    private static Finding unresolved(DesignIndex index, Node card, String place, String field) {
        List<Fix> fixes = index.outOf(card.id(), WireRole.CALL).stream().map(wire -> new Fix("Let " + index.to(wire).name() + " give the value of " + field, fields(wire, with(items(wire), field)))).toList();
        return new Finding("graphql-unresolved", Severity.WARNING, new Subject.OfNode(card.id(), "schemaUri"), place + "Nothing gives the value of " + field
                + ", so it is always null. Add it to a wire from " + card.name() + " to a function.", fixes);
    }

    private static List<Fix> without(Wire wire, Value field) {
        List<Value> rest = new ArrayList<>(items(wire));
        rest.remove(field);
        return rest.isEmpty() ? List.of() : List.of(new Fix("Take " + field.display() + " from the wire", fields(wire, rest)));
    }

    private static List<Value> with(List<Value> fields, String more) {
        List<Value> all = new ArrayList<>(fields);
        all.add(Value.of(more));
        return all;
    }

    private static List<Value> items(Wire wire) {
        return wire.field(WireTable.GRAPH_FIELDS).map(Value::asItems).orElse(List.of());
    }

    private static Edit fields(Wire wire, List<Value> fields) {
        return new WireEdit.SetWireField(wire.id(), WireTable.GRAPH_FIELDS, Optional.of(Value.of(fields)));
    }

    /** Types that nothing defines. */
    private static void unknown(Node card, String file, Schema schema, List<Finding> found) {
        for (Schema.Type type : schema.types().values()) {
            for (Schema.Field field : type.fields().values()) {
                missing(schema, field.type()).ifPresent(name -> found.add(of(SCHEMA, card, Severity.ERROR, at(file, field.mark()) + "The field " + field.name() + " is of the type " + name + ", which the schema does not have.")));
                field.arguments().forEach(argument -> missing(schema, argument.type()).ifPresent(name -> found.add(of(SCHEMA, card, Severity.ERROR,
                        at(file, argument.mark()) + "The argument " + argument.name() + " is of the type " + name + ", which the schema does not have."))));
            }
        }
    }

    private static Optional<String> missing(Schema schema, String type) {
        String name = Schema.plain(type);
        return schema.types().containsKey(name) || Schema.KNOWN.contains(name) ? Optional.empty() : Optional.of(name);
    }
}
