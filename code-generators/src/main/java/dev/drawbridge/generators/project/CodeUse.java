package dev.drawbridge.generators.project;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Fix;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks into the source of functions that bring their own: which actions does it call, and does its wire permit more? Calls are found by
 * the names that the SDKs for Java, JavaScript and Python give them; where source uses a layer above the SDK, nothing is said.
 */
final class CodeUse {
    private static final long MOST_BYTES = 512 * 1024;
    /** What calls the service in ways of its own. */
    private static final Pattern LAYER = Pattern.compile("DynamoDBMapper|DynamoDBPersistenceStore|TransferManager|DocumentClient|batch_writer|upload_file|download_file|[sS]tatement\\(|PartiQL|resource\\(['\"]s3");

    private final Path folder;
    private final WireTable table;

    CodeUse(Path folder, WireTable table) {
        this.folder = folder;
        this.table = table;
    }

    /** {@code unused-grant} for each wire whose function writes only or reads only, though it may do both. */
    List<Finding> findings(Design design) {
        List<Finding> found = new ArrayList<>();
        for (Wire wire : design.wires().values()) {
            Node function = design.requireNode(wire.from().node());
            Optional<WireRule> row = table.of(design, wire).filter(r -> r.mode(wire).filter(mode -> mode == AccessMode.READ_WRITE).isPresent() && table.canBeDrawn(r));
            Optional<Path> code = row.flatMap(_ -> function.field("codeUri")).flatMap(Value::asText).flatMap(uri -> SourceFiles.folder(folder, uri));
            if (code.isPresent()) {
                finding(design, wire, row.get(), source(code.get())).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Finding> finding(Design design, Wire wire, WireRule row, String source) {
        List<String> permitted = actions(row, wire);
        Set<String> used = new LinkedHashSet<>(permitted);
        used.removeIf(action -> !calls(source, action));
        if (used.isEmpty() || LAYER.matcher(source).find()) {
            return Optional.empty();
        }
        for (AccessMode mode : List.of(AccessMode.READ, AccessMode.WRITE)) {
            Wire narrower = wire.withField(WireTable.MODE, Value.of(mode.id()));
            if (actions(row, narrower).containsAll(used)) {
                String names = String.join(", ", used.stream().map(action -> action.substring(action.indexOf(':') + 1)).toList());
                return Optional.of(new Finding("unused-grant", Severity.INFO, new Subject.OfWire(wire.id(), WireTable.MODE),
                        design.requireNode(wire.from().node()).name() + " is permitted " + permitted.size() + " actions on " + design.requireNode(wire.to().node()).name()
                                + ", and its code uses " + used.size() + ": " + names + ".",
                        List.of(new Fix("Let it " + mode.id() + " only", new WireEdit.SetWireField(wire.id(), WireTable.MODE, Optional.of(Value.of(mode.id())))))));
            }
        }
        return Optional.empty();
    }

    private static List<String> actions(WireRule row, Wire wire) {
        return row.grants(wire).stream().filter(grant -> grant.holder() == Grant.Holder.FUNCTION && grant.on() == Grant.Place.TO)
                .flatMap(grant -> grant.actions().stream()).distinct().toList();
    }

    /** {@code getItem(} in Java, {@code GetItemCommand} and {@code GetCommand} in JavaScript, {@code get_item(} in Python. */
    private static boolean calls(String source, String action) {
        String name = action.substring(action.indexOf(':') + 1);
        String small = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        String snake = small.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        return Pattern.compile("\\." + small + "\\w*\\(|\\b" + name.replace("Item", "(Item)?") + "(Command|Request)\\b|\\." + snake + "\\(").matcher(source).find();
    }

    private static String source(Path folder) {
        StringBuilder all = new StringBuilder();
        SourceFiles.below(folder).forEach(file -> all.append(text(file)).append('\n'));
        return all.toString();
    }

    private static String text(Path file) {
        try {
            return Files.size(file) > MOST_BYTES ? "" : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
