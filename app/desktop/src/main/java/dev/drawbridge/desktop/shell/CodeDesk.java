package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.code.CodeHooks;
import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.java.JavaProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.NodeRole;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What the editors of code tell and ask.
 *
 * @param titleChanged what is saved or not may have changed
 */
record CodeDesk(Session session, Saving saving, RunDesk run, Runnable titleChanged) implements CodeHooks {
    @Override
    public void saved(NodeId function) {
        titleChanged.run();
        run.reload();
    }

    @Override
    public void generate(Runnable then) {
        saving.generate(then);
    }

    @Override
    public Callable<Optional<String>> wanted(NodeId function) {
        StudioContext context = session.context();
        Design design = session.design();
        return () -> {
            if (design.node(function).filter(node -> context.catalogue().of(node).role() == NodeRole.FUNCTION).isEmpty()) {
                return Optional.empty();
            }
            String path = FunctionCode.of(design, design.requireNode(function)).sourcePath();
            return new JavaProject(context.catalogue(), context.wires()).of(design).stream().filter(file -> file.path().equals(path)).findFirst().map(GeneratedFile::content);
        };
    }

    @Override
    public void failed(String what, Exception failure) {
        session.context().notices().failed(what, failure);
    }

    @Override
    public void unsavedChanged() {
        titleChanged.run();
    }
}
