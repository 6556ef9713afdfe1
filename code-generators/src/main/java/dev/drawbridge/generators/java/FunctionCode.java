package dev.drawbridge.generators.java;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the code of one function is and what its classes are called: the one place that generators, templates, the build
 * and the editor ask.
 *
 * @param folder of its Maven project inside the project folder: {@code functions/search}; {@code .} for the project folder itself
 * @param basePackage of the whole project, for shared types: {@code com.example.petstore}
 * @param packageName of the user's class: {@code com.example.petstore.search}
 * @param className of the user's class: {@code Search}; {@code StringFunction} for a card called "string", because a class
 *     {@code String} would hide Java's own
 * @param ownHandler Lambda's handler setting where the user's class is the handler itself, in a build of the user's own, from which an
 *     imported template takes it; empty where ours calls it
 */
public record FunctionCode(String folder, String basePackage, String packageName, String className, String ownHandler) {
    /** Behind these folders of a path is what a build makes. */
    private static final Pattern BUILD_OUTPUT = Pattern.compile("(^|/)(target|build)(/.*)?$");

    /** Names for a function card of the design. */
    public static FunctionCode of(Design design, Node function) {
        String base = design.settings().javaPackage();
        Optional<OwnHandler> own = OwnHandler.of(function).filter(_ -> OwnHandler.runsJava(function));
        if (own.isPresent()) {
            return new FunctionCode(ownFolder(function), base, own.get().packageName(), own.get().className(), own.get().setting());
        }
        return new FunctionCode("functions/" + Names.kebab(function.name()), base, base + "." + Names.packageWord(function.name()),
                JavaNames.functionClass(function.name()), "");
    }

    /** The folder of the build that makes what a card of somebody's own template names as its code; the template's own folder where it names none. */
    public static String ownFolder(Node function) {
        String uri = function.field("codeUri").flatMap(Value::asText).orElse(".").replace('\\', '/').replaceAll("^(\\./)+|/+$", "");
        String folder = BUILD_OUTPUT.matcher(uri).replaceFirst("");
        return folder.isEmpty() || folder.endsWith(".jar") || folder.endsWith(".zip") ? "." : folder;
    }

    /** Whether the user's class is Lambda's handler itself, built by the user's own build; nothing is generated for it then. */
    public boolean isOwn() {
        return !ownHandler.isEmpty();
    }

    /** The user's handler class, written once. */
    public String sourcePath() {
        return folder + "/src/main/java/" + (packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/") + className + ".java";
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
        return isOwn() ? ownHandler : awsPackage() + "." + className + "Handler::handleRequest";
    }
}
