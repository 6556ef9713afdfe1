package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.WholeEdit;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** What holds for the whole project, and which findings are accepted. */
final class SettingsForm extends VBox {
    private static final String PACKAGE_PATTERN = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*";

    private final Workspace workspace;
    private final PropertiesForm form;
    private final Map<String, CheckBox> formats = new LinkedHashMap<>();
    private final VBox accepted = new VBox(6);
    private Map<String, String> shownAccepted = Map.of();

    SettingsForm(Workspace workspace, WireWriting writing) {
        super(6);
        this.workspace = workspace;
        form = new PropertiesForm(new Subject(workspace), "");
        form.getStyleClass().remove("form");
        getStyleClass().add("form");
        getChildren().add(form);
        getChildren().addAll(Controls.label(Words.of("settings.targets").toUpperCase(Locale.ROOT), "group-head"),
                Controls.paragraph(Words.of("settings.targets.are"), "muted"),
                Controls.label(Words.of("settings.formats").toUpperCase(Locale.ROOT), "group-head"), Controls.paragraph(Words.of("settings.formats.help"), "muted", "before-choices"));
        for (String format : writing.formats()) {
            CheckBox box = new CheckBox(writing.title(format));
            box.setId("format-" + format);
            box.setOnAction(event -> tick(format, box.isSelected()));
            formats.put(format, box);
            getChildren().add(box);
        }
        getChildren().add(accepted);
        refresh();
    }

    private void tick(String format, boolean on) {
        Settings now = workspace.store().design().settings();
        TreeSet<String> targets = new TreeSet<>(now.targets());
        if (on ? targets.add(format) : targets.remove(format)) {
            workspace.store().apply(new WholeEdit.ChangeSettings(new Settings(targets, now.javaPackage(), now.suppressions(), now.unknown())));
        }
    }

    void refresh() {
        form.refresh();
        Settings now = workspace.store().design().settings();
        formats.forEach((format, box) -> box.setSelected(now.targets().contains(format)));
        if (!now.suppressions().equals(shownAccepted)) {
            shownAccepted = now.suppressions();
            accepted.getChildren().clear();
            if (!shownAccepted.isEmpty()) {
                accepted.getChildren().add(Controls.label(Words.of("settings.accepted").toUpperCase(Locale.ROOT), "group-head"));
            }
            shownAccepted.forEach((key, reason) -> accepted.getChildren().add(new VBox(Controls.label(key.replace("@", " \u00b7 ").replace("..", " \u2192 "), "mono"),
                    Controls.paragraph(reason, "muted"), Controls.flushLink(Words.of("settings.unaccept"), () -> unaccept(workspace, key)))));
        }
    }

    private static void unaccept(Workspace workspace, String key) {
        Settings now = workspace.store().design().settings();
        java.util.SortedMap<String, String> rest = new java.util.TreeMap<>(now.suppressions());
        rest.remove(key);
        workspace.store().apply(new WholeEdit.ChangeSettings(new Settings(now.targets(), now.javaPackage(), rest, now.unknown())));
    }

    /** The settings as fields, so that they are edited and checked like all others. */
    private record Subject(Workspace workspace) implements FormSubject {
        private static final Field PACKAGE = Field.optional("javaPackage", Words.of("settings.package"),
                new FieldType.Text(Optional.of(PACKAGE_PATTERN), 200, false), Words.of("settings.package.help")).asRequired();

        @Override
        public boolean takesExpressions() {
            return false;
        }

        @Override
        public List<Field> fields() {
            return List.of(PACKAGE);
        }

        @Override
        public Optional<Value> value(Field field) {
            return Optional.of(Value.of(workspace.store().design().settings().javaPackage()));
        }

        @Override
        public Optional<String> change(Field field, Optional<Value> value, String mergeKey) {
            Settings now = workspace.store().design().settings();
            String wanted = value.flatMap(Value::asText).orElseGet(() -> Settings.defaults(workspace.store().design().name()).javaPackage());
            if (wanted.equals(now.javaPackage())) {
                return Optional.empty();
            }
            try {
                workspace.store().apply(new WholeEdit.ChangeSettings(now.withJavaPackage(wanted)), "settings:" + field.name() + mergeKey);
                return Optional.empty();
            } catch (ModelException refused) {
                return Optional.of(refused.getMessage());
            }
        }
    }
}
