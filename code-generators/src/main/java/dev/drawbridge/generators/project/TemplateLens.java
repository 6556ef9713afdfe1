package dev.drawbridge.generators.project;

import dev.drawbridge.model.Design;

/** Reads a template back into the drawing. Pure. */
@FunctionalInterface
public interface TemplateLens {
    /** Understands no template: the drawing stays as {@code drawbridge.json} says, the text stays as the user left it. */
    TemplateLens NONE = (_, known) -> known;

    /**
     * The drawing that the text says.
     *
     * @param known the drawing so far: what a template cannot say comes from it
     * @throws dev.drawbridge.model.ModelException if the text is no template, with its place
     */
    Design read(String text, Design known);
}
