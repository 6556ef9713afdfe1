package dev.drawbridge.cloud.monitor.aws;

/** The services that watching talks to. What functions may do is the wire table's alone. */
enum WatchService {
    CLOUDWATCH("CloudWatch", "cloudwatch"),
    LOGS("CloudWatchLogs", "logs"),
    XRAY("XRay", "xray");

    private final String title;
    private final String prefix;

    WatchService(String title, String prefix) {
        this.title = title;
        this.prefix = prefix;
    }

    /** As it is counted and documented. */
    String call(String operation) {
        return title + ":" + operation;
    }

    /** As it is written in policies. */
    String permission(String operation) {
        return prefix + ":" + operation;
    }
}
