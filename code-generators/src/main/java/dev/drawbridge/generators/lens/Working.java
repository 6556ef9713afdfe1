package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import java.util.function.UnaryOperator;

/** A template while it is brought from one design to another: the text so far, and what it says. For one thread, thrown away after. */
final class Working {
    private final SamTemplate ours;
    private final SamLens lens;
    private final Design was;
    private final Design is;
    private Design known;
    private Edits edits;
    private Reading reading;

    Working(SamTemplate ours, SamLens lens, Design was, Design is, Edits edits) {
        this.ours = ours;
        this.lens = lens;
        this.was = was;
        this.is = is;
        this.known = was;
        this.edits = edits;
    }

    SamTemplate ours() {
        return ours;
    }

    Edits edits() {
        return edits;
    }

    Design was() {
        return was;
    }

    Design is() {
        return is;
    }

    /** What the text says now. */
    Reading reading() {
        if (reading == null) {
            reading = lens.reading(edits.document(), known);
        }
        return reading;
    }

    void edit(UnaryOperator<Edits> change) {
        edits = change.apply(edits);
        reading = null;
    }

    void replaceText(String text) {
        if (!text.equals(edits.text())) {
            edits = new Edits(lens.documents().parse(text));
            reading = null;
        }
    }

    /** From here on the text holds the cards of the design after. */
    void movedOn() {
        known = is;
        reading = null;
    }

    WireParts parts() {
        return ours.wireParts(is);
    }

    WireParts partsBefore() {
        return ours.wireParts(was);
    }

    /** Whether a wire is held by a card that was found in the template. */
    boolean isHeldByFound(Design design, Wire wire) {
        return Adoption.isAdopted(design.requireNode(LensText.holder(design, wire)));
    }

    /** Whether a card was drawn and stands in no text of another's making. */
    boolean isOurs(NodeId node) {
        return !Adoption.isAdopted(is.requireNode(node));
    }

    /** The resource of a card. */
    Cards.Card card(NodeId node) {
        return reading().id(node).flatMap(reading().cards()::card)
                .orElseThrow(() -> new ModelException(is.node(node).or(() -> was.node(node)).map(n -> n.name()).orElse(node.value()) + " is not in the template any more. Reload the project."));
    }

    SourceTemplate.Part part(NodeId node) {
        Cards.Card card = card(node);
        return reading().template().part(card.id()).orElseThrow(() -> new ModelException(
                card.id() + " is made by SAM itself, so it cannot be changed. Add an API to the template first."));
    }
}
