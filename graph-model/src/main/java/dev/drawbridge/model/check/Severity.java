package dev.drawbridge.model.check;

/** How bad a finding is. */
public enum Severity {
    /** It will not work: generating or deploying is refused. */
    ERROR,
    /** It works and will hurt. */
    WARNING,
    /** It could be better. */
    INFO
}
