package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.canvas.CardStatus;
import dev.drawbridge.desktop.canvas.Describe;
import dev.drawbridge.desktop.outline.OutlineWords;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.GroupEdit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The drawing in words, for the outline, and the way from a line of it to the thing itself. */
final class OutlineReading implements OutlineWords {
    private final Session session;
    private final Guide guide;
    private final Supplier<Surface> surface;
    private final Describe describe;

    OutlineReading(Session session, Guide guide, Supplier<Surface> surface) {
        this.session = session;
        this.guide = guide;
        this.surface = surface;
        this.describe = new Describe(session.context().catalogue(), session.context().wires());
    }

    @Override
    public String card(NodeId card) {
        Design design = session.design();
        return describe.card(design, card, design.wiresOf(card).stream().map(Wire::id).collect(Collectors.toSet()),
                session.findings().of(card).map(summary -> new CardStatus.Badge(summary.count(), summary.worst())), "");
    }

    @Override
    public String wire(WireId wire) {
        Design design = session.design();
        return describe.wire(design, design.requireWire(wire));
    }

    @Override
    public void show(NodeId card) {
        guide.reveal(card);
    }

    @Override
    public void show(WireId wire) {
        guide.reveal(wire);
    }

    @Override
    public void show(NoteId note) {
        guide.reveal(note);
    }

    @Override
    public void show(GroupId group) {
        guide.reveal(group);
    }

    @Override
    public void open(NodeId card) {
        guide.open(card);
    }

    @Override
    public void open(NoteId note) {
        session.workspace().selection().select(note);
        surface.get().write(note);
    }

    @Override
    public void fold(GroupId group, boolean collapse) {
        Group now = session.design().groups().get(group);
        if (now.collapsed() != collapse) {
            session.apply(new GroupEdit.PutGroup(now.withCollapsed(collapse)));
            guide.reveal(group);
        }
    }
}
