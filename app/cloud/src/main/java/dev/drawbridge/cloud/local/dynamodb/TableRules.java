package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a definition of a table must fulfil, in the order in which the service looks at it. Works on the JSON of the request, before it is read. */
final class TableRules {
    private static final String NO_UNITS = "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST";
    private static final int MAX_GLOBAL = 20;
    private static final int MAX_LOCAL = 5;

    private TableRules() {
    }

    static void check(Request request) {
        if (!request.has("TableName")) {
            throw DynamoDbException.validation("The parameter 'TableName' is required but was not present in the request");
        }
        int length = request.text("TableName").orElse("").length();
        if (length < 3 || length > 255) {
            throw DynamoDbException.validation("TableName must be at least 3 characters long and at most 255 characters long");
        }
        var constraints = new Constraints().required(request, "AttributeDefinitions").name(request.text("TableName").orElse(""), "tableName")
                .oneOf(request, "BillingMode", "PROVISIONED", "PAY_PER_REQUEST").required(request, "KeySchema")
                .size(request.node("KeySchema"), "keySchema", 1, 2);
        checkKeyShape(constraints, request.node("KeySchema"), "keySchema");
        int at = 0;
        for (JsonNode definition : request.node("AttributeDefinitions")) {
            String path = "attributeDefinitions." + ++at + ".member.";
            constraints.notNull(definition.path("AttributeName"), path + "attributeName").notNull(definition.path("AttributeType"), path + "attributeType");
            if (definition.hasNonNull("AttributeType")) {
                constraints.oneOf(definition.get("AttributeType").asString(), path + "attributeType", "B", "N", "S");
            }
        }
        checkIndexShapes(constraints, request.node("LocalSecondaryIndexes"), "localSecondaryIndexes");
        checkIndexShapes(constraints, request.node("GlobalSecondaryIndexes"), "globalSecondaryIndexes");
        constraints.check();
        checkBilling(request);
        checkKeys(request);
        checkIndexes(request);
    }

    /** The limits of an index by itself. */
    static void checkIndexShape(Constraints constraints, JsonNode index, String path) {
        constraints.notNull(index.path("IndexName"), path + "indexName").notNull(index.path("KeySchema"), path + "keySchema")
                .notNull(index.path("Projection"), path + "projection");
        if (index.hasNonNull("IndexName")) {
            constraints.name(index.get("IndexName").asString(), path + "indexName");
        }
        constraints.size(index.path("KeySchema"), path + "keySchema", 1, 2);
        checkKeyShape(constraints, index.path("KeySchema"), path + "keySchema");
        if (index.path("Projection").hasNonNull("ProjectionType")) {
            constraints.oneOf(index.path("Projection").get("ProjectionType").asString(), path + "projection.projectionType", "ALL", "INCLUDE", "KEYS_ONLY");
        }
    }

    private static void checkIndexShapes(Constraints constraints, JsonNode indexes, String name) {
        int at = 0;
        for (JsonNode index : indexes) {
            checkIndexShape(constraints, index, name + "." + ++at + ".member.");
        }
    }

    private static void checkKeyShape(Constraints constraints, JsonNode key, String path) {
        int at = 0;
        for (JsonNode element : key) {
            String member = path + "." + ++at + ".member.";
            constraints.notNull(element.path("AttributeName"), member + "attributeName").notNull(element.path("KeyType"), member + "keyType");
            if (element.hasNonNull("KeyType")) {
                constraints.oneOf(element.get("KeyType").asString(), member + "keyType", "HASH", "RANGE");
            }
        }
    }

    private static void checkBilling(Request request) {
        JsonNode throughput = request.node("ProvisionedThroughput");
        if (request.text("BillingMode").filter("PAY_PER_REQUEST"::equals).isPresent()) {
            if (throughput.path("ReadCapacityUnits").asLong(0) + throughput.path("WriteCapacityUnits").asLong(0) > 0) {
                throw DynamoDbException.invalidParameter(NO_UNITS);
            }
        } else if (throughput.path("ReadCapacityUnits").asLong(0) < 1 || throughput.path("WriteCapacityUnits").asLong(0) < 1) {
            throw DynamoDbException.invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
    }

    private static Set<String> names(JsonNode definitions) {
        var names = new LinkedHashSet<String>();
        definitions.forEach(each -> names.add(each.path("AttributeName").asString()));
        return names;
    }

    private static List<String> keyNames(JsonNode key) {
        var names = new ArrayList<String>();
        key.forEach(each -> names.add(each.path("AttributeName").asString()));
        return names;
    }

    private static void checkKeys(Request request) {
        Set<String> defined = names(request.node("AttributeDefinitions"));
        JsonNode key = request.node("KeySchema");
        if (key.size() > defined.size()) {
            throw DynamoDbException.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        checkKey(key, defined);
        boolean noIndexes = !request.has("LocalSecondaryIndexes") && !request.has("GlobalSecondaryIndexes");
        if (noIndexes && key.size() != defined.size()) {
            throw DynamoDbException.invalidParameter(
                    "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
        }
    }

    /** The rules of one key schema. */
    static void checkKey(JsonNode key, Set<String> defined) {
        List<String> keys = keyNames(key);
        if (!defined.containsAll(keys)) {
            throw DynamoDbException.invalidParameter("Some index key attributes are not defined in AttributeDefinitions. Keys: ["
                    + String.join(", ", keys) + "], AttributeDefinitions: [" + String.join(", ", defined) + "]");
        }
        if (keys.size() == 2 && keys.get(0).equals(keys.get(1))) {
            throw DynamoDbException.validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (!key.path(0).path("KeyType").asString("").equals("HASH")) {
            throw DynamoDbException.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (keys.size() == 2 && !key.path(1).path("KeyType").asString("").equals("RANGE")) {
            throw DynamoDbException.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }

    private static void checkIndexes(Request request) {
        Set<String> defined = names(request.node("AttributeDefinitions"));
        Set<String> indexNames = new HashSet<>();
        Set<String> used = new HashSet<>(keyNames(request.node("KeySchema")));
        for (boolean global : new boolean[] {false, true}) {
            String parameter = global ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes";
            if (!request.has(parameter)) {
                continue;
            }
            JsonNode indexes = request.node(parameter);
            if (indexes.isEmpty()) {
                throw DynamoDbException.invalidParameter("List of " + parameter + " is empty");
            }
            if (!global && request.node("KeySchema").size() != 2) {
                throw DynamoDbException.invalidParameter(
                        "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
            }
            for (JsonNode index : indexes) {
                checkKey(index.path("KeySchema"), defined);
                checkIndex(request, index, global);
                used.addAll(keyNames(index.path("KeySchema")));
                if (!indexNames.add(index.path("IndexName").asString())) {
                    throw DynamoDbException.invalidParameter("Duplicate index name: " + index.path("IndexName").asString());
                }
            }
            if (!global && indexes.size() > MAX_LOCAL) {
                throw DynamoDbException.invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
            }
            if (global && indexes.size() > MAX_GLOBAL) {
                throw DynamoDbException.invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20");
            }
        }
        if (!used.containsAll(defined)) {
            throw DynamoDbException.invalidParameter("Some AttributeDefinitions are not used. AttributeDefinitions: [" + String.join(", ", defined)
                    + "], keys used: [" + String.join(", ", used) + "]");
        }
    }

    private static void checkIndex(Request request, JsonNode index, boolean global) {
        String name = index.path("IndexName").asString();
        if (!global) {
            if (index.path("KeySchema").size() != 2) {
                throw DynamoDbException.invalidParameter("Index KeySchema does not have a range key for index: " + name);
            }
            String indexHash = index.path("KeySchema").path(0).path("AttributeName").asString();
            String tableHash = request.node("KeySchema").path(0).path("AttributeName").asString();
            if (!indexHash.equals(tableHash)) {
                throw DynamoDbException.invalidParameter("Index KeySchema does not have the same leading hash key as table KeySchema for index: " + name
                        + ". index hash key: " + indexHash + ", table hash key: " + tableHash);
            }
        }
        checkProjection(index.path("Projection"));
        boolean perRequest = request.text("BillingMode").filter("PAY_PER_REQUEST"::equals).isPresent();
        if (global && perRequest && index.path("ProvisionedThroughput").path("ReadCapacityUnits").asLong(0) > 0) {
            throw DynamoDbException.invalidParameter("ProvisionedThroughput should not be specified for index: " + name
                    + " when BillingMode is PAY_PER_REQUEST");
        }
    }

    static void checkProjection(JsonNode projection) {
        String type = projection.path("ProjectionType").asString("null");
        if (type.equals("null")) {
            throw DynamoDbException.invalidParameter("Unknown ProjectionType: null");
        }
        boolean hasNames = projection.hasNonNull("NonKeyAttributes");
        if (hasNames && !type.equals("INCLUDE")) {
            throw DynamoDbException.invalidParameter("ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        if (!hasNames && type.equals("INCLUDE")) {
            throw DynamoDbException.invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
    }
}
