package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import java.util.ArrayList;
import java.util.List;

/** The first text of the user's class: plain Java, typed by the wires. It is written once. */
final class CoreSource {
    private static final TextTemplate TYPE = TextTemplate.of("""
            /** ${story} */
            public class ${type} {
                ${fields}

                ${constructor}

                ${handles}
            }
            """);
    private static final TextTemplate CONSTRUCTOR = TextTemplate.of("""
            public ${type}(${parameters}) {
                ${assignments}
            }
            """);
    private static final TextTemplate HANDLE = TextTemplate.of("""
            /** ${story} */
            public ${result} handle(${parameter}) {
                ${body}
            }
            """);

    private final FunctionPlan plan;
    private final JavaSource unit;
    private final Starter starter;

    private CoreSource(FunctionPlan plan) {
        this.plan = plan;
        this.unit = new JavaSource(plan.code().packageName(), plan.code().className());
        this.starter = new Starter(plan, unit);
    }

    static GeneratedFile of(FunctionPlan plan) {
        return new GeneratedFile(plan.code().sourcePath(), new CoreSource(plan).text(), Ownership.USER_OWNED);
    }

    private String text() {
        List<String> fields = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        for (PortPlan port : plan.ports()) {
            String declared = starter.port(port.facts().typeName()) + " " + port.facts().variable();
            fields.add("private final " + declared + ";");
            parameters.add(declared);
            assignments.add("this." + port.facts().variable() + " = " + port.facts().variable() + ";");
        }
        String constructor = fields.isEmpty() ? ""
                : CONSTRUCTOR.fill("type", plan.code().className(), "parameters", String.join(", ", parameters), "assignments", String.join("\n", assignments));
        return unit.text(TYPE.fill("story", "The function " + JavaNames.comment(plan.name()) + ".", "type", plan.code().className(),
                "fields", String.join("\n", fields), "constructor", constructor, "handles", JavaSource.members(plan.starts().stream().map(this::handle).toList())));
    }

    private String handle(StartPlan start) {
        return switch (start) {
            case StartPlan.Http http -> handle(routes(http), starter.event("HttpResponse"), starter.event("HttpRequest") + " request", starter.answer());
            case StartPlan.QueueBatch queue -> handle("Works on messages of the queue " + JavaNames.comment(queue.card()) + "; one that throws comes again.",
                    starter.event("BatchResult"), starter.event(queue.typeName()) + " batch",
                    "return batch.each(message -> " + starter.consume("message", queue.message()) + ");");
            case StartPlan.TopicMessage topic -> handle("Works on a message of the topic " + JavaNames.comment(topic.card()) + ".", "void",
                    starter.event(topic.typeName()) + " notification", starter.consume("notification.message()", topic.message()) + ";");
            case StartPlan.BucketEvent bucket -> handle("Something happened in " + JavaNames.comment(String.join(" or ", bucket.cards())) + ".", "void",
                    starter.event("ObjectEvent") + " event", "System.out.println(event.event() + \": \" + event.key() + \", \" + event.size() + \" bytes\");");
            case StartPlan.ScheduleTick tick -> handle("It is time: " + JavaNames.comment(String.join(" or ", tick.cards())) + ".", "void",
                    starter.event("Tick") + " tick", "System.out.println(\"It is \" + tick.time());");
            case EventStart other -> {
                EventStart.Handle method = other.handle(starter);
                yield handle(method.story(), method.result(), method.parameter(), method.body());
            }
            case StartPlan.Invocation invocation -> handle("Answers a call; what is returned is sent back as JSON.", "Object",
                    starter.event("Invocation") + " invocation", "return invocation.input(Object.class);");
        };
    }

    private static String routes(StartPlan.Http http) {
        List<String> routes = http.routes().stream().map(route -> route.method() + " " + route.path()).toList();
        return routes.isEmpty() ? "Answers requests." : "Answers " + JavaNames.comment(String.join(", ", routes)) + ".";
    }

    private static String handle(String story, String result, String parameter, String body) {
        return HANDLE.fill("story", story, "result", result, "parameter", parameter, "body", body);
    }
}
