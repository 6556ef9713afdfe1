package dev.drawbridge.generators.java;

import java.util.List;

/** The record of an item or of a message: nothing in it is surprising when it is absent. */
final class RecordSource {
    private static final TextTemplate TYPE = TextTemplate.of("""
            import com.fasterxml.jackson.annotation.JsonProperty;
            import java.math.BigDecimal;
            import java.util.List;

            /**
             * ${story} A member that is absent is null; an absent list is empty.
             */
            public record ${type}(${components}) {
                ${constructor}

                ${factory}

                ${withers}

                ${plain}
            }
            """);
    private static final String PLAIN = """
            /** As a table keeps numbers: without zeros at the end, so that what is read equals what was stored. */
            private static BigDecimal plain(BigDecimal number) {
                BigDecimal shortest = number == null ? BigDecimal.ZERO : number.stripTrailingZeros();
                return number == null ? null : shortest.setScale(Math.max(0, shortest.scale()));
            }
            """;
    private static final TextTemplate CONSTRUCTOR = TextTemplate.of("""
            public ${type} {
                ${checks}
            }
            """);
    private static final TextTemplate WITHER = TextTemplate.of("""
            public ${type} with${capital}(${parameter}) {
                return new ${type}(${arguments});
            }
            """);

    private RecordSource() {}

    /** The record as a member of the package, told by a sentence. */
    static String text(JavaSource unit, Shape shape, String story) {
        String type = shape.typeName();
        List<Member> members = shape.members();
        String components = String.join(", ", members.stream().map(RecordSource::component).toList());
        List<String> checks = members.stream().map(member -> check(shape, member)).filter(check -> !check.isEmpty()).toList();
        List<String> withers = members.stream().filter(member -> !member.key())
                .map(member -> WITHER.fill("type", type, "capital", JavaNames.capital(member.component()), "parameter", member.parameter(),
                        "arguments", String.join(", ", members.stream().map(Member::component).toList())))
                .toList();
        return unit.text(TYPE.fill("story", story, "type", type, "components", components,
                "constructor", checks.isEmpty() ? "" : CONSTRUCTOR.fill("type", type, "checks", String.join("\n", checks)),
                "factory", factory(shape), "withers", JavaSource.members(withers),
                "plain", members.stream().anyMatch(member -> normalized(shape, member)) ? PLAIN : ""));
    }

    private static String component(Member member) {
        // the name in JSON is the one that was drawn
        String renamed = member.attribute().equals(member.component()) ? "" : "@JsonProperty(" + JavaNames.literal(member.attribute()) + ") ";
        return renamed + member.recordType() + " " + member.component();
    }

    /** Whether the member is a number of a table, which forgets zeros at the end; a message keeps them. */
    private static boolean normalized(Shape shape, Member member) {
        return !shape.keys().isEmpty() && member.type() == ValueType.DECIMAL;
    }

    private static String check(Shape shape, Member member) {
        String name = member.component();
        if (member.type() == ValueType.TEXT_LIST) {
            return name + " = " + name + " == null ? List.of() : List.copyOf(" + name + ");";
        }
        boolean required = member.key() && member.type() != ValueType.WHOLE;
        String missing = JavaNames.literal("An item needs its key " + member.attribute() + ".");
        String presence = required ? "if (" + name + " == null) {\n    throw new IllegalArgumentException(" + missing + ");\n}" : "";
        String plain = normalized(shape, member) ? name + " = plain(" + name + ");" : "";
        return presence + (presence.isEmpty() || plain.isEmpty() ? "" : "\n") + plain;
    }

    /** An item with its key alone, or an empty message, to be completed with {@code with...}. */
    private static String factory(Shape shape) {
        boolean taken = shape.keys().isEmpty() && shape.members().stream().anyMatch(member -> member.component().equals("empty"));
        if (taken || shape.keys().size() == shape.members().size()) {
            return "";
        }
        String parameters = String.join(", ", shape.keys().stream().map(Member::parameter).toList());
        String arguments = String.join(", ", shape.members().stream().map(RecordSource::initial).toList());
        String story = shape.keys().isEmpty() ? "/** A message with nothing in it yet. */" : "/** An item with its key alone. */";
        String name = shape.keys().isEmpty() ? "empty" : "of";
        return story + "\npublic static " + shape.typeName() + " " + name + "(" + parameters + ") {\n    return new " + shape.typeName() + "(" + arguments + ");\n}";
    }

    private static String initial(Member member) {
        return member.key() ? member.component() : member.type() == ValueType.TEXT_LIST ? "List.of()" : "null";
    }
}
