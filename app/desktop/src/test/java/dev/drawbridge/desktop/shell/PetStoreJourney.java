package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The window with the pet store in it, opened afresh for each test, and the hands that work in it. */
abstract class PetStoreJourney {
    @TempDir
    Path folder;

    Path project;
    private OpenWindow open;
    Stage stage;
    private DesignerWindow window;
    FakeCloud cloud;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        project = folder.resolve("pet-store");
        Example.find("pet-store").orElseThrow().copyTo(project);
        start("light", 1440, 900);
    }

    void start(String theme, double width, double height) throws Exception {
        open = new OpenWindow(folder, project, theme, width, height, () -> cloud);
        stage = open.stage;
        window = open.window;
        Node shop = Fx.call(() -> design().nodeNamed("shop").orElseThrow());
        cloud = new FakeCloud(new Address(shop.id(), "GET /products", "http://127.0.0.1:1/products"));
        Fx.frames(3);
    }

    @AfterEach
    void close() throws InterruptedException {
        open.close();
    }

    static void until(Callable<Boolean> condition) throws Exception {
        OpenWindow.until(condition);
    }

    Studio studio() {
        return window.studio().orElseThrow();
    }

    Design design() {
        return studio().workspace().store().design();
    }

    NodeId card(String name) {
        return design().nodeNamed(name).orElseThrow().id();
    }

    <T> T find(String selector, Class<T> type) {
        Scene scene = stage.getScene();
        return type.cast(scene.getRoot().lookup(selector));
    }

    void select(String name) throws Exception {
        Fx.run(() -> studio().workspace().selection().select(card(name)));
        until(() -> find("#card-name", TextField.class).getText().equals(name) && find("#card-name", TextField.class).isVisible());
        Fx.frames(2);
    }

    void press(javafx.scene.Node target, KeyCode key) {
        target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
