package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.deploy.aws.AwsClients;
import dev.drawbridge.cloud.monitor.MonitorException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.xray.XRayClient;

/** The clients for watching, with failures in words and calls counted. Close it after use. */
final class Conversation implements AutoCloseable {
    private final AwsClients clients;
    private final CloudWatchClient cloudWatch;
    private final CloudWatchLogsClient logs;
    private final XRayClient xray;
    private final Meter meter;

    Conversation(AwsClients clients, Meter meter) {
        this.clients = clients;
        this.meter = meter;
        this.cloudWatch = clients.configured(CloudWatchClient.builder()).build();
        this.logs = clients.configured(CloudWatchLogsClient.builder()).build();
        this.xray = clients.configured(XRayClient.builder()).build();
    }

    CloudWatchClient cloudWatch() {
        return cloudWatch;
    }

    CloudWatchLogsClient logs() {
        return logs;
    }

    XRayClient xray() {
        return xray;
    }

    /**
     * Makes one call and counts it.
     *
     * @param doing what for: "read the metrics"
     * @param operation {@code GetMetricData}
     * @param dollars what it costs
     */
    <T> T ask(String doing, WatchService service, String operation, double dollars, Supplier<T> call) {
        meter.call(service.call(operation), dollars);
        try {
            return call.get();
        } catch (SdkException e) {
            throw new MonitorException(clients.failure(e, doing, service.permission(operation)).getMessage(), AwsClients.passes(e), e);
        }
    }

    @Override
    public void close() {
        cloudWatch.close();
        logs.close();
        xray.close();
        clients.close();
    }
}
