package dev.drawbridge.cloud.local;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.edit.EditWords;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drawings for tests, in the words of {@code drawbridge edit}. */
public final class Drawings {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private Drawings() {}

    /** A drawing made by these edits; a word with spaces or quotes inside stands between single quotes. */
    public static Design of(String name, String... edits) {
        return change(Design.empty(name), edits);
    }

    /** The same drawing after these edits. */
    public static Design change(Design design, String... edits) {
        DesignStore store = new DesignStore(Drawing.of(design, Layout.empty()));
        for (String edit : edits) {
            store.apply(new EditWords(Catalogue.standard(), WireTable.standard()).parse(store.design(), words(edit)));
        }
        return store.design();
    }

    static List<String> words(String edit) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(edit);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }

    /** The card of that name. */
    public static NodeId card(Design design, String name) {
        return design.nodeNamed(name).map(Node::id).orElseThrow();
    }
}
