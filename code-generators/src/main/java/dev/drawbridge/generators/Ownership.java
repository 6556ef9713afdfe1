package dev.drawbridge.generators;

/** Whose a generated file is. */
public enum Ownership {
    /** Ours: written again whenever the drawing changes, and removed when nothing needs it. */
    GENERATED,
    /** The user's: written once if it is not there, never touched again. */
    USER_OWNED,
    /** Shared: its text follows the drawing by patches, and what we do not know in it stays. */
    PATCHED
}
