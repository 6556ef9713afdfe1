package dev.drawbridge.cloud.local.dynamodb.expression;

import java.util.ArrayList;

/** Reads a projection expression: paths between commas. */
final class ProjectionParser extends ExpressionParser {
    ProjectionParser(String text, Placeholders placeholders) {
        super(text, placeholders);
    }

    Projection parse() {
        var paths = new ArrayList<DocumentPath>();
        do {
            paths.add(path());
        } while (tokens.takeIf(","));
        tokens.expectEnd();
        paths.forEach(this::addDistinct);
        problems.throwFirst();
        return new Projection(paths);
    }

    @Override
    boolean isKeyword(Token token) {
        return false;
    }

    @Override
    void undefined(Problems.Class problem, String message) {
        problems.add(Problems.Class.UNDEFINED_NAME, message);
    }
}
