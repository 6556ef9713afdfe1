package dev.drawbridge.generators.java;

import java.util.List;

/** Writes a table's port on DynamoDB: typed keys and the mapping of items; the calls themselves are in {@code DynamoTable}. */
final class AwsTable {
    private static final TextTemplate TYPE = TextTemplate.of("""
            import java.math.BigDecimal;
            import java.util.Collection;
            import java.util.HashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;
            import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
            import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

            /** The table ${card} on DynamoDB. */
            final class ${type} implements ${port} {
                ${settings}

                ${methods}

                private static Map<String, AttributeValue> key(${keyParameters}) {
                    return Map.of(${keyEntries});
                }

                private static ${item} read(Map<String, AttributeValue> attributes) {
                    return new ${item}(
                            ${values});
                }

                private static Map<String, AttributeValue> write(${item} item) {
                    Map<String, AttributeValue> attributes = new HashMap<>();
                    ${puts}
                    return attributes;
                }
            }
            """);

    private final FunctionCode code;
    private final JavaSource unit;
    private final PortPlan.TablePort table;
    private final TableMethods methods;

    AwsTable(FunctionCode code, JavaSource unit, PortPlan.TablePort table) {
        this.code = code;
        this.unit = unit;
        this.table = table;
        this.methods = new TableMethods(table);
    }

    String text(String card, String type, String interfaceName) {
        String item = port(table.item().typeName());
        for (String shared : List.of("Page", "Paging", "Range")) {
            port(shared);
        }
        List<String> bodies = methods.all().stream()
                .map(method -> "@Override\npublic " + method.signature() + " {\n    " + body(method) + "\n}").toList();
        return TYPE.fill("card", card, "type", type, "port", interfaceName, "item", item,
                "settings", AwsPortSource.settings("DynamoDbClient", table)
                        .replace("private final DynamoDbClient client;", "private final DynamoTable<" + item + "> table;")
                        .replace("this.client = client;", "this.table = new DynamoTable<>(client, name, " + type + "::read, " + type + "::write);"),
                "methods", JavaSource.members(bodies), "keyParameters", methods.keyParameters(),
                "keyEntries", String.join(", ", table.keys().stream().map(key -> JavaNames.literal(key.attribute()) + ", DynamoTable.value(" + key.component() + ")").toList()),
                "values", String.join(",\n", table.item().members().stream().map(AwsTable::value).toList()),
                "puts", String.join("\n", table.item().members().stream()
                        .map(member -> "DynamoTable.put(attributes, " + JavaNames.literal(member.attribute()) + ", item." + member.component() + "());").toList()));
    }

    private String port(String name) {
        return unit.type(code.portsPackage() + "." + name);
    }

    private static String value(Member member) {
        String method = switch (member.type()) {
            case TEXT -> "text";
            case WHOLE -> "whole";
            case DECIMAL -> "decimal";
            case FLAG -> "flag";
            case TEXT_LIST -> "texts";
        };
        return "DynamoTable." + method + "(attributes, " + JavaNames.literal(member.attribute()) + ")";
    }

    private String keyArguments() {
        return "key(" + String.join(", ", methods.keyNames()) + ")";
    }

    private String itemKey() {
        return "key(" + String.join(", ", table.keys().stream().map(key -> "item." + key.component() + "()").toList()) + ")";
    }

    private String body(TableMethods.Method method) {
        String partition = JavaNames.literal(table.keys().getFirst().attribute());
        return switch (method.does()) {
            case GET -> "return this.table.get(" + keyArguments() + ");";
            case GET_ALL -> "return this.table.getAll(keys.stream().map(" + typeOfThis() + "::key).toList());";
            case QUERY -> query(method);
            case SCAN -> "return this.table.scan(paging);";
            case PUT -> "this.table.put(item);";
            case PUT_IF_ABSENT -> "return this.table.putIfAbsent(item, " + partition + ");";
            case PUT_ALL -> "this.table.putAll(items);";
            case UPDATE -> "this.table.update(" + itemKey() + ", item);";
            case DELETE -> "this.table.delete(" + keyArguments() + ");";
            case ADD -> count(method, "add");
            case TAKE -> count(method, "take");
        };
    }

    private String typeOfThis() {
        return AwsPortSource.typeName(table);
    }

    private String query(TableMethods.Method method) {
        Member partition = method.members().getFirst();
        boolean sorted = method.members().size() > 1;
        String sort = sorted ? JavaNames.literal(method.members().get(1).attribute()) + ", " + method.names().get(1) : "\"\", Range.all()";
        return "return this.table.query(" + JavaNames.literal(method.index()) + ", " + JavaNames.literal(partition.attribute())
                + ", DynamoTable.value(" + method.names().getFirst() + "), " + sort + ", " + method.names().get(2) + ");";
    }

    private String count(TableMethods.Method method, String call) {
        Member counter = method.members().getFirst();
        boolean whole = counter.type() == ValueType.WHOLE;
        String amount = whole ? "BigDecimal.valueOf(" + method.names().getLast() + ")" : method.names().getLast();
        String end = call.equals("add") && whole ? ".longValueExact()" : "";
        return "return this.table." + call + "(" + keyArguments() + ", " + JavaNames.literal(counter.attribute()) + ", " + amount + ")" + end + ";";
    }
}
