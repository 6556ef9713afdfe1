package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The wish to see a design in a cloud.
 *
 * @param project the project folder, with generated code and template in step with the design
 */
public record DeployRequest(Path project, Design design, Environment environment) {
    /** What the deployment is called in the cloud. */
    public String stackName() {
        if (!environment.stack().isEmpty()) {
            return environment.stack();
        }
        String base = Names.kebab(design.name());
        return (base.isEmpty() || !Character.isLetter(base.charAt(0)) ? "drawbridge-" + base : base) + "-" + environment.name();
    }

    /** The same with more values for parameters, which hold before those of the environment and are written nowhere. */
    public DeployRequest withParameters(Map<String, String> values) {
        TreeMap<String, String> all = new TreeMap<>(environment.parameters());
        all.putAll(values);
        return new DeployRequest(project, design, environment.withParameters(all));
    }

    /** How commands that go on from here are written: {@code drawbridge deploy shop --env dev}. */
    public String command(String verb) {
        return "drawbridge " + verb + " " + project + " --env " + environment.name();
    }
}
