package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** Values for the parameters of a template. Pure but for the variables it is given. */
final class Parameters {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private Parameters() {}

    /**
     * The values to send.
     *
     * @param deployed names that the stack has values for already; a value that is not said again stays
     * @param variables of the process; null for one that is not set
     * @throws DeployException for a value that is missing or means nothing
     */
    static List<Parameter> of(Tree template, Environment environment, Set<String> deployed, UnaryOperator<String> variables) {
        Map<String, Tree> declared = template.get("Parameters").<Map<String, Tree>>map(Tree::entries).orElse(Map.of());
        for (String name : environment.parameters().keySet()) {
            if (!declared.containsKey(name)) {
                throw new DeployException("The environment " + environment.name() + " gives a value for \"" + name + "\", which is no parameter of the template. Its parameters: "
                        + (declared.isEmpty() ? "none" : String.join(", ", declared.keySet())) + ".");
            }
        }
        List<Parameter> values = new ArrayList<>();
        declared.forEach((name, declaration) -> {
            String given = environment.parameters().get(name);
            if (given != null) {
                values.add(Parameter.builder().parameterKey(name).parameterValue(filled(name, given, variables)).build());
            } else if (deployed.contains(name)) {
                values.add(Parameter.builder().parameterKey(name).usePreviousValue(true).build());
            } else if (declaration.get("Default").isEmpty()) {
                throw new DeployException("The template needs a value for \"" + name + "\". Give it in environments.json, under \"parameters\" of " + environment.name() + ".");
            }
        });
        return values;
    }

    private static String filled(String name, String text, UnaryOperator<String> variables) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            String value = variables.apply(variable.group(1));
            if (value == null) {
                throw new DeployException("The parameter \"" + name + "\" takes its value from " + variable.group(1) + ", which is not set. Set that variable and try again.");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
