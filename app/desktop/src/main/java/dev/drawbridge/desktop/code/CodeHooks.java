package dev.drawbridge.desktop.code;

import dev.drawbridge.model.NodeId;

/** What the code view asks of the window. */
public interface CodeHooks {
    /** The class of this function was written: what runs should take it over. */
    void saved(NodeId function);

    /** The class is not there yet: write the files of the project. */
    void generate(Runnable then);

    /** Something failed; the message is for the user. */
    void failed(String what, Exception failure);

    /** Whether there is unsaved code has changed. */
    void unsavedChanged();
}
