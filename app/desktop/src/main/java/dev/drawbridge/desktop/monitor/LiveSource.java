package dev.drawbridge.desktop.monitor;

/** What is watched. */
public enum LiveSource {
    /** The run on this machine. */
    HERE,
    /** The environment that the window looks at. */
    CLOUD
}
