package dev.drawbridge.generators.project;

import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.file.ProjectFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets the user's code follow the names of cards. With the name of its function the folder moves, and its pom and the names of package
 * and class are patched; with the name of a card that it is wired to, the names of the types made from it are ({@code ProductsTable}).
 * Nothing else of the user's is changed, and nothing is ever written over.
 */
final class CodeMoves {
    private final Disk disk;

    CodeMoves(Disk disk) {
        this.disk = disk;
    }

    /** @param types names of generated types that the function's code may use, old to new */
    private record Move(String function, FunctionCode from, FunctionCode to, Map<String, String> types) {}

    /** @throws ProjectFileException if code would have to move to where there is code already */
    void check(Design before, Design after) {
        for (Move move : moves(before, after)) {
            boolean same = move.from().folder().equals(move.to().folder());
            if (!same && hasCode(move.from().folder()) && hasCode(move.to().folder())) {
                throw new ProjectFileException(disk.path(move.to().folder()).toString(), "The code of " + move.function() + " belongs into "
                        + move.to().folder() + " now, but there is code already. Move it away or choose another name, then save again.");
            }
        }
    }

    /** Moves what has to move; sentences about what was done. */
    List<String> move(Design before, Design after) {
        List<String> notes = new ArrayList<>();
        for (Move move : moves(before, after)) {
            if (hasCode(move.from().folder())) {
                folder(move.from().folder(), move.to().folder());
                boolean changed = classes(move);
                pom(move);
                if (!move.from().equals(move.to())) {
                    notes.add("The code of " + move.function() + " moved to " + move.to().sourcePath() + ".");
                } else if (changed) {
                    notes.add("The code of " + move.function() + " uses " + String.join(", ", new TreeSet<>(move.types().values())) + " now, where it used the old names.");
                }
            }
        }
        return notes;
    }

    private static List<Move> moves(Design before, Design after) {
        List<Move> moves = new ArrayList<>();
        for (Node now : after.nodes().values()) {
            Node was = before.nodes().get(now.id());
            if (was != null && was.kind().equals("function") && now.kind().equals("function")) {
                FunctionCode from = FunctionCode.of(before, was);
                FunctionCode to = FunctionCode.of(after, now);
                if (from.isOwn() || to.isOwn()) {
                    // code of a build of the user's own stays where the template says
                    continue;
                }
                Map<String, String> types = types(before, after, now);
                if (!from.equals(to) || !types.isEmpty()) {
                    moves.add(new Move(now.name(), from, to, types));
                }
            }
        }
        return moves;
    }

    /** Types named after cards that the function was wired to and that have another name now. */
    private static Map<String, String> types(Design before, Design after, Node function) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Wire wire : before.wiresOf(function.id())) {
            NodeId other = wire.from().node().equals(function.id()) ? wire.to().node() : wire.from().node();
            Node was = before.requireNode(other);
            Optional<Node> is = after.node(other);
            if (is.isPresent() && is.get().kind().equals(was.kind()) && !Names.pascal(was.name()).equals(Names.pascal(is.get().name()))) {
                for (String part : List.of(Names.pascal(was.kind()), "Item", "Message")) {
                    types.put(Names.pascal(was.name()) + part, Names.pascal(is.get().name()) + part);
                }
                types.put("InMemory" + Names.pascal(was.name()) + Names.pascal(was.kind()), "InMemory" + Names.pascal(is.get().name()) + Names.pascal(was.kind()));
            }
        }
        return types;
    }

    private boolean hasCode(String folder) {
        return disk.exists(folder + "/pom.xml") || disk.exists(folder + "/src");
    }

    private void folder(String from, String to) {
        if (from.equals(to)) {
            return;
        }
        if (!disk.exists(to)) {
            disk.move(from, to);
            return;
        }
        for (String child : disk.children(from)) {
            if (!disk.exists(to + "/" + child)) {
                disk.move(from + "/" + child, to + "/" + child);
            }
        }
    }

    /** The function's pom names its generated parent after the function. */
    private void pom(Move move) {
        String file = move.to().folder() + "/pom.xml";
        String from = artifact(move.from());
        String to = artifact(move.to());
        disk.read(file).ifPresent(pom -> disk.write(file, pom
                .replace("<artifactId>" + from + "-wiring</artifactId>", "<artifactId>" + to + "-wiring</artifactId>")
                .replace("<artifactId>" + from + "</artifactId>", "<artifactId>" + to + "</artifactId>")
                .replace("<groupId>" + move.from().basePackage() + "</groupId>", "<groupId>" + move.to().basePackage() + "</groupId>")));
    }

    private static String artifact(FunctionCode code) {
        return code.folder().substring(code.folder().lastIndexOf('/') + 1);
    }

    /** Whether anything had to change. */
    private boolean classes(Move move) {
        boolean changed = false;
        SequencedMap<String, String> packages = new LinkedHashMap<>();
        packages.put(move.from().packageName(), move.to().packageName());
        packages.put(move.from().basePackage(), move.to().basePackage());
        Map<String, String> names = new LinkedHashMap<>(move.types());
        names.put(move.from().className(), move.to().className());
        names.put(move.from().className() + "Test", move.to().className() + "Test");
        JavaRename rename = new JavaRename(packages, names);
        String oldFolder = move.from().packageName().replace('.', '/');
        String newFolder = move.to().packageName().replace('.', '/');
        for (String root : List.of(move.to().folder() + "/src/main/java/", move.to().folder() + "/src/test/java/")) {
            Set<String> files = new TreeSet<>(disk.below(root + oldFolder));
            for (String file : files) {
                String inside = file.substring((root + oldFolder).length() + 1);
                int slash = inside.lastIndexOf('/') + 1;
                String target = root + newFolder + "/" + inside.substring(0, slash) + rename.fileName(inside.substring(slash));
                if (!file.endsWith(".java")) {
                    if (!target.equals(file)) {
                        disk.move(file, target);
                    }
                    continue;
                }
                changed |= disk.write(target, rename.apply(disk.read(file).orElseThrow()));
                if (!target.equals(file)) {
                    disk.remove(file);
                }
            }
        }
        return changed;
    }
}
