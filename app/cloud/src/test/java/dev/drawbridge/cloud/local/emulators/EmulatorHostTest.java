package dev.drawbridge.cloud.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import dev.drawbridge.cloud.build.NetworkLibraries;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EmulatorHostTest {
    private static final StaticCredentialsProvider KEYS = StaticCredentialsProvider.create(AwsBasicCredentials.create("drawbridge", "drawbridge"));

    @TempDir
    static Path folder;
    private static final BlockingQueue<BucketEvent> EVENTS = new LinkedBlockingQueue<>();
    private static EmulatorHost host;

    @BeforeAll
    static void start() {
        for (Part part : Part.values()) {
            NetworkLibraries.resolve(folder.resolve("memo"), part.libraries());
        }
        host = start(EnumSet.allOf(Part.class));
    }

    private static EmulatorHost start(Set<Part> parts) {
        return EmulatorHost.start(EmulatorOptions.in(folder.resolve("host"), folder.resolve("buckets")), parts, new Dependencies(folder.resolve("memo")), FetchListener.NONE, EVENTS::add);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
    }

    private static BucketEvent next() throws InterruptedException {
        return EVENTS.poll(60, TimeUnit.SECONDS);
    }

    private static S3Client s3() {
        return S3Client.builder().endpointOverride(host.endpoint(Part.BUCKETS)).region(Region.US_EAST_1).credentialsProvider(KEYS).httpClient(UrlConnectionHttpClient.create()).build();
    }

    private static SqsClient sqs() {
        return SqsClient.builder().endpointOverride(host.endpoint(Part.QUEUES)).region(Region.US_EAST_1).credentialsProvider(KEYS).httpClient(UrlConnectionHttpClient.create()).build();
    }

    @Test
    void aQueueTakesAndGivesMessagesAndItsArnIsOfTheRegion() {
        try (SqsClient sqs = sqs()) {
            String url = sqs.createQueue(q -> q.queueName("orders").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "5"))).queueUrl();
            assertThat(url).startsWith(host.endpoint(Part.QUEUES) + "/");
            sqs.sendMessage(m -> m.queueUrl(url).messageBody("two bones"));
            var received = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(2)).messages();
            assertThat(received).singleElement().satisfies(message -> assertThat(message.body()).isEqualTo("two bones"));
            assertThat(sqs.getQueueAttributes(a -> a.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)).attributes())
                    .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:orders");
        }
    }

    @Test
    void objectsAreKeptInTheFolderAndPutCopyAndRemovalAreEvents() throws Exception {
        try (S3Client s3 = s3()) {
            s3.createBucket(b -> b.bucket("photos"));
            String tag = s3.putObject(p -> p.bucket("photos").key("dogs/a dog ä.txt"), RequestBody.fromString("woof")).eTag().replace("\"", "");
            assertThat(next()).isEqualTo(new BucketEvent("ObjectCreated:Put", "photos", "dogs/a dog ä.txt", 4, tag));
            assertThat(s3.getObjectAsBytes(g -> g.bucket("photos").key("dogs/a dog ä.txt")).asUtf8String()).isEqualTo("woof");
            s3.copyObject(c -> c.sourceBucket("photos").sourceKey("dogs/a dog ä.txt").destinationBucket("photos").destinationKey("copy"));
            assertThat(next()).extracting(BucketEvent::name, BucketEvent::key, BucketEvent::size).containsExactly("ObjectCreated:Copy", "copy", 4L);
            s3.deleteObject(d -> d.bucket("photos").key("copy"));
            assertThat(next()).isEqualTo(new BucketEvent("ObjectRemoved:Delete", "photos", "copy", 0, ""));
            s3.putObject(p -> p.bucket("photos").key("x"), RequestBody.fromString(""));
            assertThat(next().key()).isEqualTo("x");
            s3.deleteObjects(d -> d.bucket("photos").delete(l -> l.objects(ObjectIdentifier.builder().key("x").build())));
            assertThat(next()).isEqualTo(new BucketEvent("ObjectRemoved:Delete", "photos", "x", 0, ""));
            assertThat(EVENTS.poll(200, TimeUnit.MILLISECONDS)).as("one event per change").isNull();
        }
        try (var files = Files.walk(folder.resolve("buckets"))) {
            assertThat(files).anyMatch(Files::isRegularFile);
        }
    }

    @Test
    void anUploadInPartsIsOneEventWithTheWholeSize() throws Exception {
        byte[] part = new byte[5 * 1024 * 1024];
        try (S3Client s3 = s3()) {
            s3.createBucket(b -> b.bucket("films"));
            String id = s3.createMultipartUpload(u -> u.bucket("films").key("film")).uploadId();
            CompletedPart one = CompletedPart.builder().partNumber(1).eTag(s3.uploadPart(u -> u.bucket("films").key("film").uploadId(id).partNumber(1), RequestBody.fromBytes(part)).eTag()).build();
            CompletedPart two = CompletedPart.builder().partNumber(2).eTag(s3.uploadPart(u -> u.bucket("films").key("film").uploadId(id).partNumber(2), RequestBody.fromString("end")).eTag()).build();
            s3.completeMultipartUpload(c -> c.bucket("films").key("film").uploadId(id).multipartUpload(CompletedMultipartUpload.builder().parts(one, two).build()));
            assertThat(next()).extracting(BucketEvent::name, BucketEvent::size).containsExactly("ObjectCreated:CompleteMultipartUpload", part.length + 3L);
        }
    }

    @Test
    void anIssuersTokenHasTheClaimsAskedForAndTheIssuerItsDiscoveryNames() throws Exception {
        String token = host.issueToken(new TokenRequest("us-east-1_pool", "user1", "client", Map.of("token_use", "access", "cognito:groups", List.of("admin", "shop"), "level", 3, "ok", true), Duration.ofMinutes(5)));
        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("user1");
        assertThat(jwt.getJWTClaimsSet().getStringClaim("token_use")).isEqualTo("access");
        assertThat(jwt.getJWTClaimsSet().getStringListClaim("cognito:groups")).containsExactly("admin", "shop");
        assertThat(jwt.getJWTClaimsSet().getLongClaim("level")).isEqualTo(3);
        assertThat(jwt.getJWTClaimsSet().getBooleanClaim("ok")).isTrue();
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(host.issuer("us-east-1_pool"));
        String discovery = get(host.issuer("us-east-1_pool") + "/.well-known/openid-configuration");
        assertThat(discovery.replace(" ", "")).contains("\"issuer\":\"" + host.issuer("us-east-1_pool") + "\"");
    }

    private static String get(String address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void onlyPartsThatWereAskedForRunAndACloseLeavesNoProcess() {
        EmulatorHost buckets = start(EnumSet.of(Part.BUCKETS));
        assertThat(buckets.endpoint(Part.BUCKETS).getHost()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> buckets.endpoint(Part.QUEUES)).isInstanceOf(EmulatorException.class).hasMessage("ElasticMQ was not started.");
        long pid = buckets.pid();
        buckets.close();
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    @Test
    void aPartThatCannotStartIsNamedAndNothingIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        assertThatThrownBy(() -> EmulatorHost.start(EmulatorOptions.in(folder.resolve("host"), file), EnumSet.of(Part.BUCKETS), new Dependencies(folder.resolve("memo")), FetchListener.NONE, EVENTS::add))
                .isInstanceOf(EmulatorException.class).hasMessageStartingWith("S3Proxy did not start: ");
        assertThat(ProcessHandle.current().children().filter(child -> !before.contains(child))).isEmpty();
    }
}
