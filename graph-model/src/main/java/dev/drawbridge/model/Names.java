package dev.drawbridge.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that code and template share, derived from what the user calls a card: {@code pet-orders} is
 * {@code PetOrders} in Java and CloudFormation, {@code petOrders} as a variable, {@code PET_ORDERS} in the environment.
 */
public final class Names {
    /** Longest card name; an AWS function name may have 64 characters. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern PACKAGE_WORD = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]*");
    private static final Pattern WORD_END = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Set<String> JAVA_WORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const",
            "continue", "default", "do", "double", "else", "enum", "extends", "final", "finally", "float", "for", "goto", "if", "implements", "import",
            "instanceof", "int", "interface", "long", "native", "new", "package", "private", "protected", "public", "return", "short", "static",
            "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "try", "void", "volatile", "while", "true", "false",
            "null", "var", "record", "yield", "sealed", "permits", "when", "_");

    private Names() {}

    /** What is wrong with a card name, in one sentence; empty when it is fine. */
    public static Optional<String> problem(String name) {
        if (name.isBlank()) {
            return Optional.of("A card needs a name.");
        }
        if (name.length() > MAX_LENGTH) {
            return Optional.of("The name \"" + name + "\" has " + name.length() + " characters; " + MAX_LENGTH + " is the most.");
        }
        if (!ALLOWED.matcher(name).matches()) {
            return Optional.of("The name \"" + name + "\" must start with a letter and go on with letters, digits, spaces, - or _.");
        }
        return Optional.empty();
    }

    /** {@code PetOrders}. */
    public static String pascal(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : words(name)) {
            out.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }

    /** {@code petOrders}; a Java keyword gets a trailing underscore. */
    public static String camel(String name) {
        String pascal = pascal(name);
        String camel = pascal.isEmpty() ? "" : Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
        return isJavaWord(camel) ? camel + "_" : camel;
    }

    /** {@code PET_ORDERS}. */
    public static String constant(String name) {
        return String.join("_", words(name)).toUpperCase(Locale.ROOT);
    }

    /** {@code pet-orders}: folders, artifacts, queue and bucket names. */
    public static String kebab(String name) {
        return String.join("-", words(name)).toLowerCase(Locale.ROOT);
    }

    /** {@code petorders}: one word of a Java package name. */
    public static String packageWord(String name) {
        String word = String.join("", words(name)).toLowerCase(Locale.ROOT);
        return word.isEmpty() || isJavaWord(word) || Character.isDigit(word.charAt(0)) ? "app" + word : word;
    }

    /** What is wrong with a Java package, in one sentence; empty when it is fine. */
    public static Optional<String> packageProblem(String name) {
        for (String word : name.split("\\.", -1)) {
            if (!PACKAGE_WORD.matcher(word).matches() || isJavaWord(word)) {
                return Optional.of("The Java package \"" + name + "\" is none: write small words with dots between them that are no Java keywords, such as com.example.shop.");
            }
        }
        return Optional.empty();
    }

    /** Whether Java keeps the word for itself. */
    public static boolean isJavaWord(String word) {
        return JAVA_WORDS.contains(word);
    }

    /** The words of a name: split at everything that is no letter or digit, and where a capital follows a small letter. */
    public static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : WORD_END.split(name)) {
            if (!part.isEmpty()) {
                words.add(part);
            }
        }
        return words;
    }
}
