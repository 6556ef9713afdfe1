package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.expression.Problems.Class;
import dev.drawbridge.cloud.local.dynamodb.expression.Token.Kind;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads update expressions: SET, REMOVE, ADD and DELETE sections, each at most once, in any order. */
final class UpdateParser extends ExpressionParser {
    private static final List<String> SECTIONS = List.of("SET", "REMOVE", "ADD", "DELETE");

    private final Set<String> seen = new HashSet<>();
    private final List<Update.Action> actions = new ArrayList<>();

    UpdateParser(String text, Placeholders placeholders) {
        super(text, placeholders);
    }

    Update parse() {
        do {
            section();
        } while (tokens.peek().kind() != Kind.END);
        problems.throwFirst();
        return new Update(actions);
    }

    private void section() {
        String section = SECTIONS.stream().filter(tokens::takeIfWord).findFirst().orElseThrow(tokens::syntaxError);
        do {
            actions.add(action(section));
        } while (tokens.takeIf(","));
        if (!seen.add(section)) {
            problems.add(Class.SECTION, "The \"" + section + "\" section can only be used once in an update expression;");
        }
    }

    private Update.Action action(String section) {
        DocumentPath path = path();
        Update.Action action = switch (section) {
            case "SET" -> {
                tokens.expect("=");
                yield new Update.Set(path, setValue());
            }
            case "REMOVE" -> new Update.Remove(path);
            case "ADD" -> new Update.Add(path, givenValue("ADD"));
            default -> new Update.Delete(path, givenValue("DELETE"));
        };
        addDistinct(path);
        return action;
    }

    private AttributeValue givenValue(String section) {
        if (tokens.peek().kind() != Kind.VALUE) {
            throw tokens.syntaxError();
        }
        AttributeValue value = value();
        boolean fits = value.type().isSet() || section.equals("ADD") && value.type() == AttributeType.N;
        if (!fits && value != UNDEFINED) {
            problems.add(Class.OPERAND, "Incorrect operand type for operator or function; operator: " + section + ", operand type: " + value.type().longName());
        }
        return value;
    }

    private Operand setValue() {
        Operand left = operand();
        boolean minus = tokens.peek().is("-");
        if (!minus && !tokens.peek().is("+")) {
            return left;
        }
        String operator = tokens.take().text();
        Operand right = operand();
        requireType(operator, AttributeType.N, left, right);
        return new Operand.Sum(left, right, minus);
    }

    private Operand operand() {
        if (tokens.takeIf("(")) {
            Operand inner = setValue();
            tokens.expect(")");
            return inner;
        }
        Token token = tokens.peek();
        if (token.kind() == Kind.VALUE) {
            return new Operand.Given(value());
        }
        if (token.kind() == Kind.IDENTIFIER && !isKeyword(token) && tokens.peekAfter().is("(")) {
            return function();
        }
        return new Operand.PathTo(path());
    }

    private Operand function() {
        String name = tokens.take().text();
        tokens.expect("(");
        var operands = new ArrayList<Operand>();
        do {
            operands.add(operand());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        if (!name.equals("if_not_exists") && !name.equals("list_append")) {
            problems.add(Class.UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
            return new Operand.Given(UNDEFINED);
        }
        if (operands.size() != 2) {
            problems.add(Class.FUNCTION, "Incorrect number of operands for operator or function; operator or function: " + name
                    + ", number of operands: " + operands.size());
            return new Operand.Given(UNDEFINED);
        }
        if (name.equals("list_append")) {
            requireType(name, AttributeType.L, operands.get(0), operands.get(1));
            return new Operand.ListAppend(operands.get(0), operands.get(1));
        }
        if (operands.get(0) instanceof Operand.PathTo(var path)) {
            return new Operand.IfNotExists(path, operands.get(1));
        }
        problems.add(Class.FUNCTION, "Operator or function requires a document path; operator or function: " + name);
        return new Operand.Given(UNDEFINED);
    }

    private void requireType(String name, AttributeType wanted, Operand... operands) {
        for (Operand operand : operands) {
            if (operand instanceof Operand.Given(AttributeValue value) && value != UNDEFINED && value.type() != wanted) {
                problems.add(Class.FUNCTION, "Incorrect operand type for operator or function; operator or function: " + name
                        + ", operand type: " + value.type());
            }
        }
    }

    @Override
    boolean isKeyword(Token token) {
        return SECTIONS.stream().anyMatch(token::isWord);
    }

    @Override
    void undefined(Class problem, String message) {
        problems.add(problem, message);
    }
}
