package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of <code>${...}</code> where they can be told from the file and those that it includes; what becomes of what only a
 * deployment knows, {@link Outside} says. Source: the framework's guide, "Variables", versions 3 and 4; stages and regions fall back to the framework's own.
 *
 * <p>Bounded: a file whose variables grow without end is left unresolved from there on. For one thread.
 */
final class Variables {
    private static final String STAGE = "dev";
    private static final String REGION = "us-east-1";
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)(?:\\([^)]*\\))?:(.*)", Pattern.DOTALL);
    private static final int MOST_NODES = 50_000;
    private static final int MOST_LENGTH = 64_000;
    private static final Pattern FILE = Pattern.compile("file\\(([^()]+)\\)(?::(.*))?", Pattern.DOTALL);

    private final Tree root;
    private final Function<String, Optional<Tree>> files;
    private final Outside outside;
    /** What is being looked up now: a variable that leads to itself is left alone. */
    private final Set<String> open = new HashSet<>();
    private int nodes;

    /**
     * @param files what a file beside this one says
     * @param outside what becomes of values that only a deployment knows
     */
    Variables(Tree root, Function<String, Optional<Tree>> files, Outside outside) {
        this.root = root;
        this.files = files;
        this.outside = outside;
    }

    /** The tree with what is known. */
    Tree resolved(Tree tree) {
        if (++nodes > MOST_NODES) {
            return tree;
        }
        return switch (tree) {
            case Tree.Scalar s -> s.kind() == Tree.Kind.STRING && s.text().contains("${") ? text(s) : s;
            case Tree.Seq(var items) -> Tree.seq(items.stream().map(this::resolved).toList());
            case Tree.Intrinsic(String name, Tree argument) -> new Tree.Intrinsic(name, name.equals("Fn::Sub") ? substituted(argument) : resolved(argument));
            case Tree.Map(var entries) -> {
                SequencedMap<String, Tree> known = new LinkedHashMap<>();
                entries.forEach((key, value) -> known.put(key, resolved(value)));
                yield Tree.map(known);
            }
        };
    }

    private Tree text(Tree.Scalar scalar) {
        String text = scalar.text();
        int start = text.indexOf("${");
        int end = start == 0 ? end(text, 0) : -1;
        if (end == text.length()) {
            return value(text.substring(2, end - 1)).map(Holes::closed).orElse(scalar);
        }
        return Holes.closed(Tree.string(inside(text)));
    }

    /** What already is a text with holes of CloudFormation keeps these. */
    private Tree substituted(Tree argument) {
        if (argument instanceof Tree.Scalar s && s.kind() == Tree.Kind.STRING && s.text().contains("${")) {
            return Tree.string(Holes.kept(inside(s.text())));
        }
        if (argument instanceof Tree.Seq(var items) && !items.isEmpty()) {
            List<Tree> known = new ArrayList<>(List.of(substituted(items.getFirst())));
            items.stream().skip(1).map(this::resolved).forEach(known::add);
            return Tree.seq(known);
        }
        return resolved(argument);
    }

    /** A text with the variables in it; those that are no text stay. */
    private String inside(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length() && out.length() < MOST_LENGTH) {
            int start = text.indexOf("${", at);
            int end = start < 0 ? -1 : end(text, start);
            if (end < 0) {
                break;
            }
            String variable = text.substring(start, end);
            out.append(text, at, start).append(value(variable.substring(2, variable.length() - 1)).flatMap(Holes::open).orElse(variable));
            at = end;
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Behind the brace that closes what opens there; -1 if none does. */
    private static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
                i++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The first of the alternatives that is known, if one is before the first that only a deployment knows. */
    private Optional<Tree> value(String expression) {
        if (++nodes > MOST_NODES || open.size() > 40) {
            return Optional.empty();
        }
        List<String> alternatives = alternatives(inside(expression));
        for (String alternative : alternatives) {
            Optional<Tree> found = one(alternative.strip());
            if (found.isPresent()) {
                return found.filter(tree -> !(tree instanceof Tree.Scalar s && s.text().contains("${") && s.text().equals("${" + expression + "}")));
            }
        }
        return outside.missing(alternatives);
    }

    private static List<String> alternatives(String expression) {
        List<String> found = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int from = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                found.add(expression.substring(from, i));
                from = i + 1;
            }
        }
        found.add(expression.substring(from));
        return found;
    }

    private Optional<Tree> one(String alternative) {
        if (alternative.length() > 1 && (alternative.startsWith("'") || alternative.startsWith("\"")) && alternative.charAt(alternative.length() - 1) == alternative.charAt(0)) {
            return Optional.of(Tree.string(alternative.substring(1, alternative.length() - 1)));
        }
        if (alternative.matches("-?[0-9]{1,15}")) {
            return Optional.of(new Tree.Scalar(alternative, Tree.Kind.INT));
        }
        if (alternative.equals("true") || alternative.equals("false")) {
            return Optional.of(Tree.bool(alternative.equals("true")));
        }
        Matcher file = FILE.matcher(alternative);
        if (file.matches()) {
            return included(file.group(1).strip(), Optional.ofNullable(file.group(2)).map(String::strip).orElse(""));
        }
        Matcher address = ADDRESS.matcher(alternative);
        if (!address.matches() || alternative.contains("${")) {
            return Optional.empty();
        }
        String at = address.group(2).strip();
        return switch (address.group(1)) {
            case "self" -> own(at);
            case "sls" -> at.equals("stage") ? stage() : Optional.empty();
            case "opt" -> at.equals("stage") && !isAsking("stage") ? option("stage") : Optional.empty();
            case "aws" -> at.equals("region") ? region() : outside.known(alternative);
            case "param" -> parameter(at);
            default -> outside.known(alternative);
        };
    }

    /** A place of another file, whose variables are those of this one. */
    private Optional<Tree> included(String path, String address) {
        String name = "file(" + path + "):" + address;
        if (!open.add(name)) {
            return Optional.empty();
        }
        try {
            Optional<Tree> here = files.apply(path);
            for (String step : address.isEmpty() ? new String[0] : address.split("\\.")) {
                here = here.map(tree -> tree instanceof Tree.Scalar s && s.text().startsWith("${") ? resolved(tree) : tree).flatMap(tree -> tree.at(step));
            }
            return here.map(this::resolved);
        } finally {
            open.remove(name);
        }
    }

    /** The command line names no stage: what the provider says holds, unless that asks the command line in turn. */
    private Optional<Tree> option(String name) {
        return own("provider." + name).filter(tree -> tree.asText().filter(text -> !text.contains("${")).isPresent());
    }

    private boolean isAsking(String name) {
        return open.contains("provider." + name) || root.at("provider", name).isEmpty();
    }

    private Optional<Tree> stage() {
        return own("provider.stage").filter(tree -> tree.asText().filter(text -> !text.contains("${")).isPresent()).or(() -> Optional.of(Tree.string(STAGE)));
    }

    private Optional<Tree> region() {
        return own("provider.region").filter(tree -> tree.asText().filter(text -> !text.contains("${")).isPresent()).or(() -> Optional.of(Tree.string(REGION)));
    }

    private Optional<Tree> parameter(String name) {
        String stage = stage().flatMap(Tree::asText).orElse(STAGE);
        for (String group : List.of(stage, "default")) {
            Optional<Tree> found = root.at("params", group, name).or(() -> root.at("stages", group, "params", name));
            if (found.isPresent()) {
                return found.map(this::resolved);
            }
        }
        return Optional.empty();
    }

    /** A place of this file; nothing while it is being looked up. */
    private Optional<Tree> own(String path) {
        if (!open.add(path)) {
            return Optional.empty();
        }
        try {
            Tree here = root;
            for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
                Tree now = here instanceof Tree.Scalar s && s.text().startsWith("${") ? resolved(here) : here;
                Optional<Tree> next = now.at(step);
                if (next.isEmpty()) {
                    return path.equals("provider.stage") ? Optional.of(Tree.string(STAGE)) : path.equals("provider.region") ? Optional.of(Tree.string(REGION)) : Optional.empty();
                }
                here = next.get();
            }
            if (path.equals("service") && here.get("name").isPresent()) {
                here = here.get("name").get();
            }
            return path.isEmpty() || here instanceof Tree.Scalar s && s.isNull() ? Optional.empty() : Optional.of(resolved(here));
        } finally {
            open.remove(path);
        }
    }
}
