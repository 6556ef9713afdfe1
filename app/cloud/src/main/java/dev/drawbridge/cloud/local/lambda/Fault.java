package dev.drawbridge.cloud.local.lambda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An exception that a function threw, as far as can be read from what it left behind. Pure.
 *
 * @param type the class of the exception
 * @param message its message; may be empty
 * @param frames the calls that led to it, the innermost first, those of its causes behind
 */
public record Fault(String type, String message, List<Frame> frames) {
    private static final Pattern FRAME = Pattern.compile("^\\s*(?:at )?(?:[^()\\s]*/)?([\\w$.]+)\\.[\\w$<>]+\\(([\\w$]+\\.\\w+):(\\d{1,7})\\)");
    private static final Pattern FRAME_LINE = Pattern.compile("^\\s+(?:at \\S.*\\(.*\\)|\\.\\.\\. \\d+ (?:more|common frames omitted))\\s*$");
    private static final Pattern HEAD = Pattern.compile("(?:^|[\\s(])((?:[a-z_]\\w*\\.)+[A-Z][\\w$]*)(?:: (.*))?$");
    private static final Pattern LATER_HEAD = Pattern.compile("^\\s*(?:Caused by|Suppressed): .*");
    /** The head of a trace is above its first frame, with as many lines of a long message between as this. */
    private static final int LONGEST_MESSAGE = 12;
    /** Causes of causes have an end somewhere. */
    private static final int MOST_CAUSES = 20;

    /** Copies the frames. */
    public Fault {
        frames = List.copyOf(frames);
    }

    /**
     * One call.
     *
     * @param className with its package
     * @param file without its folder: {@code Search.java}
     * @param line counted from 1
     */
    public record Frame(String className, String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** The error that a function gave back instead of an answer: JSON with {@code errorType}, {@code errorMessage} and {@code stackTrace}. */
    public static Optional<Fault> ofError(byte[] payload) {
        try {
            JsonNode error = payload.length == 0 ? JsonMapper.shared().nullNode() : JsonMapper.shared().readTree(payload);
            if (!error.path("errorType").isString()) {
                return Optional.empty();
            }
            List<Frame> frames = new ArrayList<>();
            JsonNode next = error;
            for (int i = 0; i < MOST_CAUSES && next.isObject(); i++) {
                next.path("stackTrace").forEach(line -> frame(line.asString("")).ifPresent(frames::add));
                next = next.path("cause");
            }
            return Optional.of(new Fault(error.path("errorType").asString(), error.path("errorMessage").asString(""), frames));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The last stack trace in what a function wrote, first looked for among errors; many a framework writes it there and answers in its own words. */
    public static Optional<Fault> inLog(List<LogLine> log) {
        return inText(log.stream().filter(LogLine::error).map(LogLine::text).toList()).or(() -> inText(log.stream().filter(line -> !line.error()).map(LogLine::text).toList()));
    }

    private static Optional<Fault> inText(List<String> written) {
        List<String> lines = written.stream().flatMap(text -> Arrays.stream(text.split("\\R"))).toList();
        Optional<Fault> last = Optional.empty();
        List<Frame> frames = new ArrayList<>();
        Optional<Matcher> head = Optional.empty();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (FRAME_LINE.matcher(line).matches()) {
                if (!inside) {
                    head = head(lines, i);
                    frames.clear();
                    inside = true;
                }
                frame(line).ifPresent(frames::add);
            } else if (inside && !LATER_HEAD.matcher(line).matches()) {
                last = fault(head, frames);
                inside = false;
            }
        }
        return inside ? fault(head, frames) : last;
    }

    private static Optional<Fault> fault(Optional<Matcher> head, List<Frame> frames) {
        return head.map(found -> new Fault(found.group(1), Optional.ofNullable(found.group(2)).orElse("").strip(), frames));
    }

    private static Optional<Matcher> head(List<String> lines, int firstFrame) {
        for (int i = firstFrame - 1; i >= 0 && i >= firstFrame - LONGEST_MESSAGE; i--) {
            Matcher matcher = HEAD.matcher(lines.get(i));
            if (matcher.find()) {
                return Optional.of(matcher);
            }
        }
        return Optional.empty();
    }

    private static Optional<Frame> frame(String line) {
        Matcher matcher = FRAME.matcher(line);
        return matcher.find() ? Optional.of(new Frame(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)))) : Optional.empty();
    }

    /** The innermost call that fits. */
    public Optional<Frame> first(Predicate<Frame> wanted) {
        return frames.stream().filter(wanted).findFirst();
    }

    /** {@code IllegalStateException: no stock left (Search.java:23)}, with the place in the user's own code where there is one. */
    public String sentence(Predicate<Frame> ownCode) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return name + (message.isEmpty() ? "" : ": " + message) + first(ownCode).map(frame -> " (" + frame + ")").orElse("");
    }
}
