package dev.drawbridge.cloud.local.emulators;

import dev.drawbridge.cloud.build.Library;
import dev.drawbridge.cloud.build.LibraryRequest;
import java.util.List;

/** A part that the emulator host can start, and the libraries it is made of. */
public enum Part {
    /** ElasticMQ, which speaks the protocol of SQS. */
    QUEUES("sqs", "127.0.0.1", LibraryRequest.of("ElasticMQ", Library.of("org.elasticmq:elasticmq-rest-sqs_2.13:1.7.1"), Library.of("org.slf4j:slf4j-nop:2.0.17"))),

    /**
     * S3Proxy, which speaks the protocol of S3. Its own dependencies bring several clouds and a mix of Jackson versions that does not load, so what it
     * needs for a local store is named one by one.
     */
    BUCKETS("s3", "127.0.0.1", new LibraryRequest("S3Proxy",
            List.of(Library.of("org.gaul:s3proxy:4.1.0").without("*:*"), Library.of("tools.jackson.dataformat:jackson-dataformat-xml:3.2.2"),
                    Library.of("com.google.guava:guava:33.7.1-jre"), Library.of("com.google.jimfs:jimfs:1.3.1"), Library.of("jakarta.servlet:jakarta.servlet-api:6.1.0"),
                    Library.of("software.amazon.awssdk:s3").without("software.amazon.awssdk:netty-nio-client", "software.amazon.awssdk:apache-client"),
                    Library.of("org.slf4j:slf4j-nop:2.0.17")),
            List.of(Library.of("software.amazon.awssdk:bom:2.40.2")))),

    /** mock-oauth2-server. Its address must be {@code localhost}: tokens carry the issuer as it was asked, and the server writes it so itself. */
    IDENTITY("oidc", "localhost", LibraryRequest.of("The OpenID Connect server", Library.of("no.nav.security:mock-oauth2-server:6.0.2"), Library.of("org.slf4j:slf4j-nop:2.0.3")));

    private final String word;
    private final String host;
    private final LibraryRequest libraries;

    Part(String word, String host, LibraryRequest libraries) {
        this.word = word;
        this.host = host;
        this.libraries = libraries;
    }

    /** Its name between us and the host. */
    String word() {
        return word;
    }

    /** The name of this machine in its addresses. */
    String host() {
        return host;
    }

    /** What has to be fetched; its name is the one users know. */
    public LibraryRequest libraries() {
        return libraries;
    }
}
