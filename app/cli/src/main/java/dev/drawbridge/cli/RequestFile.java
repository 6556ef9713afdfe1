package dev.drawbridge.cli;

import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sample requests of a project, in the {@code .http} format that editors know: {@code ###} starts a request with its title, then the
 * request line, headers, a blank line and the body. {@code {{name}}} stands for something that is known only at run time.
 */
record RequestFile(List<Request> requests) {
    private static final Pattern HOLE = Pattern.compile("\\{\\{([^}]+)}}");

    /** One request, its holes not filled. */
    record Request(String title, String method, String url, Map<String, String> headers, String body) {
        /** With every hole filled. */
        Request fill(UnaryOperator<String> values) {
            Map<String, String> filled = new LinkedHashMap<>();
            headers.forEach((name, value) -> filled.put(name, RequestFile.fill(value, values)));
            return new Request(title, method, RequestFile.fill(url, values), filled, RequestFile.fill(body, values));
        }
    }

    /** Reads the requests; a line that fits nowhere is refused with its number. */
    static RequestFile read(String text) {
        List<Request> requests = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int i = 0;
        while (i < lines.size()) {
            if (lines.get(i).isBlank()) {
                i++;
                continue;
            }
            String title = "";
            if (lines.get(i).startsWith("###")) {
                title = lines.get(i).substring(3).strip();
                i++;
            }
            while (i < lines.size() && lines.get(i).isBlank()) {
                i++;
            }
            if (i == lines.size()) {
                break;
            }
            String[] words = lines.get(i).split("\\s+", 2);
            if (words.length != 2 || !words[0].matches("[A-Z]+")) {
                throw new ModelException("requests.http, line " + (i + 1) + ": here a request must start, such as GET {{api}}/path.");
            }
            i++;
            Map<String, String> headers = new LinkedHashMap<>();
            for (; i < lines.size() && !lines.get(i).isBlank() && !lines.get(i).startsWith("###"); i++) {
                int colon = lines.get(i).indexOf(':');
                if (colon < 1) {
                    throw new ModelException("requests.http, line " + (i + 1) + ": a header needs a colon, such as Accept: application/json.");
                }
                headers.put(lines.get(i).substring(0, colon).strip(), lines.get(i).substring(colon + 1).strip());
            }
            StringBuilder body = new StringBuilder();
            for (; i < lines.size() && !lines.get(i).startsWith("###"); i++) {
                body.append(lines.get(i)).append('\n');
            }
            requests.add(new Request(title, words[0], words[1].strip(), headers, body.toString().strip()));
        }
        return new RequestFile(requests);
    }

    private static String fill(String text, UnaryOperator<String> values) {
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(values.apply(hole.group(1).strip())));
    }
}
