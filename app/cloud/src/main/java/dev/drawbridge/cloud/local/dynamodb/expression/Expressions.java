package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.util.function.Supplier;

/** The way in: text of a request parameter to tree. Errors name the parameter, as in {@code Invalid FilterExpression: ...}. */
public final class Expressions {
    private Expressions() {
    }

    /** Reads a condition, filter or key condition expression. */
    public static Condition condition(String parameter, String text, Placeholders placeholders) {
        return named(parameter, () -> new ConditionParser(text, placeholders).parse());
    }

    /** Reads an update expression. */
    public static Update update(String text, Placeholders placeholders) {
        return named("UpdateExpression", () -> new UpdateParser(text, placeholders).parse());
    }

    /** Reads a projection expression. */
    public static Projection projection(String text, Placeholders placeholders) {
        return named("ProjectionExpression", () -> new ProjectionParser(text, placeholders).parse());
    }

    private static <T> T named(String parameter, Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (ExpressionException problem) {
            throw DynamoDbException.validation("Invalid " + parameter + ": " + problem.getMessage());
        } catch (StackOverflowError _) {
            throw DynamoDbException.validation("Invalid " + parameter + ": The expression is nested too deeply;");
        }
    }
}
