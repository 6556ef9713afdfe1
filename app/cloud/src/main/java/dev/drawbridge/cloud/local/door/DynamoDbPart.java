package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.dynamodb.DynamoDbEngine;
import dev.drawbridge.cloud.local.dynamodb.DynamoDbReply;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/** DynamoDB for functions and clients: the engine behind the JSON protocol. */
public final class DynamoDbPart implements Part {
    private final DynamoDbEngine engine;

    public DynamoDbPart(DynamoDbEngine engine) {
        this.engine = engine;
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        DynamoDbReply reply = engine.handle(operation, call.body());
        CRC32 crc = new CRC32();
        crc.update(reply.bytes());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-type", List.of("application/x-amz-json-1.0"));
        headers.put("x-amzn-requestid", List.of(UUID.randomUUID().toString()));
        headers.put("x-amz-crc32", List.of(Long.toString(crc.getValue())));
        return new HttpReply(reply.status(), headers, reply.bytes());
    }
}
