package dev.drawbridge.cloud.local.dynamodb.schema;

/** Provisioned capacity units; kept and shown, never enforced. Zero where the table is paid per request. */
public record Throughput(long read, long write) {
    /** Paid per request. */
    public static final Throughput ON_DEMAND = new Throughput(0, 0);
}
