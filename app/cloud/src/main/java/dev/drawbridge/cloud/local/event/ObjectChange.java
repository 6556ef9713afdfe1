package dev.drawbridge.cloud.local.event;

import java.time.Instant;

/**
 * Something happened to an object of a bucket.
 *
 * @param event as S3 names it: {@code ObjectCreated:Put}
 * @param size in bytes; -1 for an object that is gone
 */
public record ObjectChange(String bucket, String key, String event, long size, String eTag, Instant time) {}
