package dev.drawbridge.benchmarks;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.aws.AwsClients;
import dev.drawbridge.cloud.deploy.aws.AwsDeployer;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Measures what a deployment costs on this side: planning 50 resources, deploying what is deployed already, and sending code. The cloud is
 * {@link QuickCloud} in this process, so the network and the time that AWS takes are not in it.
 */
public final class DeployBenchmark {
    private static final int RESOURCES = 50;
    private static final int RUNS = 15;
    private static final int MEGABYTES = 64;

    private DeployBenchmark() {}

    /** Prints the table; takes some seconds. */
    public static void main(String[] args) throws IOException {
        Figures figures = new Figures();
        Path project = Files.createTempDirectory("drawbridge-benchmark");
        try (QuickCloud cloud = new QuickCloud(RESOURCES)) {
            DeployRequest request = new DeployRequest(project, Design.empty("shop"), Environment.named("dev").withRegion("eu-west-1").withEndpoint(cloud.address()));
            AwsDeployer deployer = new AwsDeployer(environment -> new AwsClients(environment, Region.EU_WEST_1, StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")), List.of()));
            write(project, false);
            figures.add("plan, " + RESOURCES + " resources (median of " + RUNS + ")", Figures.milliseconds(Figures.percentile(plans(deployer, request), 0.5)), "");
            unchanged(figures, cloud, deployer, request);
            write(project, true);
            upload(figures, deployer, request, project);
        }
        System.out.println(figures.table());
        System.exit(0);
    }

    private static void write(Path project, boolean code) throws IOException {
        StringBuilder template = new StringBuilder("Transform: AWS::Serverless-2016-10-31\nResources:\n");
        for (int i = 0; i < RESOURCES; i++) {
            template.append("  Jobs").append(i).append(":\n    Type: AWS::SQS::Queue\n    Properties:\n      VisibilityTimeout: ").append(30 + i).append('\n');
        }
        if (code) {
            template.append("  Worker:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: worker.bin\n");
        }
        Files.writeString(project.resolve("template.yaml"), template);
    }

    private static long[] plans(AwsDeployer deployer, DeployRequest request) {
        long[] nanos = new long[RUNS];
        for (int run = -5; run < RUNS; run++) {
            long began = System.nanoTime();
            Plan plan = deployer.plan(request, DeployListener.NONE);
            if (plan.changes().size() != RESOURCES) {
                throw new IllegalStateException("planned " + plan.changes().size());
            }
            if (run >= 0) {
                nanos[run] = System.nanoTime() - began;
            }
        }
        return nanos;
    }

    private static void unchanged(Figures figures, QuickCloud cloud, AwsDeployer deployer, DeployRequest request) {
        cloud.isUpToDate(true);
        long[] nanos = new long[RUNS];
        long sent = 0;
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);
            nanos[run] = System.nanoTime() - began;
            sent += outcome.uploadedBytes();
        }
        cloud.isUpToDate(false);
        figures.add("deploy of an unchanged project (median of " + RUNS + ")", Figures.milliseconds(Figures.percentile(nanos, 0.5)), "");
        figures.add("bytes that it sends", Long.toString(sent), "0");
    }

    private static void upload(Figures figures, AwsDeployer deployer, DeployRequest request, Path project) throws IOException {
        byte[] code = new byte[MEGABYTES * 1024 * 1024];
        new Random(1).nextBytes(code);
        Files.write(project.resolve("worker.bin"), code);
        Plan plan = deployer.plan(request, DeployListener.NONE);
        long[] first = {0};
        long[] last = {0};
        DeployOutcome outcome = deployer.apply(plan, event -> {
            if (event instanceof DeployEvent.Uploading) {
                first[0] = first[0] == 0 ? System.nanoTime() : first[0];
                last[0] = System.nanoTime();
            }
        });
        double seconds = (last[0] - first[0]) / 1e9;
        figures.add("upload of " + MEGABYTES + " MB of code", String.format(Locale.ROOT, "%.0f MB/s", outcome.uploadedBytes() / 1e6 / seconds), "");
    }
}
