package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.findings.FindingsModel;
import dev.drawbridge.desktop.inspector.WireWriting;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Selection;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.export.Exports;
import dev.drawbridge.generators.export.WireTexts;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.edit.Edit;

/**
 * One open project as everything in its window works on it: its files, its drawing with what is selected, what was found in
 * it, and the place for questions about it. Belongs to the JavaFX thread.
 */
record Session(StudioContext context, OpenProject project, Workspace workspace, FindingsModel findings, Overlay overlay) {
    static Session of(StudioContext context, OpenProject project) {
        return new Session(context, project, new Workspace(project.store(), context.catalogue(), context.wires(), new Selection()), new FindingsModel(), new Overlay());
    }

    Design design() {
        return workspace.store().design();
    }

    /** Says what wires make the files say. Each who asks has one of its own, because only the newest question is answered. */
    WireWriting writing() {
        return new WireWriting(context.background(), new WireTexts(new Exports(project.targets().template())), failure -> context.notices().failed(Words.of("written.title"), failure));
    }

    /** Applies an edit; why it is refused is told as a notice. */
    void apply(Edit edit) {
        try {
            workspace.store().apply(edit);
        } catch (ModelException refused) {
            context.notices().error(refused.getMessage());
        }
    }
}
