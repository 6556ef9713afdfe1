package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.model.wire.BaseGrants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The bucket that code and large templates go through: one for each account and region, made when it is first needed, and private,
 * encrypted, versioned and closed to connections without TLS.
 */
final class ArtifactBucket {
    private final AwsClients clients;
    private final S3Client s3;
    private final Account account;
    private final String name;

    ArtifactBucket(AwsClients clients, Account account) {
        this.clients = clients;
        this.s3 = clients.s3();
        this.account = account;
        this.name = "drawbridge-" + account.id() + "-" + account.region();
    }

    String name() {
        return name;
    }

    BucketPlace place() {
        return new BucketPlace(name, this::url);
    }

    private String url(String key) {
        return s3.utilities().getUrl(request -> request.bucket(name).key(key)).toString();
    }

    /** Makes the bucket if it is not there; true if it was made now. */
    boolean ensure() {
        try {
            s3.headBucket(request -> request.bucket(name).expectedBucketOwner(account.id()));
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == 403) {
                throw new DeployException("The bucket " + name + " for your code is not yours, or you may not see it. Ask for s3:ListBucket on it; "
                        + "if another account has taken the name, deploy to another region.", e);
            }
            if (e.statusCode() != 404) {
                throw failure(e, "see the bucket " + name, AwsService.S3.permission("ListBucket"));
            }
        } catch (SdkException e) {
            throw failure(e, "see the bucket " + name, AwsService.S3.permission("ListBucket"));
        }
        try {
            create();
            return true;
        } catch (SdkException e) {
            throw failure(e, "make the bucket " + name + " for your code", AwsService.S3.permission("CreateBucket", "PutBucketPolicy", "PutBucketPublicAccessBlock", "PutBucketVersioning", "PutEncryptionConfiguration"));
        }
    }

    private void create() {
        CreateBucketRequest.Builder create = CreateBucketRequest.builder().bucket(name);
        // the oldest region is the one that must not be named
        if (!account.region().equals("us-east-1")) {
            create.createBucketConfiguration(where -> where.locationConstraint(BucketLocationConstraint.fromValue(account.region())).build());
        }
        try {
            s3.createBucket(create.build());
        } catch (BucketAlreadyOwnedByYouException made) {
            // somebody of this account was faster, or an attempt before was cut; it is closed below as a new one
        } catch (BucketAlreadyExistsException taken) {
            throw new DeployException("Another account has the bucket name " + name + ", which your code needs. Deploy to another region, or ask AWS support for the name.", taken);
        }
        s3.putPublicAccessBlock(request -> request.bucket(name).publicAccessBlockConfiguration(
                block -> block.blockPublicAcls(true).blockPublicPolicy(true).ignorePublicAcls(true).restrictPublicBuckets(true)));
        s3.putBucketEncryption(request -> request.bucket(name).serverSideEncryptionConfiguration(
                encryption -> encryption.rules(rule -> rule.applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256)))));
        s3.putBucketVersioning(request -> request.bucket(name).versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
        // an emulator that speaks plain HTTP would shut us out
        if (!account.endpoint().startsWith("http://")) {
            s3.putBucketPolicy(request -> request.bucket(name).policy(tlsOnly("arn:" + clients.region().metadata().partition().id() + ":s3:::" + name)));
        }
    }

    /** A policy that refuses whoever comes without TLS. */
    static String tlsOnly(String arn) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                 "Resource": ["%s", "%s/*"], "Condition": {"Bool": {"%s": "false"}}}]}""".formatted(arn, arn, BaseGrants.SECURE_TRANSPORT);
    }

    /** Whether that content is there already. */
    boolean holds(String key) {
        try {
            s3.headObject(request -> request.bucket(name).key(key).expectedBucketOwner(account.id()));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw failure(e, "look for code in the bucket " + name, AwsService.S3.permission("GetObject"));
        } catch (SdkException e) {
            throw failure(e, "look for code in the bucket " + name, AwsService.S3.permission("GetObject"));
        }
    }

    /**
     * Sends a file.
     *
     * @param progress bytes sent so far; begins anew if the SDK tries again
     * @throws CancellationException if it was cancelled
     */
    void put(String key, Path file, LongConsumer progress, BooleanSupplier cancelled) {
        try {
            RequestBody body = RequestBody.fromContentProvider(() -> new Watched(open(file), progress, cancelled), Files.size(file), "application/zip");
            s3.putObject(request -> request.bucket(name).key(key).expectedBucketOwner(account.id()), body);
        } catch (IOException e) {
            throw new DeployException(file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (SdkException e) {
            if (cancelled.getAsBoolean()) {
                throw cancellation(e);
            }
            throw failure(e, "send code to the bucket " + name, AwsService.S3.permission("PutObject"));
        }
    }

    /** Sends a text and gives the address that CloudFormation reads it from. */
    String putTemplate(String key, String text) {
        try {
            s3.putObject(request -> request.bucket(name).key(key).expectedBucketOwner(account.id()), RequestBody.fromString(text));
            return url(key);
        } catch (SdkException e) {
            throw failure(e, "send the template to the bucket " + name, AwsService.S3.permission("PutObject"));
        }
    }

    private static CancellationException cancellation(Exception cause) {
        CancellationException cancelled = new CancellationException("The deployment was cancelled.");
        cancelled.initCause(cause);
        return cancelled;
    }

    private DeployException failure(SdkException e, String doing, String action) {
        return AwsFailure.of(e, clients.environment(), doing, action);
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts what is read of a file, and stops when it is cancelled. */
    private static final class Watched extends java.io.FilterInputStream {
        private final LongConsumer progress;
        private final BooleanSupplier cancelled;
        private long read;

        Watched(InputStream in, LongConsumer progress, BooleanSupplier cancelled) {
            super(in);
            this.progress = progress;
            this.cancelled = cancelled;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                counted(1);
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            return count < 0 ? count : counted(count);
        }

        private int counted(int count) throws IOException {
            if (cancelled.getAsBoolean()) {
                throw new IOException("cancelled");
            }
            read += count;
            progress.accept(read);
            return count;
        }
    }
}
