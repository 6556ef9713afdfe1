package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.ParameterMissing;
import dev.drawbridge.cloud.deploy.TemplateParameter;
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

    /** What a template asks for, in its order. */
    static List<TemplateParameter> declared(Tree template) {
        List<TemplateParameter> all = new ArrayList<>();
        template.get("Parameters").<Map<String, Tree>>map(Tree::entries).orElse(Map.of()).forEach((name, said) -> {
            String type = said.get("Type").flatMap(Tree::asText).orElse("String");
            boolean hidden = said.get("NoEcho").map(TreeText::of).filter("true"::equalsIgnoreCase).isPresent();
            all.add(new TemplateParameter(name, type, said.get("Default").map(TreeText::of), said.get("Description").flatMap(Tree::asText).orElse(""),
                    hidden || type.equals("String") && Masked.isSecret(name), said.get("AllowedValues").map(values -> values.items().stream().map(TreeText::of).toList()).orElse(List.of())));
        });
        return all;
    }

    /**
     * The values to send.
     *
     * @param deployed names that the stack has values for already; a value that is not said again stays
     * @param variables of the process; null for one that is not set
     * @throws DeployException for a value that is missing or means nothing
     */
    static List<Parameter> of(Tree template, Environment environment, Set<String> deployed, UnaryOperator<String> variables) {
        List<TemplateParameter> declared = declared(template);
        List<String> names = declared.stream().map(TemplateParameter::name).toList();
        for (String name : environment.parameters().keySet()) {
            if (!names.contains(name)) {
                throw new DeployException("The environment " + environment.name() + " gives a value for \"" + name + "\", which is no parameter of the template. Its parameters: "
                        + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
            }
        }
        List<Parameter> values = new ArrayList<>();
        for (TemplateParameter parameter : declared) {
            String name = parameter.name();
            String given = environment.parameters().get(name);
            if (given != null) {
                values.add(Parameter.builder().parameterKey(name).parameterValue(filled(name, given, variables)).build());
            } else if (deployed.contains(name)) {
                values.add(Parameter.builder().parameterKey(name).usePreviousValue(true).build());
            } else if (parameter.otherwise().isEmpty()) {
                throw new ParameterMissing(parameter, environment.name());
            }
        }
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
