package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.cloud.deploy.ResourceState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** What all deployments into moto share: the examples, a deployer whose calls are remembered, and ways to look at what came of it. Each test has an environment of its own, so they do not see each other. */
@ExtendWith(MotoExamples.Once.class)
abstract class DeployedToMoto {
    static final Region REGION = Region.EU_WEST_1;
    static final AwsCredentialsProvider KEYS = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    static Path petStore;
    static Path clickCounter;
    private static MotoExamples examples;

    @TempDir
    Path fresh;

    final Set<String> calls = new ConcurrentSkipListSet<>();
    final AwsDeployer deployer = new AwsDeployer(environment -> new AwsClients(environment, REGION, KEYS, List.of(new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            calls.add(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    })));

    @BeforeAll
    static void examples(MotoExamples examples) {
        DeployedToMoto.examples = examples;
        petStore = examples.petStore();
        clickCounter = examples.clickCounter();
    }

    static DeployRequest request(Path project, String environment) {
        return examples.request(project, environment);
    }

    /** One of the other examples, which nobody changes. */
    static Path example(String name) throws IOException {
        return examples.example(name);
    }

    /** A project of one's own to change. */
    Path copy(Path project) throws IOException {
        Path target = fresh.resolve(project.getFileName());
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, target.resolve(project.relativize(file).toString()));
            }
        }
        return target;
    }

    static void change(Path project, String from, String to) throws IOException {
        Path template = project.resolve("template.yaml");
        String text = Files.readString(template);
        assertThat(text).contains(from);
        Files.writeString(template, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    }

    DeployOutcome deploy(DeployRequest request) {
        return deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);
    }

    static String url() {
        return examples.url();
    }

    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(url())).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    static String output(DeployOutcome outcome, String name) {
        return outcome.outputs().stream().filter(output -> output.name().equals(name)).map(Output::value).findFirst().orElseThrow();
    }

    String physical(DeployRequest request, String id) {
        return deployer.status(request).resources().stream().filter(resource -> resource.id().equals(id)).map(ResourceState::physicalId).findFirst().orElseThrow();
    }
}
