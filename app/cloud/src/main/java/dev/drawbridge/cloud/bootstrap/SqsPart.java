package dev.drawbridge.cloud.bootstrap;

import java.net.InetSocketAddress;

/** ElasticMQ, queues in memory. */
final class SqsPart {
    private SqsPart() {
    }

    /**
     * Starts it on a free port of loopback.
     *
     * @param setting region and account, {@code region/account}
     * @return the port
     */
    static int start(ClassLoader loader, String setting) throws ReflectiveOperationException {
        String[] place = setting.split("/");
        Class<?> builders = loader.loadClass("org.elasticmq.rest.sqs.SQSRestServerBuilder");
        // host *: queue addresses carry the host that was asked, so that they lead back through the front door
        Object address = loader.loadClass("org.elasticmq.NodeAddress").getConstructor(String.class, String.class, int.class, String.class).newInstance("http", "*", 0, "");
        Object builder = Reflect.callStatic(builders, "withInterface", "127.0.0.1");
        builder = Reflect.call(builder, "withDynamicPort");
        builder = Reflect.call(builder, "withServerAddress", address);
        builder = Reflect.call(builder, "withAWSRegion", place[0]);
        builder = Reflect.call(builder, "withAWSAccountId", place[1]);
        Object server = Reflect.call(builder, "start");
        Object binding = Reflect.call(server, "waitUntilStarted");
        return ((InetSocketAddress) Reflect.call(binding, "localAddress")).getPort();
    }
}
