package dev.drawbridge.cli;

import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines of logs and reports, as text and as JSON with stable names. */
final class LogWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private final Design design;
    private final int width;

    LogWords(Design design) {
        this.design = design;
        this.width = design.nodes().values().stream().filter(node -> node.kind().equals("function")).mapToInt(node -> node.name().length()).max().orElse(0);
    }

    private String name(NodeId card) {
        return design.node(card).map(node -> node.name()).orElse(card.value());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    /** An entry of several lines keeps its lines; those after the first are set in. */
    void print(PrintWriter out, List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            String name = name(entry.card());
            String head = time(entry.time()) + "  " + name + " ".repeat(Math.max(0, width - name.length())) + "  ";
            out.println(head + entry.text().replace("\n", "\n" + " ".repeat(head.length())));
        }
        out.flush();
    }

    /** One object for each entry on a line of its own, so that a reader need not wait for the end. */
    void json(PrintWriter out, List<LogEntry> entries) {
        entries.forEach(entry -> out.println(JsonMapper.shared().createObjectNode().put("time", time(entry.time())).put("card", name(entry.card())).put("requestId", entry.requestId())
                .put("level", DeployWords.lower(entry.level())).put("text", entry.text()).toString()));
        out.flush();
    }

    void reports(PrintWriter out, List<ReportLine> reports) {
        TextTable table = new TextTable("TIME", "FUNCTION", "DURATION", "BILLED", "MEMORY", "USED", "START", "STATUS", "REQUEST");
        reports.forEach(report -> table.row(time(report.time()), name(report.function()), millis(report.duration()), millis(report.billed()), report.memory() + " MB",
                report.used().isPresent() ? report.used().getAsInt() + " MB" : "-", report.init().map(LogWords::millis).orElse("-"), report.status(), report.requestId()));
        table.print(out);
        out.flush();
    }

    private static String millis(Duration duration) {
        return FigureWords.millis(duration.toNanos() / 1e6);
    }

    ObjectNode reportsJson(List<ReportLine> reports) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode all = json.putArray("reports");
        reports.forEach(report -> {
            ObjectNode one = all.addObject().put("time", time(report.time())).put("function", name(report.function())).put("requestId", report.requestId())
                    .put("durationMs", report.duration().toNanos() / 1e6).put("billedMs", report.billed().toNanos() / 1e6).put("memoryMb", report.memory()).put("status", report.status());
            report.used().ifPresent(used -> one.put("usedMb", used));
            report.init().ifPresent(init -> one.put("startMs", init.toNanos() / 1e6));
            if (!report.traceId().isEmpty()) {
                one.put("traceId", report.traceId());
            }
        });
        return json;
    }
}
