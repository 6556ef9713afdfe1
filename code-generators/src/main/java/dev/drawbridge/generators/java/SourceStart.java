package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.List;
import java.util.Optional;

/**
 * Something that starts a function and comes as plain JSON, for which Lambda's own classes are wanting or do not say what it is: records of Kafka, messages of brokers, lines of logs,
 * questions of user pools and APIs. The adapter reads the JSON itself. One row for each sort.
 *
 * @param sort which it is
 * @param cards names of the sources
 * @param brief for questions of APIs: whether HTTP APIs take the short answer
 */
record SourceStart(Sort sort, List<String> cards, boolean brief) implements EventStart {
    SourceStart {
        cards = List.copyOf(cards);
    }

    /** What comes. */
    enum Sort {
        KAFKA("kafka", "KafkaEvents", "records", "KafkaRecords", "", "Works on records of %s; if it throws, all of them come again.",
                "records.entries().forEach(entry -> System.out.println(\"Got \" + entry.value()));", "worksOnRecords", ".of(\"hello\")"),
        BROKER("broker", "BrokerEvents", "messages", "BrokerMessages", "", "Works on messages of %s; if it throws, all of them come again.",
                "messages.entries().forEach(entry -> System.out.println(\"Got \" + entry.body()));", "worksOnMessagesOfTheBroker", ".of(\"hello\")"),
        DOCUMENTS("documents", "DocumentEvents", "changes", "DocumentChanges", "", "Works on changes of documents of %s; if it throws, all of them come again.",
                "changes.entries().forEach(entry -> System.out.println(entry.operation() + \" of \" + entry.document()));", "worksOnChangesOfDocuments", ".inserted(\"hello\")"),
        LOGS("logs", "LogEvents", "lines", "LogLines", "", "Works on lines of %s.",
                "lines.lines().forEach(line -> System.out.println(\"Read \" + line.text()));", "worksOnLines", ".of(\"hello\")"),
        SKILL("skill", "SkillEvents", "request", "SkillRequest", "SkillAnswer", "Answers what people say to %s.",
                "return ${result}.say(\"You said \" + request.intent());", "answersAnIntent", ".of(\"Hello\")"),
        USERS("user", "UserEvents", "event", "UserEvent", "UserAnswer", "Has its say while users of %s sign up and in; who throws refuses.",
                "System.out.println(event.trigger() + \" of \" + event.userName());\nreturn ${result}.proceed();", "letsUsersIn", ".of(\"PreSignUp_SignUp\", \"a@example.com\")"),
        ACCESS("access", "AccessEvents", "request", "AccessRequest", "AccessDecision", "Says who may call %s.",
                "return request.bearer().equals(\"let-me-in\") ? ${result}.allow(\"somebody\") : ${result}.deny();", "turnsStrangersAway", ".of(\"Bearer wrong\")");

        private final String shape;
        private final String adapter;
        private final String variable;
        private final String type;
        private final String result;
        private final String story;
        private final String body;
        private final String test;
        private final String sample;

        Sort(String shape, String adapter, String variable, String type, String result, String story, String body, String test, String sample) {
            this.shape = shape;
            this.adapter = adapter;
            this.variable = variable;
            this.type = type;
            this.result = result;
            this.story = story;
            this.body = body;
            this.test = test;
            this.sample = sample;
        }
    }

    @Override
    public Handle handle(Starter starter) {
        String result = sort.result.isEmpty() ? "void" : starter.event(sort.result);
        return new Handle(sort.story.formatted(JavaNames.comment(String.join(" or ", cards))), result, starter.event(sort.type) + " " + sort.variable, sort.body.replace("${result}", result));
    }

    @Override
    public Example example(Starter starter) {
        Optional<String> expected = switch (sort) {
            case USERS -> Optional.of(starter.event(sort.result) + ".proceed()");
            case ACCESS -> Optional.of(starter.event(sort.result) + ".deny()");
            case SKILL -> Optional.of(starter.event(sort.result) + ".say(\"You said Hello\")");
            case KAFKA, BROKER, DOCUMENTS, LOGS -> Optional.empty();
        };
        return new Example(sort.test, starter.event(sort.type) + sort.sample, expected, Optional.empty());
    }

    @Override
    public boolean isTree() {
        return true;
    }

    @Override
    public Lambda lambda(JavaSource unit, FunctionCode code, int alike) {
        String call = switch (sort) {
            case SKILL, USERS -> sort.adapter + ".answer(event, function::handle)";
            case ACCESS -> "AccessEvents.answer(event, " + brief + ", function::handle)";
            case KAFKA, BROKER, DOCUMENTS, LOGS -> "Calls.run(() -> function.handle(" + sort.adapter + "." + sort.variable + "(event)));";
        };
        return new Lambda("", sort.result.isEmpty() ? Optional.empty() : Optional.of("String"), call, "EventShapes." + sort.shape + "(event)", List.of(sort.adapter));
    }

    @Override
    public List<GeneratedFile> types(FunctionCode code) {
        GeneratedFile what = SharedTypes.resource(code, code.eventsPackage(), sort.type);
        return sort.result.isEmpty() ? List.of(what) : List.of(what, SharedTypes.resource(code, code.eventsPackage(), sort.result));
    }
}
