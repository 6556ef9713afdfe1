package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of a table's items.
 *
 * @param card name of the table
 * @param pascal of it: {@code Orders}
 */
record TableChanges(String card, String pascal, Shape item) implements EventStart {
    private static final TextTemplate BATCH = TextTemplate.of("""
            import java.util.ArrayList;
            import java.util.List;

            /** Changes of the table ${table}; those of one item in their order, so that after one that fails the rest comes again. */
            public final class ${type} extends Batch<Change<${item}>> {
                public ${type}(List<Delivery> deliveries) {
                    super(deliveries, true);
                }

                /** A batch of those changes, for tests. */
                @SafeVarargs
                public static ${type} of(Change<${item}>... changes) {
                    List<Delivery> deliveries = new ArrayList<>();
                    for (Change<${item}> change : changes) {
                        deliveries.add(Delivery.of("change-" + (deliveries.size() + 1), change.json()));
                    }
                    return new ${type}(deliveries);
                }

                @Override
                protected Change<${item}> read(String body) {
                    return Change.read(body, ${item}.class);
                }
            }
            """);

    private String typeName() {
        return pascal + "Changes";
    }

    @Override
    public Handle handle(Starter starter) {
        return new Handle("Works on changes of the table " + JavaNames.comment(card) + "; from one that throws on they come again.", starter.event("BatchResult"),
                starter.event(typeName()) + " changes", "return changes.each(change -> System.out.println(\"Got \" + change));");
    }

    @Override
    public Example example(Starter starter) {
        return new Example("worksOnChangesOf" + pascal, starter.event(typeName()) + ".of(" + starter.event("Change") + ".inserted(" + starter.sample(item) + "))",
                Optional.of(starter.event("BatchResult") + ".done()"), Optional.empty());
    }

    @Override
    public Lambda lambda(JavaSource unit, FunctionCode code, int alike) {
        String batch = unit.type(code.eventsPackage() + "." + typeName());
        return new Lambda("com.amazonaws.services.lambda.runtime.events.DynamodbEvent", Optional.of("com.amazonaws.services.lambda.runtime.events.StreamsEventResponse"),
                "TableEvents.response(Calls.call(() -> function.handle(new " + batch + "(TableEvents.deliveries(%s)))))",
                "EventShapes.table(event)" + EventStart.isOf(alike, card, "Table"), List.of("TableEvents"));
    }

    @Override
    public Map<Shape, String> records() {
        return Map.of(item, "An item of the table " + JavaNames.comment(card) + ".");
    }

    @Override
    public List<GeneratedFile> types(FunctionCode code) {
        JavaSource unit = new JavaSource(code.eventsPackage(), typeName());
        String record = unit.type(code.portsPackage() + "." + item.typeName());
        return List.of(SharedTypes.resource(code, code.eventsPackage(), "Change"),
                SharedTypes.file(code, unit, unit.text(BATCH.fill("table", JavaNames.comment(card), "type", typeName(), "item", record))));
    }

    @Override
    public Map<String, String> claims() {
        return Map.of(pascal, card);
    }
}
