package dev.drawbridge.generators.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.lens.Lenses;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.FollowingTexts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WireTextsTest {
    private static final SamTemplate SAM = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final Set<String> ALL = Set.of("cloudformation", "serverless", "terraform");

    private final WireTexts texts = new WireTexts(new Exports(SAM));

    private static Wire wire(Design design, String from, String to) {
        return design.wires().values().stream().filter(wire -> design.requireNode(wire.from().node()).name().equals(from)
                && design.requireNode(wire.to().node()).name().equals(to)).findFirst().orElseThrow();
    }

    private static Drawing drawing(Design design) {
        return new Drawing(design, Layout.empty(), new TreeMap<>());
    }

    private static String words(WireText text) {
        return text.passages().stream().flatMap(passage -> passage.lines().stream()).collect(Collectors.joining("\n"));
    }

    private Map<String, WireText> of(Design design, Wire wire) {
        return texts.of(drawing(design), wire.id(), ALL, FollowingTexts.NONE).stream().collect(Collectors.toMap(WireText::format, text -> text));
    }

    @Test
    void everyTickedFormatSaysTheGrantAndTheVariableOfAnAccessWire() {
        Design design = Drawings.petStore();
        Map<String, WireText> all = of(design, wire(design, "search", "products"));
        assertThat(all.keySet()).containsExactlyInAnyOrder("sam", "cloudformation", "serverless", "terraform");
        all.values().forEach(text -> {
            assertThat(text.isExpressible()).as(text.title()).isTrue();
            assertThat(words(text)).as(text.title()).contains("dynamodb:GetItem", "PRODUCTS_TABLE_NAME").doesNotContain("PutItem");
        });
        assertThat(all.get("terraform").title()).isEqualTo("Terraform");
    }

    @Test
    void anotherAccessModeIsOtherLines() {
        Design design = Drawings.petStore();
        Wire wire = wire(design, "search", "products");
        Design writing = design.withWire(wire.withField("mode", Value.of("write")));
        of(writing, wire).values().forEach(text -> assertThat(words(text)).as(text.title()).contains("dynamodb:PutItem").doesNotContain("GetItem"));
    }

    @Test
    void onlyTickedFormatsAreAsked() {
        Design design = Drawings.petStore();
        assertThat(texts.of(drawing(design), wire(design, "search", "products").id(), Set.of("terraform"), FollowingTexts.NONE))
                .extracting(WireText::format).containsExactly("sam", "terraform");
    }

    @Test
    void theProjectsOwnFileIsToldByItsOwnLines() {
        Design design = Drawings.petStore();
        Lens lens = new Lenses(SAM).of("template.yaml", SAM.text(design));
        String text = "# mine\n" + SAM.text(design);
        Drawing drawing = new Drawing(lens.settled(text, design), Layout.empty(), new TreeMap<>(Map.of("template.yaml", text)));
        FollowingTexts following = (before, after) -> new TreeMap<>(Map.of("template.yaml", lens.follow(text, before.design(), after)));
        WireText own = texts.of(drawing, wire(design, "search", "products").id(), Set.of(), following).getFirst();
        assertThat(own.own()).isTrue();
        assertThat(own.title()).isEqualTo("template.yaml");
        List<String> lines = text.lines().toList();
        assertThat(own.passages()).isNotEmpty().allSatisfy(passage -> {
            assertThat(lines.get(passage.line() - 1).strip()).isEqualTo(passage.lines().getFirst().strip());
            assertThat(passage.inside().getFirst()).isEqualTo("Resources");
        });
        assertThat(words(own)).contains("dynamodb:GetItem", "PRODUCTS_TABLE_NAME");
    }

    @Test
    void aFormatThatCannotSayAnEndSaysWhy() {
        Design design = Drawings.named("odd").card("function", "work")
                .card("raw-resource", "machine", "type", "AWS::Serverless::Application", "properties",
                        Value.entries("Location", Value.entries("ApplicationId", "arn:aws:serverlessrepo:eu-central-1:123456789012:applications/machine")))
                .wire("work", dev.drawbridge.model.WireRole.REFERENCE, "machine").design();
        Map<String, WireText> all = of(design, wire(design, "work", "machine"));
        assertThat(all.get("terraform").isExpressible()).isFalse();
        assertThat(all.get("terraform").impossible()).contains("machine", "Serverless Application Repository");
        assertThat(all.get("sam").isExpressible()).isTrue();
    }
}
