package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.expression.Problems.Class;
import dev.drawbridge.cloud.local.dynamodb.expression.Token.Kind;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads condition, filter and key condition expressions. Precedence, weakest first: OR, AND, NOT, comparison.
 * A parenthesis may hold a condition or an operand, which shows only at its end; therefore both are parsed as a {@code Part}
 * and each place checks that it got what it needs.
 */
final class ConditionParser extends ExpressionParser {
    private sealed interface Part {
    }

    private record ConditionPart(Condition condition) implements Part {
    }

    private record OperandPart(Operand operand) implements Part {
    }

    /** A call of a function that is a condition, as long as nothing is known about where it stands. */
    private record FunctionPart(String name, Condition condition) implements Part {
    }

    private final Set<Part> parenthesised = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Problems ofCondition = new Problems();

    ConditionParser(String text, Placeholders placeholders) {
        super(text, placeholders);
    }

    Condition parse() {
        Condition condition = condition(or());
        tokens.expectEnd();
        problems.throwFirst();
        return condition;
    }

    private Part or() {
        Part left = and();
        if (!tokens.peek().isWord("OR")) {
            return left;
        }
        Condition first = condition(left);
        tokens.take();
        return new ConditionPart(new Condition.Or(first, condition(or())));
    }

    private Part and() {
        Part left = not();
        if (!tokens.peek().isWord("AND")) {
            return left;
        }
        Condition first = condition(left);
        tokens.take();
        return new ConditionPart(new Condition.And(first, condition(and())));
    }

    private Part not() {
        return tokens.takeIfWord("NOT") ? new ConditionPart(new Condition.Not(condition(not()))) : comparison();
    }

    private Part comparison() {
        Part left = term();
        Token token = tokens.peek();
        for (var comparator : Condition.Comparator.values()) {
            if (token.is(comparator.sign())) {
                Operand first = operand(left);
                tokens.take();
                Operand second = operand(term());
                checkDistinct(comparator.sign(), List.of(first, second));
                return leaf(new Condition.Compare(comparator, first, second));
            }
        }
        if (token.isWord("BETWEEN")) {
            Operand value = operand(left);
            tokens.take();
            Operand lower = operand(term());
            if (!tokens.takeIfWord("AND")) {
                throw tokens.syntaxError();
            }
            Operand upper = operand(term());
            checkBounds(lower, upper);
            return leaf(new Condition.Between(value, lower, upper));
        }
        if (token.isWord("IN")) {
            Operand value = operand(left);
            tokens.take();
            tokens.expect("(");
            var choices = operands();
            if (choices.size() > 100) {
                ofCondition.add(Class.OPERAND, "Too many operands for operator or function; operator or function: IN, number of operands: " + choices.size());
            }
            return leaf(new Condition.In(value, choices));
        }
        if (left instanceof FunctionPart function) {
            return leaf(function.condition());
        }
        return left;
    }

    /** A comparison or function is complete: the first one that has a problem decides which problem is told. */
    private Part leaf(Condition condition) {
        try {
            ofCondition.throwFirst();
        } catch (ExpressionException problem) {
            problems.add(Class.CONDITION, problem.getMessage());
        }
        return new ConditionPart(condition);
    }

    private Part term() {
        if (tokens.takeIf("(")) {
            Part inner = or();
            tokens.expect(")");
            if (!parenthesised.add(inner)) {
                problems.add(Class.PARENTHESES, "The expression has redundant parentheses;");
            }
            return inner;
        }
        Token token = tokens.peek();
        if (token.kind() == Kind.VALUE) {
            return new OperandPart(new Operand.Given(value()));
        }
        if (token.kind() == Kind.IDENTIFIER && !isKeyword(token) && tokens.peekAfter().is("(")) {
            return function();
        }
        return new OperandPart(new Operand.PathTo(path()));
    }

    private List<Operand> operands() {
        var operands = new ArrayList<Operand>();
        do {
            operands.add(operand(term()));
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return operands;
    }

    private Part function() {
        String name = tokens.take().text();
        tokens.expect("(");
        List<Operand> operands = operands();
        int expected = switch (name) {
            case "attribute_exists", "attribute_not_exists", "size" -> 1;
            case "attribute_type", "begins_with", "contains" -> 2;
            default -> -1;
        };
        if (expected < 0) {
            problems.add(Class.UNKNOWN_FUNCTION_IN_CONDITION, "Invalid function name; function: " + name);
            return new FunctionPart(name, never());
        }
        if (operands.size() != expected) {
            ofCondition.add(Class.OPERAND, "Incorrect number of operands for operator or function; operator or function: " + name
                    + ", number of operands: " + operands.size());
            return name.equals("size") ? new OperandPart(new Operand.SizeOf(operands.getFirst())) : new FunctionPart(name, never());
        }
        checkDistinct(name, operands);
        Operand first = operands.getFirst();
        return switch (name) {
            case "size" -> {
                first.knownType().filter(type -> type == AttributeType.N || type == AttributeType.BOOL || type == AttributeType.NULL)
                        .filter(_ -> isDefined(first)).ifPresent(type -> wrongType(name, type));
                yield new OperandPart(new Operand.SizeOf(first));
            }
            case "attribute_exists", "attribute_not_exists" -> {
                if (first instanceof Operand.PathTo(var path)) {
                    yield new FunctionPart(name, new Condition.Exists(path, name.equals("attribute_exists")));
                }
                ofCondition.add(Class.FUNCTION, "Operator or function requires a document path; operator or function: " + name);
                yield new FunctionPart(name, never());
            }
            case "begins_with" -> {
                for (Operand operand : operands) {
                    operand.knownType().filter(type -> type != AttributeType.S && type != AttributeType.B)
                            .filter(_ -> isDefined(operand)).ifPresent(type -> wrongType(name, type));
                }
                yield new FunctionPart(name, new Condition.BeginsWith(first, operands.get(1)));
            }
            case "contains" -> new FunctionPart(name, new Condition.Contains(first, operands.get(1)));
            default -> new FunctionPart(name, attributeType(first, operands.get(1)));
        };
    }

    private Condition attributeType(Operand value, Operand type) {
        if (type instanceof Operand.Given(AttributeValue.S(String typeName))) {
            for (AttributeType each : AttributeType.values()) {
                if (each.name().equals(typeName)) {
                    return new Condition.HasType(value, each);
                }
            }
            ofCondition.add(Class.FUNCTION, "Invalid attribute type name found; type: " + typeName + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        } else if (isDefined(type)) {
            ofCondition.add(Class.FUNCTION, "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: "
                    + type.knownType().map(AttributeType::name).orElse("{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"));
        }
        return never();
    }

    private static Condition never() {
        return new Condition.In(new Operand.Given(UNDEFINED), List.of());
    }

    private static boolean isDefined(Operand operand) {
        return !(operand instanceof Operand.Given(AttributeValue value) && value == UNDEFINED);
    }

    private void wrongType(String name, AttributeType type) {
        ofCondition.add(Class.FUNCTION, "Incorrect operand type for operator or function; operator or function: " + name + ", operand type: " + type);
    }

    private void checkDistinct(String name, List<Operand> operands) {
        if (operands.size() == 2 && operands.get(0) instanceof Operand.PathTo(var first) && operands.get(1) instanceof Operand.PathTo(var second)
                && first.equals(second)) {
            ofCondition.add(Class.DISTINCT, "The first operand must be distinct from the remaining operands for this operator or function; operator: "
                    + name + ", first operand: " + first);
        }
    }

    private void checkBounds(Operand lower, Operand upper) {
        if (lower instanceof Operand.Given(AttributeValue low) && upper instanceof Operand.Given(AttributeValue high) && low != UNDEFINED && high != UNDEFINED) {
            String both = "; lower bound operand: AttributeValue: " + shown(low) + ", upper bound operand: AttributeValue: " + shown(high);
            if (low.type() != high.type()) {
                ofCondition.add(Class.FUNCTION, "The BETWEEN operator requires same data type for lower and upper bounds" + both);
            } else if (ValueOrder.comparable(low, high) && ValueOrder.INSTANCE.compare(low, high) > 0) {
                ofCondition.add(Class.FUNCTION, "The BETWEEN operator requires upper bound to be greater than or equal to lower bound" + both);
            }
        }
    }

    private static String shown(AttributeValue value) {
        String content = switch (value) {
            case AttributeValue.S(String text) -> text;
            case AttributeValue.N number -> number.text();
            case AttributeValue.B(var bytes) -> bytes.toBase64();
            default -> String.valueOf(value);
        };
        return "{" + value.type() + ":" + content + "}";
    }

    private Condition condition(Part part) {
        return switch (part) {
            case ConditionPart(var condition) -> condition;
            case FunctionPart(_, var condition) -> condition;
            case OperandPart(Operand.SizeOf _) -> {
                misused("size");
                yield never();
            }
            case OperandPart _ -> throw tokens.syntaxError();
        };
    }

    private Operand operand(Part part) {
        return switch (part) {
            case OperandPart(var operand) -> operand;
            case FunctionPart(String name, _) -> {
                misused(name);
                yield new Operand.Given(UNDEFINED);
            }
            case ConditionPart(Condition condition) -> functionOf(condition).map(name -> {
                misused(name);
                return (Operand) new Operand.Given(UNDEFINED);
            }).orElseThrow(tokens::syntaxError);
        };
    }

    private static Optional<String> functionOf(Condition condition) {
        return switch (condition) {
            case Condition.Exists(_, boolean wanted) -> Optional.of(wanted ? "attribute_exists" : "attribute_not_exists");
            case Condition.HasType _ -> Optional.of("attribute_type");
            case Condition.BeginsWith _ -> Optional.of("begins_with");
            case Condition.Contains _ -> Optional.of("contains");
            case Condition.And _, Condition.Or _, Condition.Not _, Condition.Compare _, Condition.Between _, Condition.In _ -> Optional.empty();
        };
    }

    private void misused(String function) {
        problems.add(Class.MISUSED_FUNCTION, "The function is not allowed to be used this way in an expression; function: " + function);
    }

    @Override
    boolean isKeyword(Token token) {
        return token.isWord("AND") || token.isWord("OR") || token.isWord("NOT") || token.isWord("IN") || token.isWord("BETWEEN");
    }

    /** Both kinds of placeholder share one place here; the first one counts. */
    @Override
    void undefined(Class problem, String message) {
        ofCondition.add(Class.UNDEFINED_NAME, message);
    }
}
