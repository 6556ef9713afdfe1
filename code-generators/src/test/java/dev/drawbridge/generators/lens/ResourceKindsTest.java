package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.icons.Icons;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.TemplateForm;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The kinds that are nothing but their resources, against the resource schemas that cfn-lint brings. */
class ResourceKindsTest {
    /** Prints the lines {@code TYPE PROPERTY} whose property that type does not have; a type that it does not know is left alone. */
    private static final String SCHEMAS = """
            import importlib.util, json, os, sys, cfnlint
            base = os.path.join(os.path.dirname(cfnlint.__file__), 'data', 'schemas')
            spec = importlib.util.spec_from_file_location('types', os.path.join(base, 'providers', 'us_east_1.py'))
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            for line in sys.stdin.read().splitlines():
                kind, name = line.split(' ')
                if kind in module.types:
                    with open(os.path.join(base, 'resources', module.types[kind] + '.json')) as file:
                        if name not in json.load(file)['properties']:
                            print(line)
            """;

    private static List<Kind> kinds() {
        return RandomDrawings.CATALOGUE.kinds().stream().filter(kind -> kind.template().isPresent()).toList();
    }

    @Test
    void everyFieldAndEveryWayToAWholeIsAPropertyOfItsType() throws IOException {
        Program.require(List.of("python3", "-c", "import cfnlint, importlib.util, os; assert os.path.isdir(os.path.join(os.path.dirname(cfnlint.__file__), 'data', 'schemas', 'resources'))"),
                "cfn-lint with its resource schemas is not installed");
        Set<String> lines = new TreeSet<>();
        for (Kind kind : kinds()) {
            TemplateForm form = kind.template().orElseThrow();
            form.parts().forEach((type, properties) -> properties.forEach(property -> lines.add(type + " " + property)));
            form.spots().values().forEach(spot -> spot.ways().forEach(way -> {
                List<String> types = !way.type().isEmpty() ? List.of(way.type()) : spot.part().isEmpty() ? form.types() : List.of(spot.part());
                types.forEach(type -> lines.add(type + " " + way.steps().getFirst()));
            }));
        }
        assertThat(lines).hasSizeGreaterThan(500);
        assertThat(Program.run(List.of("python3", "-c", SCHEMAS), String.join("\n", lines)).out()).isEmpty();
    }

    @Test
    void noTypeIsACardOfTwoKinds() {
        assertThat(kinds().stream().flatMap(kind -> kind.template().orElseThrow().types().stream())).doesNotHaveDuplicates();
    }

    @Test
    void everyKindHasItsPicture() {
        assertThat(kinds()).allSatisfy(kind -> assertThat(Icons.find(kind.icon())).as(kind.id()).isPresent());
    }
}
