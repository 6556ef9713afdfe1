package dev.drawbridge.generators.java;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class that the handler setting of somebody's own template names: {@code com.example.App::handleRequest}.
 *
 * @param packageName empty for a class without a package
 * @param className of the outermost class
 * @param setting as the template has it
 */
public record OwnHandler(String packageName, String className, String setting) {
    private static final Pattern CLASS = Pattern.compile("((?:[\\p{L}_$][\\w$]*\\.)*)([\\p{L}_][\\w]*)(?:\\$[\\w$]+)?(::[\\p{L}_$][\\w$]*)?");
    private static final String IMAGE = "Image";

    /**
     * The class of a card that was found in a template, also where it is compiled to machine code and runs on a runtime of the operating
     * system; empty for other languages, for container images and for cards whose code is ours.
     */
    public static Optional<OwnHandler> of(Node function) {
        if (!Adoption.isAdopted(function) || Adoption.isDrawn(function) || isImage(function)) {
            return Optional.empty();
        }
        Optional<Value> runtime = function.field("runtime");
        Optional<String> name = runtime.flatMap(Value::asText);
        // a handler names a method with two colons in Java only, once; scripts begin with a small letter
        boolean certain = name.filter(text -> text.startsWith("java")).isPresent();
        boolean possible = certain || name.isEmpty() || name.filter(text -> text.startsWith("provided")).isPresent();
        return !possible ? Optional.empty() : function.field("handler").flatMap(Value::asText).map(CLASS::matcher).filter(Matcher::matches)
                .filter(matcher -> certain || matcher.group(3) != null || runtime.isEmpty() && Character.isUpperCase(matcher.group(2).charAt(0)))
                .map(matcher -> new OwnHandler(matcher.group(1).replaceFirst("\\.$", ""), matcher.group(2), matcher.group()));
    }

    /** Whether a card that was found in a template is a function of Lambda's Java runtimes. The newest one is what a card has that names none. */
    public static boolean runsJava(Node function) {
        Optional<Value> runtime = function.field("runtime");
        Optional<String> name = runtime.flatMap(Value::asText);
        boolean named = name.filter(text -> text.startsWith("java")).isPresent() || name.isEmpty() && of(function).isPresent();
        return !isImage(function) && named;
    }

    private static boolean isImage(Node function) {
        return function.field("imageUri").isPresent() || function.field("packageType").flatMap(Value::asText).filter(IMAGE::equals).isPresent();
    }
}
