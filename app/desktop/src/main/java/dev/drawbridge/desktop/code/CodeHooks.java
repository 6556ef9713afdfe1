package dev.drawbridge.desktop.code;

import dev.drawbridge.model.NodeId;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the code view asks of the window. */
public interface CodeHooks {
    /** The class of this function was written: what runs should take it over. */
    void saved(NodeId function);

    /** The class is not there yet: write the files of the project. */
    void generate(Runnable then);

    /** Finds the class as it would be written for the wires of now; the work is done away from the JavaFX thread. */
    Callable<Optional<String>> wanted(NodeId function);

    /** Something failed; the message is for the user. */
    void failed(String what, Exception failure);

    /** Whether there is unsaved code has changed. */
    void unsavedChanged();
}
