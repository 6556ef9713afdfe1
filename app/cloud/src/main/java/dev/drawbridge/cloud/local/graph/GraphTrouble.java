package dev.drawbridge.cloud.local.graph;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as AppSync writes it: with a type of its own, and null where nothing is known.
 *
 * @param type {@code Unauthorized}, {@code Lambda:Unhandled} ...
 */
record GraphTrouble(String message, String type, List<Object> path, List<SourceLocation> places) implements GraphQLError {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return places;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorClassification.errorClassification(type);
    }

    /** Any error in AppSync's shape. */
    static Map<String, Object> shape(GraphQLError error) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("path", error.getPath());
        if (error instanceof GraphTrouble trouble) {
            shape.put("data", null);
            shape.put("errorType", trouble.type());
            shape.put("errorInfo", null);
        }
        List<Map<String, Object>> places = new ArrayList<>();
        for (SourceLocation place : error.getLocations() == null ? List.<SourceLocation>of() : error.getLocations()) {
            Map<String, Object> at = new LinkedHashMap<>();
            at.put("line", place.getLine());
            at.put("column", place.getColumn());
            at.put("sourceName", null);
            places.add(at);
        }
        shape.put("locations", places.isEmpty() ? null : places);
        shape.put("message", error.getMessage());
        return shape;
    }
}
