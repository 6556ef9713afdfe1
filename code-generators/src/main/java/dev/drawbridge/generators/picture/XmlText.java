package dev.drawbridge.generators.picture;

/** Text as it may stand in XML. */
final class XmlText {
    private XmlText() {}

    /** Escaped for content and attributes; characters that XML cannot hold at all become the replacement character. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    /** Production 2 of XML 1.0. */
    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000 && c <= 0x10ffff;
    }
}
