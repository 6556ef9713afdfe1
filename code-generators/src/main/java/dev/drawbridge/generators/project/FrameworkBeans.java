package dev.drawbridge.generators.project;

import dev.drawbridge.generators.java.OwnHandler;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The user's own class behind a handler of Quarkus, Spring Cloud Function or Micronaut, which they find by the name of a bean. Sources: "AWS Lambda" in the guides of Quarkus
 * ({@code quarkus.lambda.handler}), "AWS Lambda" in the reference of Spring Cloud Function ({@code spring.cloud.function.definition}), and the guide of Micronaut AWS
 * ({@code micronaut.function.name}).
 *
 * @param bean that is named in the environment or the settings of the module; empty where the only one is meant
 */
record FrameworkBeans(Sort sort, Optional<String> bean) {
    private static final String FUNCTION = "\\b(Function|Consumer|Supplier)";
    private static final int MOST_FILES = 4_000;
    private static final int MOST_CHARACTERS = 400_000;

    /** Which framework runs what. */
    enum Sort {
        QUARKUS("io.quarkus.amazon.lambda.runtime.", "quarkus.lambda.handler"),
        QUARKUS_HTTP("io.quarkus.amazon.lambda.http.", ""),
        QUARKUS_FUNQY("io.quarkus.funqy.lambda.", "quarkus.funqy.export"),
        SPRING("org.springframework.cloud.function.adapter.aws.", "spring.cloud.function.definition"),
        MICRONAUT_HTTP("io.micronaut.function.aws.proxy.", ""),
        MICRONAUT("io.micronaut.function.aws.", "micronaut.function.name");

        private final String start;
        private final String setting;

        Sort(String start, String setting) {
            this.start = start;
            this.setting = setting;
        }
    }

    /** Of a function whose handler is a class of a framework; empty for a class of the user. */
    static Optional<FrameworkBeans> of(Node function, OwnHandler handler, Path module) {
        String type = handler.packageName() + "." + handler.className();
        for (Sort sort : Sort.values()) {
            if (type.startsWith(sort.start)) {
                return Optional.of(new FrameworkBeans(sort, sort.setting.isEmpty() ? Optional.empty() : environment(function, sort.setting).or(() -> settings(module, sort.setting))));
            }
        }
        return Optional.empty();
    }

    /** Names of settings are variables in capitals or not, with underscores. */
    private static Optional<String> environment(Node function, String setting) {
        String plain = setting.replace('.', '_');
        return function.field("environment").orElse(null) instanceof Value.Entries(Map<String, Value> variables)
                ? variables.entrySet().stream().filter(entry -> entry.getKey().replace('.', '_').equalsIgnoreCase(plain)).findFirst().flatMap(entry -> entry.getValue().asText()).flatMap(FrameworkBeans::first)
                : Optional.empty();
    }

    /** The first of several that are joined. */
    private static Optional<String> first(String said) {
        return Optional.of(said.split("[|,;]", 2)[0].strip()).filter(name -> !name.isEmpty());
    }

    private static Optional<String> settings(Path module, String setting) {
        Path resources = module.resolve("src/main/resources");
        try {
            Path properties = resources.resolve("application.properties");
            if (Files.isRegularFile(properties)) {
                Properties read = new Properties();
                read.load(new StringReader(text(properties)));
                if (read.getProperty(setting) != null) {
                    return first(read.getProperty(setting));
                }
            }
            for (String name : List.of("application.yml", "application.yaml")) {
                if (Files.isRegularFile(resources.resolve(name))) {
                    Tree tree = Document.parse(text(resources.resolve(name))).tree();
                    Optional<String> said = tree.at(setting.split("\\.")).or(() -> tree.get(setting)).flatMap(Tree::asText).flatMap(FrameworkBeans::first);
                    if (said.isPresent()) {
                        return said;
                    }
                }
            }
        } catch (IOException | SyntaxException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The file with the bean among those of the module: the one of that name, or the only one there is. */
    Optional<Path> in(List<Path> files) {
        if (bean.isPresent()) {
            return files.stream().limit(MOST_FILES).filter(file -> test(file, source -> isNamed(file, source, bean.get()))).findFirst();
        }
        List<Path> all = files.stream().limit(MOST_FILES).filter(file -> test(file, this::isAny)).limit(2).toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static boolean test(Path file, Predicate<String> wanted) {
        try {
            return Files.size(file) <= MOST_CHARACTERS && wanted.test(text(file));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private boolean isNamed(Path file, String source, String name) {
        String quoted = Pattern.quote(name);
        return switch (sort) {
            case QUARKUS -> isAny(source) && has(source, "@Named\\s*\\(\\s*(value\\s*=\\s*)?\"" + quoted + "\"");
            case QUARKUS_FUNQY -> has(source, "@Funq\\s*\\(\\s*(value\\s*=\\s*)?\"" + quoted + "\"") || has(source, "@Funq\\b") && has(source, "\\b" + quoted + "\\s*\\(");
            case MICRONAUT -> has(source, "@FunctionBean\\s*\\(\\s*(value\\s*=\\s*)?\"" + quoted + "\"") || has(source, "@Named\\s*\\(\\s*\"" + quoted + "\"") && isAny(source);
            case SPRING -> isBeanClass(source) && (has(source, "@(Component|Service|Named)\\s*\\(\\s*(value\\s*=\\s*)?\"" + quoted + "\"") || decapitalized(base(file)).equals(name))
                    || has(source, "@Bean\\s*\\(\\s*((name|value)\\s*=\\s*)?\\{?\\s*\"" + quoted + "\"")
                    || has(source, "@Bean\\b") && (has(source, FUNCTION + "\\s*<[^;{}]*>\\s+" + quoted + "\\s*\\(") || has(source, "\\bfun\\s+" + quoted + "\\s*\\("));
            case QUARKUS_HTTP, MICRONAUT_HTTP -> isAny(source);
        };
    }

    private boolean isAny(String source) {
        return switch (sort) {
            case QUARKUS -> isConcrete(source, "Request(Stream)?Handler");
            case QUARKUS_FUNQY -> has(source, "@Funq\\b");
            case QUARKUS_HTTP -> has(source, "(?m)^\\s*@Path\\s*\\([^)]*\\)\\s*(@\\w+(\\([^)]*\\))?\\s*)*(public\\s+)?(final\\s+)?class\\b");
            case MICRONAUT -> has(source, "@FunctionBean\\b");
            case MICRONAUT_HTTP -> has(source, "@Controller\\b");
            case SPRING -> isBeanClass(source) || has(source, "@Bean\\b") && (has(source, FUNCTION + "\\s*<[^;{}]*>\\s+\\w+\\s*\\(") || has(source, "\\bfun\\s+\\w+\\s*\\([^)]*\\)\\s*:?[^{=]*(Function|Consumer|Supplier|->)"));
        };
    }

    private static boolean isBeanClass(String source) {
        return isConcrete(source, "(Function|Consumer|Supplier)") && has(source, "@(Component|Service|Named)\\b");
    }

    /** Whether a class that is not abstract is of that type. */
    private static boolean isConcrete(String source, String type) {
        return has(source, "(?<!abstract )\\bclass\\s+\\w+[^{;]*(\\bimplements\\b|:)[^{;]*\\b" + type + "\\b");
    }

    private static boolean has(String source, String pattern) {
        return Pattern.compile(pattern).matcher(source).find();
    }

    private static String base(Path file) {
        return file.getFileName().toString().replaceFirst("[.][^.]*$", "");
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
