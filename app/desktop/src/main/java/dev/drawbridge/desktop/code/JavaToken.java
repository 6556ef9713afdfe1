package dev.drawbridge.desktop.code;

/** A piece of Java source that has a colour of its own. @param start first character @param end behind the last */
record JavaToken(Type type, int start, int end) {
    enum Type {
        KEYWORD, TYPE, METHOD, STRING, NUMBER, COMMENT, ANNOTATION;

        /** Its class in the style sheet. */
        String styleClass() {
            return "java-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
