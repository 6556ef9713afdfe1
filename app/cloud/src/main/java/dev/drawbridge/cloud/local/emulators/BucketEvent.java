package dev.drawbridge.cloud.local.emulators;

/**
 * Something happened to an object in a bucket.
 *
 * @param name S3's name of the event without the prefix {@code s3:} ({@code ObjectCreated:Put}, {@code ObjectRemoved:Delete})
 * @param bucket the bucket
 * @param key the object's key, not encoded
 * @param size bytes; 0 for a removal
 * @param eTag hash of the object without quotes; empty for a removal
 */
public record BucketEvent(String name, String bucket, String key, long size, String eTag) {
}
