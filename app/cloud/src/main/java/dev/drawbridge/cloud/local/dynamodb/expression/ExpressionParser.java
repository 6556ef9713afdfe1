package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.expression.Token.Kind;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;

/** What the three grammars share: paths, placeholders, and paths that must not overlap. One per expression. */
abstract class ExpressionParser {
    /** Stands in for a value that is not defined; the problem is on record, so the tree is never used. */
    static final AttributeValue UNDEFINED = new AttributeValue.Null();

    final Tokens tokens;
    final Problems problems = new Problems();
    private final Placeholders placeholders;
    private final List<DocumentPath> distinctPaths = new ArrayList<>();

    ExpressionParser(String text, Placeholders placeholders) {
        if (text.isEmpty()) {
            throw new ExpressionException("The expression can not be empty;");
        }
        this.tokens = new Tokens(text);
        this.placeholders = placeholders;
    }

    /** Words that end a path in this grammar and so cannot name an attribute. */
    abstract boolean isKeyword(Token token);

    /** Records a placeholder that has no definition. */
    abstract void undefined(Problems.Class problem, String message);

    final boolean atPath() {
        Token token = tokens.peek();
        return token.kind() == Kind.NAME || token.kind() == Kind.IDENTIFIER && !isKeyword(token);
    }

    final DocumentPath path() {
        var steps = new ArrayList<DocumentPath.Step>();
        steps.add(name());
        while (true) {
            if (tokens.takeIf(".")) {
                steps.add(name());
            } else if (tokens.takeIf("[")) {
                if (tokens.peek().kind() != Kind.NUMBER) {
                    throw tokens.syntaxError();
                }
                steps.add(new DocumentPath.Index(index(tokens.take().text())));
                tokens.expect("]");
            } else {
                return new DocumentPath(steps);
            }
        }
    }

    /** An index larger than any list is as good as the largest int. */
    private static int index(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private DocumentPath.Name name() {
        if (!atPath()) {
            throw tokens.syntaxError();
        }
        Token token = tokens.take();
        if (token.kind() == Kind.IDENTIFIER) {
            if (ReservedWords.contains(token.text())) {
                problems.add(Problems.Class.RESERVED, "Attribute name is a reserved keyword; reserved keyword: " + token.text());
            }
            return new DocumentPath.Name(token.text());
        }
        return new DocumentPath.Name(placeholders.name(token.text()).orElseGet(() -> {
            undefined(Problems.Class.UNDEFINED_NAME,
                    "An expression attribute name used in the document path is not defined; attribute name: " + token.text());
            return token.text();
        }));
    }

    final AttributeValue value() {
        Token token = tokens.take();
        return placeholders.value(token.text()).orElseGet(() -> {
            undefined(Problems.Class.UNDEFINED_VALUE,
                    "An expression attribute value used in expression is not defined; attribute value: " + token.text());
            return UNDEFINED;
        });
    }

    /** Records a path that is part of, or contradicts, a path seen before. */
    final void addDistinct(DocumentPath path) {
        for (DocumentPath other : distinctPaths) {
            compare(other, path);
        }
        distinctPaths.add(path);
    }

    private void compare(DocumentPath one, DocumentPath two) {
        String both = "; must remove or rewrite one of these paths; path one: " + one + ", path two: " + two;
        int shared = Math.min(one.steps().size(), two.steps().size());
        for (int at = 0; at < shared; at++) {
            var a = one.steps().get(at);
            var b = two.steps().get(at);
            if (a.getClass() != b.getClass()) {
                problems.add(Problems.Class.CONFLICT, "Two document paths conflict with each other" + both);
                return;
            }
            if (!a.equals(b)) {
                return;
            }
        }
        problems.add(Problems.Class.OVERLAP, "Two document paths overlap with each other" + both);
    }
}
