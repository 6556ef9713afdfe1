package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import java.util.SortedSet;

/** Templates of SAM and CloudFormation, YAML or JSON. */
public final class SamFile extends Lens {
    private final SamTemplate ours;
    private final SamLens lens;
    private final LensText text;

    /** @param ours how we would write a drawing */
    public SamFile(SamTemplate ours) {
        this.ours = ours;
        this.lens = new SamLens(ours);
        this.text = new LensText(ours, lens);
    }

    @Override
    public String file() {
        return SamTarget.TEMPLATE;
    }

    @Override
    Reading reading(String source, Design known) {
        return lens.reading(source, known);
    }

    @Override
    public String follow(String before, Design was, Design is) {
        return text.follow(before, was, is);
    }

    @Override
    public Design settled(String after, Design design) {
        return text.settled(after, design);
    }

    @Override
    public String fresh(Design design) {
        return ours.text(design);
    }

    @Override
    public SortedSet<String> localFiles(String source) {
        return LocalFiles.of(source);
    }
}
