package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.graphql.SchemaFiles;
import dev.drawbridge.model.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** AWS: a SAM template, the code of the functions, and the schemas of GraphQL APIs. Immutable. */
public final class SamTarget implements Target {
    /** As it stands in settings and on the command line. */
    public static final String ID = "aws";
    /** Where the template stands in the project folder. */
    public static final String TEMPLATE = "template.yaml";

    private final SamTemplate template;
    private final Function<Design, List<GeneratedFile>> code;

    /** @param code writes the functions' Java and Maven files */
    public SamTarget(SamTemplate template, Function<Design, List<GeneratedFile>> code) {
        this.template = template;
        this.code = code;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "AWS";
    }

    @Override
    public List<GeneratedFile> generate(Design design) {
        List<GeneratedFile> files = new ArrayList<>(code.apply(design));
        files.addAll(SchemaFiles.of(design));
        files.add(new GeneratedFile(TEMPLATE, template.text(design), Ownership.PATCHED));
        files.sort(Comparator.comparing(GeneratedFile::path));
        return List.copyOf(files);
    }
}
