package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.CommandPalette;
import dev.drawbridge.desktop.actions.ShortcutSheet;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;

/** The two sheets that list all that can be done: the palette of commands, which does it, and the shortcuts, which teach it. */
record CommandSheets(Studio studio, StudioContext.Window window) {
    /** Cards to go to, actions that can be done now, kinds to place, projects to open: type to filter. */
    void commands() {
        Session session = studio.session();
        List<CommandPalette.Entry> entries = new ArrayList<>();
        for (Node node : session.design().nodes().values()) {
            Kind kind = session.workspace().catalogue().of(node);
            entries.add(new CommandPalette.Entry(node.name(), kind.title(), kind.icon(), () -> studio.guide().show(node.id())));
        }
        studio.actions().all().stream().filter(action -> action.enabled().getAsBoolean() && !action.id().equals("commands"))
                .forEach(action -> entries.add(new CommandPalette.Entry(action.label(), action.shortcutText(), "chevron-right", action::fire)));
        for (Kind kind : session.workspace().catalogue().placeable()) {
            entries.add(new CommandPalette.Entry(Words.of("commands.add", kind.title()), kind.group(), kind.icon(), () -> {
                studio.surface().place(kind);
                studio.surface().focus();
            }));
        }
        window.recent().stream().filter(folder -> !folder.equals(session.project().folder().toString()))
                .forEach(folder -> entries.add(new CommandPalette.Entry(Words.of("commands.open", folder), "", "folder", () -> window.openRecent(folder))));
        CommandPalette palette = new CommandPalette(entries, session.overlay()::hide);
        session.overlay().show(palette, Pos.TOP_CENTER, () -> { });
        palette.focusInput();
    }

    /** Every key, and what the mouse does. */
    void shortcuts() {
        List<ShortcutSheet.Line> more = new ArrayList<>();
        String mouse = Words.of("shortcuts.mouse");
        for (String line : Words.of("shortcuts.lines").split("\n")) {
            String[] parts = line.split("\\|");
            if (parts.length == 2) {
                more.add(new ShortcutSheet.Line(mouse, parts[0].strip(), parts[1].strip()));
            }
        }
        studio.overlay().show(new ShortcutSheet(studio.actions(), more, studio.overlay()::hide), Pos.CENTER, () -> { });
    }
}
