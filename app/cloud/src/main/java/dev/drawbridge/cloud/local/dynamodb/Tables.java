package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.store.TableSpace;

/** Finds the table a request names, by name or ARN. */
record Tables(TableSpace space) {
    Table named(String nameOrArn) {
        return space.find(nameOf(nameOrArn)).orElseThrow(() -> new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found"));
    }

    Table of(Request request) {
        return named(request.text("TableName").orElse(""));
    }

    /** For operations on tables rather than items, whose message names the table. */
    Table toManage(Request request) {
        String name = nameOf(request.text("TableName").orElse(""));
        return space.find(name).orElseThrow(() -> new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND,
                "Requested resource not found: Table: " + name + " not found"));
    }

    static String nameOf(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn.substring(nameOrArn.indexOf(":table/") + 7).replaceAll("/.*", "") : nameOrArn;
    }
}
