package dev.drawbridge.generators.lens;

import dev.drawbridge.model.Design;
import java.util.Collections;
import java.util.SortedSet;

/**
 * How one kind of file says a drawing. {@link #read} and {@link #follow} obey the laws of a lens: a text that was read is followed by the
 * same bytes, what was put is read again, and an edit touches nothing but its own lines. Pure, immutable, for any thread.
 */
public abstract sealed class Lens permits SamFile, FrameworkFile {
    Lens() {}

    /** What the text is called among the texts of a drawing; also the file of a project that starts with it. */
    public abstract String file();

    /**
     * The drawing that the text says.
     *
     * @param known the drawing so far: what such a file cannot say comes from it
     * @throws TemplateException if the text is no such file, with its place
     */
    public final Design read(String text, Design known) {
        return reading(text, known).design();
    }

    abstract Reading reading(String text, Design known);

    /**
     * The text for the drawing after an edit.
     *
     * @throws dev.drawbridge.model.ModelException if the text cannot be read now, or cannot say what is wanted; it is unchanged then
     */
    public abstract String follow(String before, Design was, Design is);

    /** The design as the text says it after it has followed. */
    public abstract Design settled(String after, Design design);

    /** A new text for a drawing that has none. */
    public abstract String fresh(Design design);

    /**
     * The paths of files beside it that the text refers to, as they are written, sorted.
     *
     * @throws TemplateException if the text is no such file
     */
    public abstract SortedSet<String> localFiles(String text);

    /** Whether what the text means changes when other files do that it includes. */
    public boolean isSaidElsewhereToo(String text) {
        return false;
    }

    /** The paths of files that belong to it without being named, where they are there: builds, sources, lists of libraries. */
    public SortedSet<String> customaryFiles(String text) {
        return Collections.emptySortedSet();
    }

    /**
     * What is wrong with the text, and where in it cards and wires stand.
     *
     * @param file as findings name it
     * @param design the drawing that goes with it
     */
    public final TemplateFindings findings(String file, String text, Design design) {
        return TemplateFindings.of(file, () -> reading(text, design));
    }

    /**
     * Which authorizer each route asks, where the text names one.
     *
     * @param design the drawing that goes with it
     * @throws TemplateException if the text is no such file
     */
    public final RouteAuthorizers authorizers(String text, Design design) {
        return RouteAuthorizers.of(reading(text, design));
    }

    /** What is understood of the text; a text that is no such file is no error here. */
    public final TemplateReport report(String text) {
        return TemplateReport.of(this, text);
    }
}
