package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.generators.export.Export;
import dev.drawbridge.generators.export.Exports;
import dev.drawbridge.generators.export.Portability;
import dev.drawbridge.generators.lens.FrameworkFile;
import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.lens.Lenses;
import dev.drawbridge.generators.project.BesideTemplate;
import dev.drawbridge.generators.project.Targets;
import dev.drawbridge.generators.project.TemplateFile;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The template that a project has at home, as CloudFormation takes it: the file of the user where that is a template, under whatever name; the
 * SAM template that says the same where the home is a file of the Serverless Framework; written from the drawing where there is none yet.
 *
 * @param name of the file, as sentences call it
 * @param notes what is not exactly as the home says it
 * @param design whose cards the resources of the text belong to
 */
record HomeTemplate(String name, String text, List<String> notes, Design design) {
    private static final SamTemplate SAM = Targets.standard().template();

    HomeTemplate {
        notes = List.copyOf(notes);
    }

    /**
     * Reads it.
     *
     * @throws DeployException if the file cannot be read
     */
    static HomeTemplate of(DeployRequest request) {
        String name = TemplateFile.in(request.project());
        Path file = request.project().resolve(name);
        if (!Files.exists(file)) {
            return new HomeTemplate(name, SAM.text(request.design()), List.of("The project has no " + name + " yet; what the drawing says is deployed."), request.design());
        }
        String text = read(file, name);
        Lens lens = new Lenses(SAM).of(name, text);
        return lens instanceof FrameworkFile ? exported(request, lens, name, text) : new HomeTemplate(name, text, List.of(), request.design());
    }

    private static String read(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DeployException(name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static HomeTemplate exported(DeployRequest request, Lens lens, String name, String text) {
        Drawing drawing = Drawing.of(request.design(), Layout.empty()).withTexts(new TreeMap<>(Map.of(lens.file(), text)));
        Export export = new Exports(SAM).export(drawing, Exports.SAM, BesideTemplate.in(request.project()));
        List<String> notes = new ArrayList<>(List.of(name + " is deployed as the SAM template that says the same, not by the Serverless Framework."));
        for (Portability card : export.cards()) {
            if (card.level() != Portability.Level.EXACT) {
                notes.add(card.card() + " is " + (card.level() == Portability.Level.IMPOSSIBLE ? "left out" : "approximate") + ": " + card.reason());
            }
        }
        return new HomeTemplate(name, export.files().getFirst().content(), notes, request.design());
    }
}
