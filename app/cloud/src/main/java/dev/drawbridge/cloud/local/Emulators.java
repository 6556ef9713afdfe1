package dev.drawbridge.cloud.local;

import java.net.URI;

/** The servers of other makers that a run needs: queues, buckets, tokens. */
interface Emulators extends AutoCloseable {
    /** The queue server. */
    URI sqs();

    /** The object server. */
    URI s3();

    /** The token issuer, by the name that its tokens carry: {@code http://localhost:PORT}. */
    URI oidc();

    @Override
    void close();
}
