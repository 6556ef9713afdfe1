package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first text of the user's test: it runs the first text of the class with ports in memory. It is written once. */
final class TestSource {
    private static final TextTemplate TYPE = TextTemplate.of("""
            class ${type} {
                ${fields}

                ${tests}
            }
            """);
    private static final TextTemplate TEST = TextTemplate.of("""
            @${annotation}
            void ${name}() {
                ${body}
            }
            """);

    private final FunctionPlan plan;
    private final JavaSource unit;
    private final Starter starter;
    private final List<String> names = new ArrayList<>();

    private TestSource(FunctionPlan plan) {
        this.plan = plan;
        this.unit = new JavaSource(plan.code().packageName(), plan.code().className() + "Test", List.of(plan.code().className()));
        this.starter = new Starter(plan, unit);
    }

    static GeneratedFile of(FunctionPlan plan) {
        return new GeneratedFile(plan.code().testPath(), new TestSource(plan).text(), Ownership.USER_OWNED);
    }

    private String text() {
        List<String> fields = new ArrayList<>();
        for (PortPlan port : plan.ports()) {
            String type = starter.port(InMemorySource.typeName(port));
            fields.add("private final " + type + " " + port.facts().variable() + " = new " + type + "();");
        }
        String arguments = String.join(", ", plan.ports().stream().map(port -> port.facts().variable()).toList());
        fields.add("private final " + plan.code().className() + " function = new " + plan.code().className() + "(" + arguments + ");");
        List<String> tests = new ArrayList<>();
        plan.starts().forEach(start -> tests(start, tests));
        return unit.text(TYPE.fill("type", plan.code().className() + "Test", "fields", String.join("\n", fields), "tests", JavaSource.members(tests)));
    }

    private void tests(StartPlan start, List<String> tests) {
        switch (start) {
            case StartPlan.Http http -> http(tests);
            case StartPlan.QueueBatch queue -> tests.add(test("worksOnABatchOf" + queue.pascal(),
                    equal(starter.event("BatchResult") + ".done()", "function.handle(" + starter.event(queue.typeName()) + ".of(" + starter.sample(queue.message()) + "))")
                            + kept(queue.message())));
            case StartPlan.TopicMessage topic -> tests.add(test("worksOnAMessageOf" + topic.pascal(),
                    fine("function.handle(" + starter.event(topic.typeName()) + ".of(" + starter.sample(topic.message()) + "))") + kept(topic.message())));
            case StartPlan.BucketEvent bucket -> tests.add(test("takesAnObjectThatCame",
                    fine("function.handle(" + starter.event("ObjectEvent") + ".created(" + JavaNames.literal(bucket.cards().getFirst()) + ", \"photo.jpg\", 3))")));
            case StartPlan.ScheduleTick tick -> tests.add(test("takesATick",
                    fine("function.handle(" + starter.event("Tick") + ".at(" + unit.type("java.time.Instant") + ".EPOCH))")));
            case EventStart other -> {
                EventStart.Example example = other.example(starter);
                String call = "function.handle(" + example.event() + ")";
                tests.add(test(example.name(), example.expected().map(expected -> equal(expected, call)).orElseGet(() -> fine(call))
                        + example.message().map(this::kept).orElse("")));
            }
            case StartPlan.Invocation invocation -> tests.add(test("answersACall",
                    equal("\"hello\"", "function.handle(" + starter.event("Invocation") + ".of(\"hello\"))")));
        }
    }

    private void http(List<String> tests) {
        Optional<PortPlan> reader = starter.reader();
        Optional<PortPlan> writer = starter.writer();
        reader.ifPresent(port -> reads(port, tests));
        Optional<PortPlan> remover = starter.remover();
        remover.ifPresent(port -> tests.add(test("removesWhatIsNamed", removes(port))));
        writer.ifPresent(port -> tests.add(test("takesWhatIsPosted", writes(port))));
        if (reader.isEmpty() && writer.isEmpty() && remover.isEmpty()) {
            tests.add(test("answersARequest", status("200", starter.event("HttpRequest") + ".get(\"/\")")));
        }
    }

    private void reads(PortPlan port, List<String> tests) {
        String request = starter.keyed("GET", port);
        if (!(port instanceof PortPlan.TablePort table)) {
            tests.add(test("answersWithTheObject", port.facts().variable() + ".hold(\"one\", \"hello\");\n" + status("200", request)));
            tests.add(test("anObjectThatIsNotThereIs404", status("404", request)));
            return;
        }
        tests.add(test("answersWithTheItem", table.facts().variable() + ".hold(" + starter.sample(table.item()) + ");\n" + status("200", request)));
        if (starter.single(table)) {
            tests.add(test("anItemThatIsNotThereIs404", status("404", request)));
        }
    }

    private String removes(PortPlan port) {
        String variable = port.facts().variable();
        boolean table = port instanceof PortPlan.TablePort;
        String hold = variable + ".hold(" + (port instanceof PortPlan.TablePort held ? starter.sample(held.item()) : "\"one\", \"hello\"") + ");\n";
        return hold + status("204", starter.keyed("DELETE", port)) + "\n" + equal("0", variable + (table ? ".items()" : ".objects()") + ".size()");
    }

    private String writes(PortPlan port) {
        String variable = port.facts().variable();
        return switch (port) {
            case PortPlan.TablePort table -> posted(table.item(), "item", "201", variable + ".items()", starter.told(table));
            case PortPlan.QueuePort queue -> posted(queue.message(), "message", "202", variable + ".sent()", "");
            case PortPlan.TopicPort topic -> posted(topic.message(), "message", "202", variable + ".published()", "");
            case PortPlan.BucketPort bucket -> status("201", starter.keyed("PUT", bucket) + ".withBody(\"hello\")") + "\n"
                    + equal(unit.type("java.util.Set") + ".of(\"one\")", variable + ".objects().keySet()");
            case ServicePort service -> {
                ServicePort.Use use = service.use(starter).orElseThrow();
                yield (use.before().isEmpty() ? "" : use.before() + "\n") + status(use.status(), use.request()) + (use.after().isEmpty() ? "" : "\n" + use.after());
            }
            case PortPlan.FunctionPort function -> variable + ".answers(\"hello\");\n" + status("200", starter.event("HttpRequest") + ".of(\"POST\", \"/\")");
        };
    }

    /** Posts a sample and looks for it where it has to be then. */
    private String posted(Shape shape, String local, String status, String kept, String parts) {
        String list = unit.type("java.util.List") + ".of(";
        if (shape.plainText()) {
            return status(status, starter.event("HttpRequest") + ".of(\"POST\", \"/\").withBody(\"hello\")") + "\n" + equal(list + "\"hello\")", kept);
        }
        return starter.port(shape.typeName()) + " " + local + " = " + starter.sample(shape) + ";\n"
                + status(status, starter.event("HttpRequest") + ".post(\"/\", " + local + ")" + parts) + "\n" + equal(list + local + ")", kept);
    }

    /** That the message has left an item in the table that keeps it. */
    private String kept(Shape message) {
        return starter.keeper(message).map(table -> "\n" + equal("1", table.facts().variable() + ".items().size()")).orElse("");
    }

    private String status(String status, String request) {
        return equal(status, "function.handle(" + request + ").status()");
    }

    private String equal(String expected, String actual) {
        return unit.type("org.junit.jupiter.api.Assertions") + ".assertEquals(" + expected + ", " + actual + ");";
    }

    private String fine(String call) {
        return unit.type("org.junit.jupiter.api.Assertions") + ".assertDoesNotThrow(() -> " + call + ");";
    }

    private String test(String name, String body) {
        String free = JavaNames.distinct(List.of(name), names).getFirst();
        names.add(free);
        return TEST.fill("annotation", unit.type("org.junit.jupiter.api.Test"), "name", free, "body", body);
    }
}
