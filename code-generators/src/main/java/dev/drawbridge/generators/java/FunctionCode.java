package dev.drawbridge.generators.java;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;

/**
 * Where the code of one function is and what its classes are called: the one place that generators, templates, the build
 * and the editor ask.
 *
 * @param folder of its Maven project inside the project folder: {@code functions/search}
 * @param basePackage of the whole project, for shared types: {@code com.example.petstore}
 * @param packageName of the user's class: {@code com.example.petstore.search}
 * @param className of the user's class: {@code Search}; {@code StringFunction} for a card called "string", because a class
 *     {@code String} would hide Java's own
 */
public record FunctionCode(String folder, String basePackage, String packageName, String className) {
    /** Names for a function card of the design. */
    public static FunctionCode of(Design design, Node function) {
        String base = design.settings().javaPackage();
        return new FunctionCode("functions/" + Names.kebab(function.name()), base, base + "." + Names.packageWord(function.name()),
                JavaNames.functionClass(function.name()));
    }

    /** The user's handler class, written once. */
    public String sourcePath() {
        return folder + "/src/main/java/" + packageName.replace('.', '/') + "/" + className + ".java";
    }

    /** The user's test of it, written once. */
    public String testPath() {
        return folder + "/src/test/java/" + packageName.replace('.', '/') + "/" + className + "Test.java";
    }

    /** The root of generated sources. */
    public String generatedRoot() {
        return folder + "/src/generated/java";
    }

    /** The root of generated test sources: in-memory ports. */
    public String generatedTestRoot() {
        return folder + "/src/generated/test";
    }

    /** The function's pom, written once. */
    public String pomPath() {
        return folder + "/pom.xml";
    }

    /** The parent of the function's pom, with what its wires need. */
    public String generatedPomPath() {
        return folder + "/src/generated/pom.xml";
    }

    /** Package of shared event types: {@code com.example.petstore.events}. */
    public String eventsPackage() {
        return basePackage + ".events";
    }

    /** Package of the ports and their types: {@code com.example.petstore.ports}. */
    public String portsPackage() {
        return basePackage + ".ports";
    }

    /** Package of the AWS adapter: {@code com.example.petstore.search.aws}. */
    public String awsPackage() {
        return packageName + ".aws";
    }

    /** Lambda's handler setting: {@code com.example.petstore.search.aws.SearchHandler::handleRequest}. */
    public String awsHandler() {
        return awsPackage() + "." + className + "Handler::handleRequest";
    }
}
