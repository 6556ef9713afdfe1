package dev.drawbridge.generators.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every event of the framework, by its own JSON schema, against our table of words; skipped where osls is not installed. */
class EveryEventTest {
    /** Prints each event that the framework defines for AWS with the settings of its schema. */
    private static final String SCHEMAS = """
            const fs = require('fs'), path = require('path');
            const events = path.join(process.argv[1], 'lib/plugins/aws/package/compile/events');
            const found = {};
            const keys = s => !s ? [] : (s.properties ? Object.keys(s.properties) : []).concat(...[...(s.anyOf || []), ...(s.oneOf || []), ...(s.allOf || [])].map(keys));
            const schema = new Proxy({ defineFunctionEvent: (p, name, s) => { found[name] = keys(s); }, schema: { definitions: {} } },
                { get: (t, k) => k in t ? t[k] : () => {} });
            const serverless = { configSchemaHandler: schema, getProvider: () => ({ naming: {} }), service: { provider: {}, functions: {} } };
            for (const file of fs.readdirSync(events)) {
              const at = fs.statSync(path.join(events, file)).isDirectory() ? path.join(events, file, 'index.js') : path.join(events, file);
              if (fs.existsSync(at)) { const Event = require(at); if (typeof Event === 'function') { new Event(serverless, {}); } }
            }
            console.log(JSON.stringify(found));
            """;
    /** No event of SAM says the same; they are cards of their own. */
    private static final Set<String> CARDS = Set.of("alb", "cloudFront", "iotFleetProvisioning", "alexaSmartHome");
    /** What the wires do not show and other formats do not get: the report of an export names it. */
    private static final Map<String, Set<String>> LEFT = Map.of(
            "schedule", Set.of("inputPath", "inputTransformer", "method"), "sns", Set.of("displayName", "topicName"), "stream", Set.of("type", "consumer"),
            "s3", Set.of("existing", "forceDeploy"), "eventBridge", Set.of("description"), "cloudwatchEvent", Set.of("description"));
    /** Read with the API that they are routes of. */
    private static final Set<String> ROUTES = Set.of("http", "httpApi", "websocket");
    /** Sources beyond AWS's own queues, topics and streams, whose settings are kept as they are written. */
    private static final Set<String> BROKERS = Set.of("activemq", "rabbitmq", "kafka", "msk", "iot", "cognitoUserPool", "alexaSkill", "cloudwatchLog");

    @Test
    void hasItsWordsAndItsSettings() throws Exception {
        Program.require(List.of("osls", "--version"), "osls is not installed");
        Path program = Path.of(Program.run(List.of("sh", "-c", "command -v osls"), "").out().strip()).toRealPath();
        Path framework = program;
        while (!Files.exists(framework.resolve("package.json"))) {
            framework = framework.getParent();
        }
        Program.Result result = Program.run(List.of("node", "-e", SCHEMAS, framework.toString()), "");
        assertThat(result.code()).as(result.err()).isZero();
        Tree events = Document.parse(result.out()).tree();
        assertThat(events.entries()).hasSizeGreaterThan(15);
        events.entries().forEach((event, settings) -> {
            Optional<EventWord> word = EventWord.of(event, Tree.map());
            assertThat(word.isPresent()).as(event).isEqualTo(!CARDS.contains(event));
            if (word.isPresent() && !ROUTES.contains(event) && !BROKERS.contains(event)) {
                Set<String> known = new TreeSet<>(LEFT.getOrDefault(event, Set.of()));
                for (String other : List.of("", "schedule", "stream")) {
                    Tree value = switch (other) {
                        case "schedule" -> Tree.map("schedule", Tree.string("rate(1 day)")).with("method", Tree.string("scheduler"));
                        case "stream" -> Tree.map("type", Tree.string("kinesis"));
                        default -> Tree.map();
                    };
                    EventWord.of(event, value).orElseThrow().properties().forEach(property -> known.add(property.own().split("/")[0]));
                }
                assertThat(known).as(event).containsAll(settings.items().stream().flatMap(setting -> setting.asText().stream()).toList());
            }
        });
    }
}
