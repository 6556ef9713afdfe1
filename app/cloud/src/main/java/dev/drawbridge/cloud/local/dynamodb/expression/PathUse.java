package dev.drawbridge.cloud.local.dynamodb.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The paths that an expression reads or changes, for the rules about what may be said of key attributes. */
public final class PathUse {
    private PathUse() {
    }

    /** All paths of a condition, in the order of the text. */
    public static Set<DocumentPath> of(Condition condition) {
        var paths = new LinkedHashSet<DocumentPath>();
        collect(condition, paths);
        return paths;
    }

    /** All paths an update reads or changes. */
    public static Set<DocumentPath> of(Update update) {
        var paths = new LinkedHashSet<DocumentPath>();
        for (Update.Action action : update.actions()) {
            paths.add(action.path());
            if (action instanceof Update.Set(_, var value)) {
                collect(value, paths);
            }
        }
        return paths;
    }

    private static void collect(Condition condition, Set<DocumentPath> paths) {
        switch (condition) {
            case Condition.And(var left, var right) -> {
                collect(left, paths);
                collect(right, paths);
            }
            case Condition.Or(var left, var right) -> {
                collect(left, paths);
                collect(right, paths);
            }
            case Condition.Not(var of) -> collect(of, paths);
            case Condition.Compare(_, var left, var right) -> collect(List.of(left, right), paths);
            case Condition.Between(var value, var lower, var upper) -> collect(List.of(value, lower, upper), paths);
            case Condition.In(var value, var choices) -> {
                collect(value, paths);
                collect(choices, paths);
            }
            case Condition.Exists(var path, _) -> paths.add(path);
            case Condition.HasType(var value, _) -> collect(value, paths);
            case Condition.BeginsWith(var value, var prefix) -> collect(List.of(value, prefix), paths);
            case Condition.Contains(var value, var part) -> collect(List.of(value, part), paths);
        }
    }

    private static void collect(List<Operand> operands, Set<DocumentPath> paths) {
        operands.forEach(operand -> collect(operand, paths));
    }

    private static void collect(Operand operand, Set<DocumentPath> paths) {
        switch (operand) {
            case Operand.PathTo(var path) -> paths.add(path);
            case Operand.Given _ -> { }
            case Operand.SizeOf(var of) -> collect(of, paths);
            case Operand.IfNotExists(var path, var otherwise) -> {
                paths.add(path);
                collect(otherwise, paths);
            }
            case Operand.ListAppend(var first, var second) -> collect(List.of(first, second), paths);
            case Operand.Sum(var left, var right, _) -> collect(List.of(left, right), paths);
        }
    }
}
