package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Target;
import dev.drawbridge.model.Design;
import java.util.List;

/** The files by which another tool than SAM deploys the same. */
public interface Descriptor extends Target {
    /** How templates are taken apart. */
    CloudFormationTemplate template();

    /**
     * The files.
     *
     * @param losses takes what this tool cannot be told
     */
    List<GeneratedFile> write(SamSource source, Losses losses);

    @Override
    default List<GeneratedFile> generate(Design design) {
        return write(template().source(design), new Losses());
    }
}
