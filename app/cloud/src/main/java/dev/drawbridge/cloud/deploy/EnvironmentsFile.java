package dev.drawbridge.cloud.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code environments.json} of a project: where it is deployed to. Belongs under version control, so it holds no secret; a parameter
 * that is one is written as {@code ${NAME}} and taken from the process's environment.
 *
 * <pre>
 * { "environments": {
 *     "dev":        { "profile": "sandbox", "region": "eu-west-1" },
 *     "production": { "profile": "live", "region": "eu-west-1", "stack": "shop", "production": true,
 *                     "parameters": { "ApiKey": "${SHOP_API_KEY}" } } } }
 * </pre>
 *
 * Without the file there is one environment, {@code dev}, with the settings of the cloud's own configuration.
 */
public final class EnvironmentsFile {
    /** Where it is in the project folder. */
    public static final String NAME = "environments.json";
    private static final Set<String> KEYS = Set.of("target", "profile", "region", "stack", "parameters", "endpoint", "production", "template", "traffic", "takeOver");

    private final Path file;

    /** The file of a project, which need not be there. */
    public EnvironmentsFile(Path project) {
        this.file = project.resolve(NAME);
    }

    /**
     * All environments, in the order of the file.
     *
     * @throws DeployException if the file cannot be understood
     */
    public List<Environment> all() {
        if (!Files.exists(file)) {
            return List.of(Environment.named(Environment.FIRST));
        }
        JsonNode environments = JsonFile.read(file).path("environments");
        if (!environments.isObject() || environments.isEmpty()) {
            throw new DeployException(NAME + " holds no \"environments\"; write { \"environments\": { \"dev\": {} } } to begin with.");
        }
        List<Environment> found = new ArrayList<>();
        environments.properties().forEach(entry -> found.add(read(entry.getKey(), entry.getValue())));
        return found;
    }

    /**
     * The environment of that name.
     *
     * @throws DeployException if there is none, with the names there are
     */
    public Environment find(String name) {
        List<Environment> all = all();
        return all.stream().filter(environment -> environment.name().equals(name)).findFirst()
                .orElseThrow(() -> new UnknownPlaceException("There is no environment \"" + name + "\". There are: "
                        + all.stream().map(Environment::name).collect(Collectors.joining(", ")) + ". Add it to " + NAME + "."));
    }

    /** Adds an environment or puts it in the place of the one with its name; the others keep what they say. */
    public void save(Environment environment) {
        ObjectNode root = Files.exists(file) ? (ObjectNode) JsonFile.read(file) : JsonFile.object();
        ObjectNode json = root.withObject("environments").putObject(environment.name());
        put(json, "target", environment.target().equals(Environment.AWS) ? "" : environment.target());
        put(json, "profile", environment.profile());
        put(json, "region", environment.region());
        put(json, "stack", environment.stack());
        put(json, "endpoint", environment.endpoint());
        if (environment.production()) {
            json.put("production", true);
        }
        if (environment.takeOver()) {
            json.put("takeOver", true);
        }
        put(json, "template", environment.form() == Environment.Form.SAM ? "" : environment.form().id());
        TrafficJson.write(json, environment.traffic());
        if (!environment.parameters().isEmpty()) {
            ObjectNode parameters = json.putObject("parameters");
            environment.parameters().forEach(parameters::put);
        }
        JsonFile.write(file, root);
    }

    /**
     * Takes an environment out of the file. What is deployed there stays.
     *
     * @throws DeployException for the last one
     */
    public void remove(String name) {
        ObjectNode root = Files.exists(file) ? (ObjectNode) JsonFile.read(file) : JsonFile.object();
        ObjectNode environments = root.withObject("environments");
        if (environments.size() <= 1) {
            throw new DeployException("A project has one environment at least. Add another before you take " + name + " away.");
        }
        environments.remove(name);
        JsonFile.write(file, root);
    }

    private static void put(ObjectNode json, String key, String value) {
        if (!value.isEmpty()) {
            json.put(key, value);
        }
    }

    private static Environment read(String name, JsonNode json) {
        if (!json.isObject()) {
            throw wrong(name, "is no object");
        }
        for (var entry : json.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw wrong(name, "has \"" + entry.getKey() + "\", which means nothing; known are " + KEYS.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        TreeMap<String, String> parameters = new TreeMap<>();
        json.path("parameters").properties().forEach(entry -> parameters.put(entry.getKey(), scalar(name, entry.getKey(), entry.getValue())));
        return new Environment(name, text(name, json, "target", Environment.AWS), text(name, json, "profile", ""), text(name, json, "region", ""),
                text(name, json, "stack", ""), parameters, text(name, json, "endpoint", ""), json.path("production").asBoolean(false), form(name, json),
                TrafficJson.read(json.path("traffic"), what -> wrong(name, what)), json.path("takeOver").asBoolean(false));
    }

    private static Environment.Form form(String name, JsonNode json) {
        String said = text(name, json, "template", Environment.Form.SAM.id());
        for (Environment.Form form : Environment.Form.values()) {
            if (form.id().equals(said)) {
                return form;
            }
        }
        throw wrong(name, "has \"template\": \"" + said + "\"; known are sam and cloudformation");
    }

    private static String text(String name, JsonNode json, String key, String otherwise) {
        return json.has(key) ? scalar(name, key, json.get(key)) : otherwise;
    }

    private static String scalar(String name, String key, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw wrong(name, "has no text for \"" + key + "\"");
        }
        return value.asString();
    }

    private static DeployException wrong(String name, String what) {
        return new DeployException(NAME + ": the environment \"" + name + "\" " + what + ".");
    }
}
