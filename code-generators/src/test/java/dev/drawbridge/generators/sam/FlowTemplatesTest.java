package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Golden;
import dev.drawbridge.generators.lens.SamLens;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The later kinds in every format, against texts that were read and approved. */
class FlowTemplatesTest {
    private final SamTemplate sam = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private final CloudFormationTemplate plain = new CloudFormationTemplate(sam);

    static Stream<Named<Design>> drawings() {
        return FlowDrawings.all().map(design -> Named.of(design.name(), design));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theTemplatesAreThoseThatWereApproved(Design design) throws IOException {
        Golden.check(FlowTemplatesTest.class, "flows/" + design.name() + ".template.yaml", sam.text(design));
        Golden.check(FlowTemplatesTest.class, "flows/" + design.name() + ".cloudformation.yaml", plain.text(design));
        for (GeneratedFile file : new TerraformTarget(plain).generate(design)) {
            if (file.path().endsWith("main.tf")) {
                Golden.check(TerraformTarget.class, design.name() + ".main.tf", file.content());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void whatIsWrittenIsReadAsTheSameDrawing(Design design) {
        assertThat(new SamLens(sam).read(sam.text(design), design)).isEqualTo(design);
    }
}
