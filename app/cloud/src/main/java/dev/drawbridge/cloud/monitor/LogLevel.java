package dev.drawbridge.cloud.monitor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How grave a line is, as far as its text tells. */
public enum LogLevel {
    DEBUG,
    INFO,
    /** Lines of the platform: start, end and report of invocations. */
    PLATFORM,
    WARNING,
    ERROR;

    private static final Pattern PLATFORM_LINE = Pattern.compile("^(START RequestId|END RequestId|REPORT RequestId|INIT_START|EXTENSION|XRAY TraceId|RESTORE_START|\\{\"time\":\"[^\"]*\",\"type\":\"platform\\.)");
    // a word of its own near the start: loggers put it behind the time, JSON lines behind "level"
    private static final Pattern WORD = Pattern.compile("(?:^|[\\s\\[\"|])(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|SEVERE|FATAL)(?=[\\s\\]\":|,])");
    private static final Pattern THROWN = Pattern.compile("^(?:Exception in thread|Caused by: |\\s+at [\\w.$]+\\(|[\\w.]*(?:Exception|Error)(?::|$)|.*Task timed out after|.*errorMessage)");
    private static final int HEAD = 160;

    /** The level that a text tells; {@link #INFO} when it tells none. */
    public static LogLevel of(String text) {
        String head = text.length() > HEAD ? text.substring(0, HEAD) : text;
        if (PLATFORM_LINE.matcher(head).find()) {
            return head.contains("Status: timeout") || head.contains("Status: error") ? ERROR : PLATFORM;
        }
        Matcher word = WORD.matcher(head);
        if (word.find()) {
            return switch (word.group(1)) {
                case "TRACE", "DEBUG" -> DEBUG;
                case "WARN", "WARNING" -> WARNING;
                case "ERROR", "SEVERE", "FATAL" -> ERROR;
                default -> INFO;
            };
        }
        return THROWN.matcher(head).find() ? ERROR : INFO;
    }
}
