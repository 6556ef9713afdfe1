package dev.drawbridge.cloud.local.dynamodb.expression;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is wrong with an expression apart from its syntax. The service reports the first problem of the gravest class, whatever
 * stands first in the text, so problems are collected and the constants' order is that gravity. Used by one thread.
 */
final class Problems {
    /** The classes of problems of update and projection expressions, gravest first; all of one comparison count as CONDITION. */
    enum Class { PARENTHESES, UNKNOWN_FUNCTION_IN_CONDITION, MISUSED_FUNCTION, RESERVED, CONDITION, UNKNOWN_FUNCTION, SECTION, UNDEFINED_NAME, UNDEFINED_VALUE, OVERLAP, CONFLICT, OPERAND, DISTINCT, FUNCTION }

    private final Map<Class, String> first = new EnumMap<>(Class.class);

    void add(Class problem, String message) {
        first.putIfAbsent(problem, message);
    }

    void throwFirst() {
        first.values().stream().findFirst().ifPresent(message -> {
            throw new ExpressionException(message);
        });
    }
}
