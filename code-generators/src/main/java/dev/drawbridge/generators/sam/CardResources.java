package dev.drawbridge.generators.sam;

import dev.drawbridge.model.Node;

/** What a card of one kind is in the template. */
@FunctionalInterface
interface CardResources {
    void write(SamDesign design, Node card, Resources out);
}
