package dev.drawbridge.cloud.deploy;

import dev.drawbridge.cloud.deploy.cost.Traffic;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.Collections;

/**
 * A place to deploy to. Texts are empty where nothing is said, and the cloud's own configuration decides. Holds no secret.
 *
 * @param name {@code dev}, {@code production}
 * @param target the cloud, as on the command line: {@code aws}
 * @param profile of the cloud's own configuration files
 * @param region of the cloud
 * @param stack what the whole deployment is called in the cloud; after project and environment when empty
 * @param parameters values for the template's parameters; {@code ${NAME}} stands for a variable of the process
 * @param endpoint another address than the cloud's own, for emulators
 * @param production asks for its name before anything is changed
 * @param form of the template that is sent
 * @param traffic that is assumed when costs are estimated
 * @param takeOver whether the stack may be one that somebody else made
 */
public record Environment(String name, String target, String profile, String region, String stack, SortedMap<String, String> parameters, String endpoint, boolean production, Form form, Traffic traffic,
        boolean takeOver) {
    /** The environment that every project has, with the target's own settings, until the project says otherwise. */
    public static final String FIRST = "dev";
    /** The target when none is said. */
    public static final String AWS = "aws";

    /** What the template is written in. */
    public enum Form {
        /** With the SAM transform, which the cloud expands. */
        SAM("sam"),
        /** Expanded by us, for endpoints that do not. */
        PLAIN("cloudformation");

        private final String id;

        Form(String id) {
            this.id = id;
        }

        /** As it is written in {@code environments.json}. */
        public String id() {
            return id;
        }
    }

    /** An environment with the usual form of its template and the usual assumptions. */
    public Environment(String name, String target, String profile, String region, String stack, SortedMap<String, String> parameters, String endpoint, boolean production) {
        this(name, target, profile, region, stack, parameters, endpoint, production, Form.SAM, Traffic.USUAL, false);
    }

    /** Checks the name, which becomes part of file names and of names in the cloud. */
    public Environment {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,39}")) {
            throw new DeployException("\"" + name + "\" cannot be the name of an environment: use letters, digits and -, with a letter first, 40 characters at most.");
        }
        if (!stack.isEmpty() && !stack.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
            throw new DeployException("\"" + stack + "\" cannot be the name of a stack: use letters, digits and -, with a letter first, 128 characters at most.");
        }
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** An environment of that name with nothing said. */
    public static Environment named(String name) {
        return new Environment(name, AWS, "", "", "", new TreeMap<>(), "", false);
    }

    /** The same under another name. */
    public Environment withName(String other) {
        return new Environment(other, target, profile, region, stack, parameters, endpoint, production, form, traffic, takeOver);
    }

    /** The same, asking twice or not. */
    public Environment withProduction(boolean isProduction) {
        return new Environment(name, target, profile, region, stack, parameters, endpoint, isProduction, form, traffic, takeOver);
    }

    /** The same with another profile. */
    public Environment withProfile(String other) {
        return new Environment(name, target, other, region, stack, parameters, endpoint, production, form, traffic, takeOver);
    }

    /** The same in another region. */
    public Environment withRegion(String other) {
        return new Environment(name, target, profile, other, stack, parameters, endpoint, production, form, traffic, takeOver);
    }

    /** The same under another name in the cloud. */
    public Environment withStack(String other) {
        return new Environment(name, target, profile, region, other, parameters, endpoint, production, form, traffic, takeOver);
    }

    /** The same with other values for the template's parameters. */
    public Environment withParameters(SortedMap<String, String> others) {
        return new Environment(name, target, profile, region, stack, others, endpoint, production, form, traffic, takeOver);
    }

    /** The same at another address. */
    public Environment withEndpoint(String other) {
        return new Environment(name, target, profile, region, stack, parameters, other, production, form, traffic, takeOver);
    }

    /** The same with another form of its template. */
    public Environment withForm(Form other) {
        return new Environment(name, target, profile, region, stack, parameters, endpoint, production, other, traffic, takeOver);
    }

    /** The same with other assumptions. */
    public Environment withTraffic(Traffic other) {
        return new Environment(name, target, profile, region, stack, parameters, endpoint, production, form, other, takeOver);
    }

    /** The same, deploying to a stack that somebody else made or not. */
    public Environment withTakeOver(boolean other) {
        return new Environment(name, target, profile, region, stack, parameters, endpoint, production, form, traffic, other);
    }

    /** Without the values of parameters, which may be secret. */
    @Override
    public String toString() {
        return "Environment[" + name + ", target=" + target + ", profile=" + profile + ", region=" + region + ", stack=" + stack + ", parameters=" + parameters.keySet() + ", endpoint=" + endpoint
                + ", production=" + production + ", form=" + form.id() + ", takeOver=" + takeOver + "]";
    }
}
