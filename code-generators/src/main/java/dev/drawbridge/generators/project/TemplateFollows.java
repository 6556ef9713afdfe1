package dev.drawbridge.generators.project;

import dev.drawbridge.generators.lens.LensText;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.edit.FollowingTexts;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps {@code template.yaml} in step with a drawing that is for AWS, or that has such a file already. */
final class TemplateFollows implements FollowingTexts {
    private final SamTemplate template;
    private final LensText text;

    TemplateFollows(SamTemplate template) {
        this.template = template;
        this.text = new LensText(template);
    }

    @Override
    public SortedMap<String, String> follow(Drawing before, Design after) {
        SortedMap<String, String> texts = new TreeMap<>(before.texts());
        String known = texts.get(SamTarget.TEMPLATE);
        if (known != null) {
            texts.put(SamTarget.TEMPLATE, text.follow(known, before.design(), after));
        } else if (after.settings().targets().contains(SamTarget.ID)) {
            texts.put(SamTarget.TEMPLATE, template.text(after));
        }
        return texts;
    }

    @Override
    public Design settled(Drawing followed) {
        String known = followed.texts().get(SamTarget.TEMPLATE);
        return known == null ? followed.design() : text.settled(known, followed.design());
    }
}
