package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.model.NodeId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one of our metrics is found in CloudWatch.
 *
 * @param daily whether it is measured once a day, and not each minute
 */
record MetricSource(NodeId card, Metric metric, String namespace, String name, SortedMap<String, String> dimensions, String statistic, boolean daily) {
    MetricSource(NodeId card, Metric metric, String namespace, String name, Map<String, String> dimensions, String statistic) {
        this(card, metric, namespace, name, new TreeMap<>(dimensions), statistic, false);
    }

    /** Statistics of one metric are paid for together. */
    String paidAs() {
        return namespace + " " + name + " " + dimensions;
    }
}
