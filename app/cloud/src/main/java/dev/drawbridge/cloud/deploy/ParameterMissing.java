package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.Names;

/** A template asks for a value that nobody gave. Whoever can ask the user does, and tries again. */
public final class ParameterMissing extends DeployException {
    private static final long serialVersionUID = 1L;
    private final transient TemplateParameter parameter;

    /** @param environment its name */
    public ParameterMissing(TemplateParameter parameter, String environment) {
        super("The template needs a value for \"" + parameter.name() + "\"" + (parameter.secret()
                ? ", which is secret. Let environments.json say where it is found, under \"parameters\" of " + environment + ": \"" + parameter.name() + "\": \"${" + Names.constant(parameter.name())
                        + "}\", a variable of the process; or give it once with --parameter. The cloud keeps it from then on."
                : ". Give it in environments.json, under \"parameters\" of " + environment + ", or with --parameter " + parameter.name() + "=VALUE."));
        this.parameter = parameter;
    }

    public TemplateParameter parameter() {
        return parameter;
    }
}
