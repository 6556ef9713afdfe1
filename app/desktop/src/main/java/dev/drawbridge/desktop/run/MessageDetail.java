package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What one message carried and what came back. A request can be changed here and sent again. */
final class MessageDetail extends VBox {
    private final RunController run;
    private final Supplier<Design> design;
    private final Background background;
    private final Label title = Controls.label("", "detail-title");
    private final TextArea payload = new TextArea();
    private final TextArea answer = new TextArea();
    private final Button again;
    private Optional<HttpAgain> http = Optional.empty();

    MessageDetail(RunController run, Supplier<Design> design, Background background, Runnable close) {
        super(6);
        this.run = run;
        this.design = design;
        this.background = background;
        getStyleClass().add("message-detail");
        setMinHeight(0);
        again = Controls.button(Words.of("messages.again"), this::send);
        again.setMinWidth(USE_PREF_SIZE);
        area(payload, Words.of("messages.payload"));
        area(answer, Words.of("messages.answer"));
        answer.setEditable(false);
        HBox head = new HBox(6, title, Controls.spring(), again, Controls.iconButton("close", Words.of("notice.close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox left = new VBox(2, Controls.label(Words.of("messages.payload"), "column-head"), payload);
        VBox right = new VBox(2, Controls.label(Words.of("messages.answer"), "column-head"), answer);
        VBox.setVgrow(payload, Priority.ALWAYS);
        VBox.setVgrow(answer, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox texts = new HBox(8, left, right);
        texts.setMinHeight(0);
        left.setMinHeight(0);
        right.setMinHeight(0);
        VBox.setVgrow(texts, Priority.ALWAYS);
        getChildren().addAll(head, texts);
    }

    private static void area(TextArea area, String name) {
        area.getStyleClass().add("mono");
        area.setAccessibleText(name);
        area.setPrefRowCount(3);
        area.setPrefColumnCount(18);
        area.setMinHeight(0);
    }

    void show(Message message, String path) {
        http = HttpAgain.of(message, design.get());
        title.setText(path + "   " + message.result());
        again.setVisible(http.isPresent());
        again.setManaged(http.isPresent());
        payload.setEditable(http.isPresent());
        payload.setText(http.map(HttpAgain::text).orElseGet(() -> Payload.pretty(message.payload())));
        answer.setText(Payload.pretty(message.answer()));
    }

    private void send() {
        if (http.isEmpty() || run.cloud().isEmpty()) {
            answer.setText(Words.of("run.not"));
            return;
        }
        HttpAgain changed = new HttpAgain(http.get().api(), payload.getText());
        Design now = design.get();
        var cloud = run.cloud().get();
        again.setDisable(true);
        background.io(() -> changed.send(cloud, now), text -> {
            again.setDisable(false);
            int firstBreak = text.indexOf('\n');
            answer.setText(text.substring(0, firstBreak + 1) + Payload.pretty(text.substring(firstBreak + 1)));
        }, failure -> {
            again.setDisable(false);
            answer.setText(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        });
    }
}
