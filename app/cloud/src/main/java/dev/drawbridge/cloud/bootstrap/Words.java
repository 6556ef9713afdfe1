package dev.drawbridge.cloud.bootstrap;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A line of words between Drawbridge and a child, each word encoded so that it may hold spaces, line ends or nothing. */
public final class Words {
    private Words() {
    }

    /** The words as one line, without a line end. */
    public static String join(List<String> words) {
        List<String> encoded = new ArrayList<>();
        for (String word : words) {
            encoded.add(URLEncoder.encode(word, StandardCharsets.UTF_8));
        }
        return String.join(" ", encoded);
    }

    /** The words of a line; at least one. */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            words.add(URLDecoder.decode(word, StandardCharsets.UTF_8));
        }
        return words;
    }
}
