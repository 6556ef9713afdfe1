package dev.drawbridge.generators.project;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import java.util.ArrayList;
import java.util.List;

/** The code of functions, small enough to read in a test. */
final class FakeTarget {
    private FakeTarget() {}

    static List<GeneratedFile> code(Design design) {
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new GeneratedFile("pom.xml", "<project/><!-- Generated from the drawing. -->\n", Ownership.GENERATED));
        for (Node node : design.nodes().values()) {
            if (node.kind().equals("function")) {
                FunctionCode code = FunctionCode.of(design, node);
                files.add(new GeneratedFile(code.sourcePath(), "package " + code.packageName() + ";\n\npublic class " + code.className() + " {}\n", Ownership.USER_OWNED));
                files.add(new GeneratedFile(code.folder() + "/pom.xml", "<artifactId>" + Names.kebab(node.name()) + "-wiring</artifactId>\n", Ownership.USER_OWNED));
                files.add(new GeneratedFile(code.generatedRoot() + "/" + code.className() + "Handler.java", "class " + code.className() + "Handler {}\n", Ownership.GENERATED));
            }
        }
        return files;
    }
}
