package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.start.WelcomePage;
import dev.drawbridge.examples.Example;
import dev.drawbridge.generators.picture.PictureExport;
import dev.drawbridge.generators.picture.PictureFormat;
import dev.drawbridge.generators.picture.PictureTheme;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** What the start page asks of the window. A page that leads somewhere goes away first. */
record WelcomeHooks(StudioContext.Window window, DesignerWindow.Parts parts, boolean dark, Consumer<String> fresh, Runnable hide) implements WelcomePage.Hooks {
    static List<WelcomePage.Template> templates() {
        return Example.all().stream().map(example -> new WelcomePage.Template(example.id(), example.title(), example.summary())).toList();
    }

    @Override
    public void openRecent(String folder) {
        hide.run();
        window.openRecent(folder);
    }

    @Override
    public void startFrom(String template) {
        hide.run();
        fresh.accept(template);
    }

    @Override
    public void open() {
        hide.run();
        window.open();
    }

    @Override
    public void openTemplate() {
        hide.run();
        window.openTemplate();
    }

    @Override
    public void importTemplate() {
        hide.run();
        window.importTemplate();
    }

    @Override
    public void newEmpty() {
        hide.run();
        window.newEmpty();
    }

    @Override
    public void tour() {
        hide.run();
        window.tour();
    }

    @Override
    public void picture(String template, Consumer<Image> then) {
        parts.background().io(() -> {
            PictureTheme theme = dark ? PictureTheme.DARK : PictureTheme.LIGHT;
            byte[] png = new PictureExport(parts.catalogue(), parts.wires(), theme, 1).bytes(parts.examples().drawing(template), PictureFormat.PNG);
            // made as small as it is shown, for scaling while painting is rough
            return new Image(new ByteArrayInputStream(png), 472, 240, true, true);
        }, then, failure -> parts.log().write("template", failure));
    }
}
