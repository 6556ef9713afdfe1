package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the methods of a table that is kept in memory. */
final class InMemoryTable {
    private final PortPlan.TablePort table;
    private final TableMethods methods;
    private final String item;

    InMemoryTable(PortPlan.TablePort table) {
        this.table = table;
        this.methods = new TableMethods(table);
        this.item = table.item().typeName();
    }

    String fill(TextTemplate template, TextTemplate paging) {
        List<String> bodies = methods.all().stream().map(method -> "@Override\npublic " + method.signature() + " {\n    " + body(method).replace("\n", "\n    ") + "\n}").toList();
        boolean pages = methods.all().stream().anyMatch(method -> method.does() == TableMethods.Does.QUERY || method.does() == TableMethods.Does.SCAN);
        String keyValues = String.join(", ", table.keys().stream()
                // equal numbers may be written with different scales
                .map(key -> key.type() == ValueType.DECIMAL ? key.component() + ".stripTrailingZeros()" : key.component()).toList());
        return template.fill("type", "InMemory" + table.facts().typeName(), "port", table.facts().typeName(), "item", item, "eachKey", keyOf("each"),
                "methods", JavaSource.members(bodies), "keyParameters", methods.keyParameters(), "keyValues", keyValues,
                "paging", pages ? paging.fill("item", item) : "");
    }

    /** {@code each.id(), each.at()}. */
    private String keyOf(String variable) {
        return String.join(", ", table.keys().stream().map(key -> variable + "." + key.component() + "()").toList());
    }

    private String keyArguments() {
        return "key(" + String.join(", ", methods.keyNames()) + ")";
    }

    private String body(TableMethods.Method method) {
        return switch (method.does()) {
            case GET -> "return Optional.ofNullable(this.items.get(" + keyArguments() + "));";
            case GET_ALL -> "return keys.stream().distinct().map(this::get).flatMap(Optional::stream).toList();";
            case QUERY -> query(method);
            case SCAN -> "return page(items(), paging);";
            case PUT -> "this.items.put(key(" + keyOf("item") + "), item);";
            case PUT_IF_ABSENT -> "return this.items.putIfAbsent(key(" + keyOf("item") + "), item) == null;";
            case PUT_ALL -> "items.forEach(this::put);";
            case UPDATE -> update();
            case DELETE -> "this.items.remove(" + keyArguments() + ");";
            case ADD -> add(method);
            case TAKE -> take(method);
        };
    }

    private String query(TableMethods.Method method) {
        Member partition = method.members().getFirst();
        String wanted = method.names().getFirst();
        List<String> locals = JavaNames.distinct(List.of("found", "item"), method.names());
        String found = locals.get(0);
        String each = locals.get(1);
        String paging = method.names().get(2);
        StringBuilder out = new StringBuilder("List<" + item + "> " + found + " = items().stream()\n");
        out.append("        .filter(").append(each).append(" -> ").append(same(partition, each + "." + partition.component() + "()", wanted)).append(")\n");
        if (method.members().size() == 1) {
            return out.append("        .toList();\nreturn page(").append(found).append(", ").append(paging).append(");").toString();
        }
        Member sort = method.members().get(1);
        String value = each + "." + sort.component() + "()";
        String present = sort.key() ? "" : value + " != null && ";
        out.append("        .filter(").append(each).append(" -> ").append(present).append(method.names().get(1)).append(".holds(").append(value).append("))\n");
        out.append("        .sorted(Comparator.comparing(").append(item).append("::").append(sort.component()).append("))\n        .toList();\n");
        return out.append("return page(").append(found).append(", ").append(paging).append(");").toString();
    }

    private static String same(Member member, String value, String wanted) {
        if (member.type() == ValueType.DECIMAL) {
            return (member.key() ? "" : value + " != null && ") + value + ".compareTo(" + wanted + ") == 0";
        }
        return "Objects.equals(" + value + ", " + wanted + ")";
    }

    private String update() {
        List<String> values = new ArrayList<>();
        for (Member member : table.item().members()) {
            String value = "item." + member.component() + "()";
            String old = "old." + member.component() + "()";
            String absent = member.type() == ValueType.TEXT_LIST ? value + ".isEmpty()" : value + " == null";
            values.add(member.key() ? value : absent + " ? " + old + " : " + value);
        }
        return item + " old = this.items.getOrDefault(key(" + keyOf("item") + "), item);\n"
                + "put(new " + item + "(\n        " + String.join(",\n        ", values) + "));";
    }

    private String add(TableMethods.Method method) {
        Member counter = method.members().getFirst();
        List<String> locals = JavaNames.distinct(List.of("old", "sum"), method.names());
        String old = locals.get(0);
        String sum = locals.get(1);
        String amount = method.names().getLast();
        String value = old + "." + counter.component() + "()";
        String total = counter.type() == ValueType.WHOLE ? "(" + value + " == null ? 0 : " + value + ") + " + amount
                : value + " == null ? " + amount + " : " + value + ".add(" + amount + ")";
        return item + " " + old + " = this.items.getOrDefault(" + keyArguments() + ", " + item + ".of(" + String.join(", ", methods.keyNames()) + "));\n"
                + counter.type().bare() + " " + sum + " = " + total + ";\n"
                + "put(" + old + ".with" + JavaNames.capital(counter.component()) + "(" + sum + "));\nreturn " + sum + ";";
    }

    private String take(TableMethods.Method method) {
        Member counter = method.members().getFirst();
        String old = JavaNames.distinct(List.of("old"), Set.copyOf(method.names())).getFirst();
        String amount = method.names().getLast();
        String value = old + "." + counter.component() + "()";
        boolean whole = counter.type() == ValueType.WHOLE;
        String short0 = whole ? value + " < " + amount : value + ".compareTo(" + amount + ") < 0";
        String rest = whole ? value + " - " + amount : value + ".subtract(" + amount + ")";
        return item + " " + old + " = this.items.get(" + keyArguments() + ");\n"
                + "if (" + old + " == null || " + value + " == null || " + short0 + ") {\n    return false;\n}\n"
                + "put(" + old + ".with" + JavaNames.capital(counter.component()) + "(" + rest + "));\nreturn true;";
    }
}
