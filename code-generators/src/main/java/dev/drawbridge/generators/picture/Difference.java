package dev.drawbridge.generators.picture;

/**
 * One thing in which two versions of a drawing differ.
 *
 * @param change what happened to it
 * @param subject what it is about
 * @param name of the card, wire, group or setting, as a person calls it
 * @param words what exactly, in a sentence without its subject; empty when the name says all
 */
public record Difference(Change change, Subject subject, String name, String words) {
    /** What happened. */
    public enum Change { ADDED, REMOVED, CHANGED, MOVED }

    /** What it happened to. */
    public enum Subject { CARD, WIRE, GROUP, NOTE, SETTING }

    /** As one line: {@code + card search, function}. */
    public String line() {
        String sign = switch (change) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
            case MOVED -> ">";
        };
        return sign + " " + subject.name().toLowerCase(java.util.Locale.ROOT) + " " + name + (words.isEmpty() ? "" : ": " + words);
    }
}
