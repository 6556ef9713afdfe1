package dev.drawbridge.generators;

import dev.drawbridge.model.Design;
import java.util.List;

/** A cloud or descriptor that a design can be written for. Pure: the same design gives the same files. */
public interface Target {
    /** As it stands in files and on the command line: {@code aws}. */
    String id();

    /** As it is shown. */
    String title();

    /**
     * Every file of the design on this target, sorted by path.
     *
     * @throws dev.drawbridge.model.ModelException if the design cannot be written for it, with the sentence why
     */
    List<GeneratedFile> generate(Design design);
}
