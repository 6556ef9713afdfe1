package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Reads many metrics with few calls. */
final class MetricReader {
    /** Metrics in one GetMetricData. Source: the API reference of GetMetricData. */
    static final int MOST_QUERIES = 500;
    /** Points that CloudWatch may still be adding to, from the end. */
    private static final int UNFINISHED = 2;
    private static final int STATISTICS_FOR_ONE_PRICE = 5;

    private final Conversation aws;

    MetricReader(Conversation aws) {
        this.aws = aws;
    }

    /** All of these on the grid. What CloudWatch has no points of is none where it is counted, and unknown where it is measured. */
    Map<NodeId, Map<Metric, Series>> read(List<MetricSource> sources, Grid grid, Instant now) {
        Map<NodeId, Map<Metric, Series>> all = new HashMap<>();
        for (int first = 0; first < sources.size(); first += MOST_QUERIES) {
            read(sources.subList(first, Math.min(sources.size(), first + MOST_QUERIES)), grid, now, all);
        }
        return all;
    }

    private void read(List<MetricSource> sources, Grid grid, Instant now, Map<NodeId, Map<Metric, Series>> all) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            queries.add(query("m" + i, sources.get(i), grid));
        }
        double[][] values = new double[sources.size()][];
        String token = "";
        Set<String> seen = new HashSet<>();
        do {
            String next = token;
            GetMetricDataResponse page = aws.ask("read the metrics", WatchService.CLOUDWATCH, "GetMetricData", next.isEmpty() ? price(sources) : 0,
                    () -> aws.cloudWatch().getMetricData(ask -> ask.metricDataQueries(queries).startTime(grid.start()).endTime(grid.end()).scanBy(ScanBy.TIMESTAMP_ASCENDING)
                            .nextToken(next.isEmpty() ? null : next)));
            page.metricDataResults().forEach(result -> take(result, grid, values));
            token = page.nextToken() == null ? "" : page.nextToken();
        } while (!token.isEmpty() && seen.add(token));
        for (int i = 0; i < sources.size(); i++) {
            Metric metric = sources.get(i).metric();
            Series series = Series.of(metric, grid, filled(values[i], metric, grid, now));
            all.computeIfAbsent(sources.get(i).card(), card -> new EnumMap<>(Metric.class)).merge(metric, series, Series::plus);
        }
    }

    private static MetricDataQuery query(String id, MetricSource source, Grid grid) {
        List<Dimension> dimensions = source.dimensions().entrySet().stream().map(entry -> Dimension.builder().name(entry.getKey()).value(entry.getValue()).build()).toList();
        return MetricDataQuery.builder().id(id).returnData(true).metricStat(stat -> stat
                .metric(metric -> metric.namespace(source.namespace()).metricName(source.name()).dimensions(dimensions))
                .period((int) grid.period().toSeconds()).stat(source.statistic())).build();
    }

    private static double price(List<MetricSource> sources) {
        Map<String, Integer> statistics = new HashMap<>();
        sources.forEach(source -> statistics.merge(source.paidAs(), 1, Integer::sum));
        return statistics.values().stream().mapToInt(count -> Math.ceilDiv(count, STATISTICS_FOR_ONE_PRICE)).sum() * Meter.METRIC;
    }

    private static void take(MetricDataResult result, Grid grid, double[][] values) {
        int index = Integer.parseInt(result.id().substring(1));
        if (values[index] == null) {
            values[index] = new double[grid.size()];
            Arrays.fill(values[index], Double.NaN);
        }
        for (int i = 0; i < Math.min(result.timestamps().size(), result.values().size()); i++) {
            int at = grid.indexOf(result.timestamps().get(i));
            if (at >= 0 && at < grid.size()) {
                values[index][at] = result.values().get(i);
            }
        }
    }

    private static double[] filled(double[] found, Metric metric, Grid grid, Instant now) {
        double[] values = found == null ? new double[grid.size()] : found;
        if (found == null) {
            Arrays.fill(values, Double.NaN);
        }
        if (metric.fold() == Metric.Fold.SUM) {
            int known = Math.min(grid.size(), grid.indexOf(now) - UNFINISHED + 1);
            for (int i = 0; i < known; i++) {
                values[i] = Double.isNaN(values[i]) ? 0 : values[i];
            }
        }
        return values;
    }
}
