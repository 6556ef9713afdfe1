package dev.drawbridge.generators.java;

import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names and literals that Java takes, made from what the user wrote. */
final class JavaNames {
    /** Methods of every object without parameters; a record may not have a component of that name. */
    private static final Set<String> NO_COMPONENT = Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");
    /** A class of one of these names would hide, in its own package, a type that generated or usual code means. */
    private static final Set<String> NO_CLASS = Set.of(
            // java.lang, as of Java 25; a fixed list, so that a newer JDK never renames a user's class
            "AbstractMethodError", "Appendable", "ArithmeticException", "ArrayIndexOutOfBoundsException", "ArrayStoreException", "AssertionError",
            "AutoCloseable", "Boolean", "BootstrapMethodError", "Byte", "Character", "CharSequence", "Class", "ClassCastException", "ClassCircularityError",
            "ClassFormatError", "ClassLoader", "ClassNotFoundException", "ClassValue", "Cloneable", "CloneNotSupportedException", "Comparable", "Compiler",
            "Deprecated", "Double", "Enum", "EnumConstantNotPresentException", "Error", "Exception", "ExceptionInInitializerError", "Float",
            "FunctionalInterface", "IO", "IllegalAccessError", "IllegalAccessException", "IllegalArgumentException", "IllegalCallerException",
            "IllegalMonitorStateException", "IllegalStateException", "IllegalThreadStateException", "IncompatibleClassChangeError",
            "IndexOutOfBoundsException", "InheritableThreadLocal", "InstantiationError", "InstantiationException", "Integer", "InternalError",
            "InterruptedException", "Iterable", "LayerInstantiationException", "LinkageError", "Long", "MatchException", "Math", "Module", "ModuleLayer",
            "NegativeArraySizeException", "NoClassDefFoundError", "NoSuchFieldError", "NoSuchFieldException", "NoSuchMethodError",
            "NoSuchMethodException", "NullPointerException", "Number", "NumberFormatException", "Object", "OutOfMemoryError", "Override", "Package",
            "Process", "ProcessBuilder", "ProcessHandle", "Readable", "Record", "ReflectiveOperationException", "Runnable", "Runtime",
            "RuntimeException", "RuntimePermission", "SafeVarargs", "ScopedValue", "SecurityException", "SecurityManager", "Short", "StackOverflowError",
            "StackTraceElement", "StackWalker", "StrictMath", "String", "StringBuffer", "StringBuilder", "StringIndexOutOfBoundsException",
            "StringTemplate", "SuppressWarnings", "System", "Thread", "ThreadDeath", "ThreadGroup", "ThreadLocal", "Throwable",
            "TypeNotPresentException", "UnknownError", "UnsatisfiedLinkError", "UnsupportedClassVersionError", "UnsupportedOperationException",
            "VerifyError", "VirtualMachineError", "Void", "WrongThreadException",
            // what the first text of the class and of its test name
            "HttpRequest", "HttpResponse", "HttpException", "Batch", "BatchResult", "BusEvent", "Change", "Delivery", "ObjectEvent", "Tick", "Invocation", "Json",
            // with "Handler" behind it, types that the adapter means
            "Request", "RequestStream",
            "Page", "Paging", "Range", "List", "Map", "Set", "Optional", "Instant", "BigDecimal", "StandardCharsets", "Test", "Assertions");

    private JavaNames() {}

    /** The class of a function. */
    static String functionClass(String name) {
        String pascal = Names.pascal(name);
        return pascal.isEmpty() || NO_CLASS.contains(pascal) ? pascal + "Function" : pascal;
    }

    /** A record component for each attribute name, all different. */
    static List<String> components(List<String> attributes) {
        return distinct(attributes.stream().map(JavaNames::component).toList(), Set.of());
    }

    private static String component(String attribute) {
        String camel = Names.camel(attribute);
        if (camel.isEmpty()) {
            return "field";
        }
        return NO_COMPONENT.contains(camel) ? camel + "_" : Character.isDigit(camel.charAt(0)) ? "_" + camel : camel;
    }

    /** The names in the same order; one that is there already gets the smallest number that makes it new. */
    static List<String> distinct(List<String> wishes, Collection<String> taken) {
        Set<String> used = new HashSet<>(taken);
        List<String> out = new ArrayList<>();
        for (String wish : wishes) {
            String name = wish;
            for (int n = 2; !used.add(name); n++) {
                name = wish + n;
            }
            out.add(name);
        }
        return out;
    }

    /** A variable for a card: {@code products}, or {@code productsTable} where the short name is taken or a word of Java. */
    static String variable(String cardName, String suffix, Collection<String> taken) {
        String camel = Names.camel(cardName);
        boolean free = !camel.isEmpty() && !camel.endsWith("_") && !taken.contains(camel);
        return free ? camel : (camel.endsWith("_") ? camel.substring(0, camel.length() - 1) : camel) + suffix;
    }

    /** {@code Stock} for {@code stock}. */
    static String capital(String component) {
        return component.isEmpty() ? component : Character.toUpperCase(component.charAt(0)) + component.substring(1);
    }

    /** A string literal with its quotes. */
    static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' || c > 126 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    /** Text that may stand in a comment: it cannot end the comment or start an escape. */
    static String comment(String text) {
        return text.replace("*/", "* /").replace("\\", "\\\\").replace("@", "{@literal @}").replace("<", "&lt;").replaceAll("[\\r\\n]+", " ");
    }
}
