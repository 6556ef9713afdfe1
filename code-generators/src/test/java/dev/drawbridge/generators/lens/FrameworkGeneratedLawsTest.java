package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.model.Design;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of the lens on files of the framework made up for the purpose, found by somebody who knows nothing of their drawing. */
class FrameworkGeneratedLawsTest {
    private static final ServerlessTarget TARGET = new ServerlessTarget(new CloudFormationTemplate(new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES)));

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static String file(long seed) {
        return TARGET.generate(new RandomDrawings(seed).design()).getFirst().content();
    }

    @Property(tries = 15, seed = "20251122")
    void whatWasReadIsReadAgainAndKeepsItsBytes(@ForAll("seeds") long seed) {
        String text = file(seed);
        Design read = FrameworkLawsTest.read(text);
        assertThat(FrameworkLawsTest.LENS.read(text, read)).isEqualTo(read);
        assertThat(FrameworkLawsTest.LENS.follow(text, read, read)).isEqualTo(text);
    }

    @Property(tries = 12, seed = "20251122")
    void anySequenceOfEditsUndoneGivesTheBytesBack(@ForAll("seeds") long seed) {
        FrameworkLawsTest.editAndUndo(file(seed), seed + 1);
    }
}
