package dev.drawbridge.cloud.monitor;

import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the platform reports of one invocation. Both shapes are known: the line that begins with {@code REPORT} and the JSON record of type
 * {@code platform.report}. Source: "Lambda log formats" and "Telemetry API: platform.report" in the Lambda guide.
 *
 * @param duration of the work
 * @param billed what is paid for; the start included
 * @param memory that the function is given, in MB
 * @param used the most memory that was used, in MB; empty where that is not measured
 * @param init how long a new copy took to start or to be restored; empty where a running one took the event
 * @param status {@code success}, or {@code error}, {@code timeout}
 * @param traceId of X-Ray; empty where it was not traced
 */
public record ReportLine(Instant time, NodeId function, String requestId, Duration duration, Duration billed, int memory, OptionalInt used, Optional<Duration> init, String status,
        String traceId) {
    private static final Pattern FIELD = Pattern.compile("(RequestId|Init Duration|Restore Duration|Billed Restore Duration|Billed Duration|Duration|Memory Size|Max Memory Used|XRAY TraceId|Status):\\s*([^\\s]+)");

    /** Reads a line of a function's log; empty if it is no report. */
    public static Optional<ReportLine> parse(Instant time, NodeId function, String text) {
        String line = text.strip();
        if (line.startsWith("REPORT RequestId:")) {
            return Optional.of(plain(time, function, line));
        }
        return line.startsWith("{") && line.contains("platform.report") ? json(time, function, line) : Optional.empty();
    }

    private static ReportLine plain(Instant time, NodeId function, String line) {
        String requestId = "";
        Duration duration = Duration.ZERO;
        Duration billed = Duration.ZERO;
        Optional<Duration> init = Optional.empty();
        int memory = 0;
        OptionalInt used = OptionalInt.empty();
        String status = "success";
        String trace = "";
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            String value = field.group(2);
            switch (field.group(1)) {
                case "RequestId" -> requestId = value;
                case "Duration" -> duration = millis(value);
                case "Billed Duration" -> billed = millis(value);
                case "Init Duration", "Restore Duration" -> init = Optional.of(millis(value));
                case "Memory Size" -> memory = (int) number(value);
                case "Max Memory Used" -> used = OptionalInt.of((int) number(value));
                case "XRAY TraceId" -> trace = value;
                case "Status" -> status = value;
                default -> { }
            }
        }
        return new ReportLine(time, function, requestId, duration, billed, memory, used, init, status, trace);
    }

    private static Optional<ReportLine> json(Instant time, NodeId function, String line) {
        try {
            JsonNode all = JsonMapper.shared().readTree(line);
            if (!all.path("type").asString("").equals("platform.report")) {
                return Optional.empty();
            }
            JsonNode record = all.path("record");
            JsonNode metrics = record.path("metrics");
            double init = metrics.path("initDurationMs").asDouble(metrics.path("restoreDurationMs").asDouble(-1));
            int used = metrics.path("maxMemoryUsedMB").asInt(-1);
            return Optional.of(new ReportLine(time, function, record.path("requestId").asString(""), millis(metrics.path("durationMs").asDouble(0)),
                    millis(metrics.path("billedDurationMs").asDouble(0)), metrics.path("memorySizeMB").asInt(0), used < 0 ? OptionalInt.empty() : OptionalInt.of(used),
                    init < 0 ? Optional.empty() : Optional.of(millis(init)), record.path("status").asString("success"), record.path("tracing").path("value").asString("")));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static Duration millis(String text) {
        return millis(number(text));
    }

    private static Duration millis(double value) {
        return Duration.ofNanos(Math.round(value * 1e6));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException cut) {
            return 0;
        }
    }

    /** Whether the invocation came to a good end. */
    public boolean ok() {
        return status.equals("success");
    }
}
