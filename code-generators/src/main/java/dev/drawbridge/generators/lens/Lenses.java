package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.ModelException;

/** Which lens is for which file. Immutable. */
public final class Lenses {
    private final Lens sam;

    /** @param ours how we would write a drawing */
    public Lenses(SamTemplate ours) {
        this.sam = new SamFile(ours);
    }

    /**
     * The lens for a file: what it says decides; its name, where it cannot be read or is not there yet.
     *
     * @param name of the file, without its folder
     */
    public Lens of(String name, String text) {
        return sam;
    }

    /** Whether a text is a file that one of the lenses reads. */
    public boolean isTemplate(String text) {
        try {
            SourceTemplate.read(text);
            return true;
        } catch (ModelException other) {
            return false;
        }
    }
}
