package dev.drawbridge.desktop.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Looks up what the user reads. Immutable. A missing key shows itself, so that a test and the eye find it. */
public final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.drawbridge.desktop.words.messages", Locale.getDefault());

    private Words() {}

    /** The words of that key, with {@code {0}}, {@code {1}} ... filled in. */
    public static String of(String key, Object... arguments) {
        if (!BUNDLE.containsKey(key)) {
            return key;
        }
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
}
