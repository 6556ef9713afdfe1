package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.model.Design;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of the lens on templates made up for the purpose, found by somebody who knows nothing of their drawing. */
class GeneratedTemplateLawsTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 25, seed = "20251122")
    void anySequenceOfEditsUndoneGivesTheBytesBack(@ForAll("seeds") long seed) {
        RealTemplateLawsTest.editAndUndo(OURS.text(new RandomDrawings(seed).design()), seed + 1);
    }

    @Property(tries = 15, seed = "20251122")
    void theSameInJson(@ForAll("seeds") long seed) {
        String json = new Emitter(DocumentStyle.STANDARD_JSON).emit(OURS.tree(new RandomDrawings(seed).design()));
        assertThat(Document.parse(json).isJson()).isTrue();
        RealTemplateLawsTest.editAndUndo(json, seed + 1);
    }

    @Property(tries = 25, seed = "20251122")
    void whatWasReadIsReadAgain(@ForAll("seeds") long seed) {
        String text = OURS.text(new RandomDrawings(seed).design());
        Design read = SamLens.standard().read(text, Design.empty("made up"));
        assertThat(SamLens.standard().read(text, read)).isEqualTo(read);
    }
}
