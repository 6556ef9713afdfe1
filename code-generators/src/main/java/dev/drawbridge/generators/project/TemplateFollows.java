package dev.drawbridge.generators.project;

import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.edit.FollowingTexts;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the template of a project, or whatever file a lens reads, in step with a drawing that is for AWS, or that has such a file already. */
final class TemplateFollows implements FollowingTexts {
    private final Lens lens;

    TemplateFollows(Lens lens) {
        this.lens = lens;
    }

    @Override
    public SortedMap<String, String> follow(Drawing before, Design after) {
        SortedMap<String, String> texts = new TreeMap<>(before.texts());
        String known = texts.get(lens.file());
        if (known != null) {
            texts.put(lens.file(), lens.follow(known, before.design(), after));
        } else if (after.settings().targets().contains(SamTarget.ID)) {
            texts.put(lens.file(), lens.fresh(after));
        }
        return texts;
    }

    @Override
    public Design settled(Drawing followed) {
        String known = followed.texts().get(lens.file());
        return known == null ? followed.design() : lens.settled(known, followed.design());
    }
}
