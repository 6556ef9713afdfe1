package dev.drawbridge.generators.java;

/** How the function is called with each sort of event, as the class that Lambda starts says it. */
record AwsCalls(FunctionPlan plan, JavaSource unit) {
    String rest(StartPlan.Http http, String event) {
        return "RestEvents.answer(" + event + ", function::handle" + String.join("", http.origins().stream().map(origin -> ", " + JavaNames.literal(origin)).toList()) + ")";
    }

    String queue(StartPlan.QueueBatch queue, String event) {
        String batch = unit.type(plan.code().eventsPackage() + "." + queue.typeName());
        return "QueueEvents.response(Calls.call(() -> function.handle(new " + batch + "(QueueEvents.deliveries(" + event + ")))))";
    }

    String topic(StartPlan.TopicMessage topic, String event) {
        String notification = unit.type(plan.code().eventsPackage() + "." + topic.typeName());
        String message = topic.message().plainText() ? "message.getMessage()"
                : unit.type(plan.code().eventsPackage() + ".Json") + ".read(message.getMessage(), " + unit.type(plan.code().portsPackage() + "." + topic.message().typeName()) + ".class)";
        return "for (SNSEvent.SNSRecord record : " + event + ".getRecords()) {\n    SNSEvent.SNS message = record.getSNS();\n"
                + "    Calls.run(() -> function.handle(new " + notification + "(\n            " + message
                + ",\n            message.getMessageId(), TopicEvents.attributes(message), TopicEvents.time(message))));\n}";
    }

    String bucket(String event) {
        return "BucketEvents.events(" + event + ").forEach(each -> Calls.run(() -> function.handle(each)));";
    }

    String json() {
        return unit.type(plan.code().eventsPackage() + ".Json");
    }
}
