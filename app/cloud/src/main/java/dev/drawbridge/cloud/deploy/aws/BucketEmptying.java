package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Empties a bucket that is to go, with all versions of what is in it: CloudFormation removes empty buckets only. */
final class BucketEmptying {
    private final AwsSession session;
    private final DeployListener listener;

    BucketEmptying(AwsSession session, DeployListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /**
     * Deletes page by page, a thousand at a time.
     *
     * @param card as the user calls it
     * @return how many versions were deleted
     * @throws DeployException if something in it cannot be deleted, or it was cancelled on the way
     */
    long empty(String card, String bucket) {
        S3Client s3 = session.clients().s3();
        long deleted = 0;
        while (true) {
            if (listener.isCancelled()) {
                throw new DeployException("Cancelled. " + deleted + " objects of " + bucket + " are deleted; nothing else was removed.");
            }
            ListObjectVersionsResponse page = session.asked("see what is in the bucket " + bucket, AwsService.S3.permission("ListBucketVersions"), () -> {
                try {
                    return s3.listObjectVersions(ask -> ask.bucket(bucket).expectedBucketOwner(session.account().id()));
                } catch (NoSuchBucketException gone) {
                    return ListObjectVersionsResponse.builder().build();
                }
            });
            List<ObjectIdentifier> all = new ArrayList<>();
            for (ObjectVersion version : page.versions()) {
                all.add(ObjectIdentifier.builder().key(version.key()).versionId(version.versionId()).build());
            }
            for (DeleteMarkerEntry marker : page.deleteMarkers()) {
                all.add(ObjectIdentifier.builder().key(marker.key()).versionId(marker.versionId()).build());
            }
            if (all.isEmpty()) {
                return deleted;
            }
            DeleteObjectsResponse answer = session.asked("empty the bucket " + bucket, AwsService.S3.permission("DeleteObject", "DeleteObjectVersion"),
                    () -> s3.deleteObjects(ask -> ask.bucket(bucket).expectedBucketOwner(session.account().id()).delete(Delete.builder().objects(all).quiet(true).build())));
            if (!answer.errors().isEmpty()) {
                throw new DeployException(answer.errors().getFirst().key() + " in the bucket " + bucket + " cannot be deleted: " + FailureWords.of(String.valueOf(answer.errors().getFirst().message()))
                        + " Delete it yourself, or keep the bucket with DeletionPolicy: Retain.");
            }
            deleted += all.size();
            listener.on(new DeployEvent.Step("Emptying " + card + ": " + deleted + (deleted == 1 ? " object" : " objects") + " deleted"));
        }
    }
}
