package dev.drawbridge.desktop.deploy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;

/** What deploying asks of the window. Called on the JavaFX thread. */
public interface DeployHooks {
    /** The project folder. */
    Path project();

    /** The drawing as it is now. */
    Design design();

    /** Saves drawing, code and template, and goes on when they are written; does not go on when they cannot be. */
    void saved(Runnable then);

    /** Shows the panel. */
    void showPanel();

    /** Brings a card into view and selects it. */
    void show(NodeId card);

    /** Shows the code of a function. @param line counted from 1 */
    void openCode(NodeId function, int line);

    /** A failure that no pane shows. */
    void failed(String what, Exception failure);

    /** Good news. */
    void done(String sentence);

    /** Opens the form of an environment. */
    void editEnvironments();

    /** Offers to make a project of something that is deployed already. */
    void importStack();

    /** Opens what is assumed of the traffic, and what it costs. */
    void showCost();

    /** Takes over what the fields of the cards are in another drawing, as one edit. @return whether anything differed */
    boolean adopt(Design other, String label);

    /** Opens an address. */
    void browse(String address);
}
