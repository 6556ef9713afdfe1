package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.UnknownPlaceException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients for one environment. Credentials come from where the SDK looks for them: a profile with static keys, single sign-on or
 * an assumed role, or else the process's environment. Nothing of them is kept. Close it after use.
 */
public final class AwsClients implements AutoCloseable {
    private static final int ATTEMPTS = 6;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    private final Environment environment;
    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final List<ExecutionInterceptor> interceptors;
    private final UnaryOperator<StandardRetryStrategy.Builder> retries;
    private final SdkHttpClient http;
    private final CloudFormationClient cloudFormation;
    private final S3Client s3;
    private final StsClient sts;
    private final List<SdkAutoCloseable> others = new ArrayList<>();
    private Optional<LambdaClient> lambda = Optional.empty();
    private Optional<SqsClient> sqs = Optional.empty();
    private Optional<DynamoDbClient> dynamoDb = Optional.empty();

    /**
     * Clients with given credentials.
     *
     * @param interceptors that see every call
     */
    public AwsClients(Environment environment, Region region, AwsCredentialsProvider credentials, List<ExecutionInterceptor> interceptors) {
        this(environment, region, credentials, interceptors, UnaryOperator.identity());
    }

    /** @param retries how long is waited between tries, where it is not as long as the SDK waits */
    AwsClients(Environment environment, Region region, AwsCredentialsProvider credentials, List<ExecutionInterceptor> interceptors, UnaryOperator<StandardRetryStrategy.Builder> retries) {
        this.retries = retries;
        this.environment = environment;
        this.region = region;
        this.credentials = credentials;
        this.interceptors = List.copyOf(interceptors);
        this.http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ).build();
        this.cloudFormation = configured(CloudFormationClient.builder()).build();
        var storage = configured(S3Client.builder());
        if (!environment.endpoint().isEmpty()) {
            // emulators have one address for all buckets, and not all of them know the newer checksums
            storage.forcePathStyle(true).requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        }
        this.s3 = storage.build();
        this.sts = configured(StsClient.builder()).build();
    }

    /**
     * Clients as the user's configuration says.
     *
     * @throws DeployException if the profile is not there or no region is said anywhere
     */
    public static AwsClients connect(Environment environment) {
        String profile = environment.profile();
        try {
            if (!profile.isEmpty() && ProfileFile.defaultProfileFile().profile(profile).isEmpty()) {
                throw new UnknownPlaceException("There is no profile \"" + profile + "\" in your AWS configuration. Add it with: aws configure sso --profile " + profile
                        + ", or choose another for the environment " + environment.name() + ".");
            }
            Region region = region(environment.region().isEmpty() ? configuredRegion(environment) : environment.region());
            // named on purpose, a profile goes before variables of the process
            AwsCredentialsProvider credentials = profile.isEmpty() ? DefaultCredentialsProvider.builder().build() : ProfileCredentialsProvider.create(profile);
            return new AwsClients(withEndpointOfProcess(environment), region, credentials, List.of());
        } catch (SdkClientException | IllegalArgumentException | IllegalStateException e) {
            throw new DeployException("Your AWS configuration cannot be used for the environment " + environment.name() + ": " + e.getMessage(), e);
        }
    }

    /** What has the shape of a region; a name that is none would be asked for as a host, and that tells nobody what is wrong. */
    private static Region region(String name) {
        if (!name.matches("[a-z]{2,4}(?:-[a-z]+){1,3}-[0-9]{1,2}")) {
            throw new UnknownPlaceException("\"" + name + "\" is no region of AWS. Write it like eu-west-1, with --region, in environments.json or in the profile.");
        }
        return Region.of(name);
    }

    /** The SDK would go there anyway; said here, we know that it is no AWS. */
    private static Environment withEndpointOfProcess(Environment environment) {
        String address = System.getenv("AWS_ENDPOINT_URL");
        return environment.endpoint().isEmpty() && address != null && !address.isBlank() ? environment.withEndpoint(address) : environment;
    }

    private static String configuredRegion(Environment environment) {
        try {
            var chain = DefaultAwsRegionProviderChain.builder();
            return (environment.profile().isEmpty() ? chain : chain.profileName(environment.profile())).build().getRegion().id();
        } catch (SdkClientException e) {
            throw new DeployException("No region is said for the environment " + environment.name() + ". Choose one in its settings (--region on the command line), or give the profile one.", e);
        }
    }

    /** A builder of another service's client with the same region, credentials, address and patience. Close what it builds; the connections are shared. */
    public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
        ClientOverrideConfiguration.Builder override = ClientOverrideConfiguration.builder()
                .retryStrategy(retries.apply(DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(ATTEMPTS)).build());
        interceptors.forEach(override::addExecutionInterceptor);
        builder.region(region).credentialsProvider(credentials).httpClient(http).overrideConfiguration(override.build());
        return environment.endpoint().isEmpty() ? builder : builder.endpointOverride(endpoint());
    }

    private URI endpoint() {
        try {
            URI uri = URI.create(environment.endpoint());
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new DeployException("\"" + environment.endpoint() + "\" is no address. Write it like http://127.0.0.1:4566.", notAnAddress);
        }
        throw new DeployException("\"" + environment.endpoint() + "\" is no address. Write it like http://127.0.0.1:4566.");
    }

    /**
     * What the SDK threw, as one sentence.
     *
     * @param doing what we were about to do: "read the log of search"
     * @param permission that it takes
     */
    public DeployException failure(SdkException e, String doing, String permission) {
        return AwsFailure.of(e, environment, doing, permission);
    }

    /** Whether trying again later may help. */
    public static boolean passes(SdkException e) {
        return AwsFailure.passes(e);
    }

    Environment environment() {
        return environment;
    }

    Region region() {
        return region;
    }

    CloudFormationClient cloudFormation() {
        return cloudFormation;
    }

    S3Client s3() {
        return s3;
    }

    StsClient sts() {
        return sts;
    }

    /** Made when it is first needed, as the two below: a plan needs none of them. */
    synchronized LambdaClient lambda() {
        if (lambda.isEmpty()) {
            lambda = Optional.of(kept(configured(LambdaClient.builder()).build()));
        }
        return lambda.get();
    }

    synchronized SqsClient sqs() {
        if (sqs.isEmpty()) {
            sqs = Optional.of(kept(configured(SqsClient.builder()).build()));
        }
        return sqs.get();
    }

    synchronized DynamoDbClient dynamoDb() {
        if (dynamoDb.isEmpty()) {
            dynamoDb = Optional.of(kept(configured(DynamoDbClient.builder()).build()));
        }
        return dynamoDb.get();
    }

    private <C extends SdkAutoCloseable> C kept(C client) {
        others.add(client);
        return client;
    }

    @Override
    public void close() {
        others.forEach(SdkAutoCloseable::close);
        cloudFormation.close();
        s3.close();
        sts.close();
        http.close();
    }
}
