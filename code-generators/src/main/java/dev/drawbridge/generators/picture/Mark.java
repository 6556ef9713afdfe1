package dev.drawbridge.generators.picture;

/** What a part of a picture stands for when two versions of a drawing are compared. */
enum Mark {
    /** The same in both, or there is but one version. */
    NONE("", ""),
    ADDED("+", "added"),
    REMOVED("\u2212", "removed"),
    CHANGED("\u00b1", "changed"),
    /** Only its place differs. */
    MOVED("\u2192", "moved");

    private final String sign;
    private final String word;

    Mark(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    /** One letter, so that it can be told without colour. */
    String sign() {
        return sign;
    }

    String word() {
        return word;
    }

    Colour colour(PictureTheme theme) {
        return switch (this) {
            case NONE -> theme.wire();
            case ADDED -> theme.ok();
            case REMOVED -> theme.error();
            case CHANGED -> theme.warning();
            case MOVED -> theme.accent();
        };
    }
}
