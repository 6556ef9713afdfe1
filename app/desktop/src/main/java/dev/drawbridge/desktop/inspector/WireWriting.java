package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.LatestWins;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.export.WireText;
import dev.drawbridge.generators.export.WireTexts;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.FollowingTexts;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Asks, away from the JavaFX thread, what a wire makes each ticked format say; only the newest question is answered. */
public final class WireWriting {
    private final WireTexts texts;
    private final LatestWins<Question, Answer> worker;

    private record Question(Drawing drawing, WireId wire, Set<String> ticked, FollowingTexts following, Consumer<List<WireText>> then) {}

    private record Answer(List<WireText> texts, Consumer<List<WireText>> then) {}

    /** @param failed is told what nobody expected */
    public WireWriting(Background background, WireTexts texts, Consumer<RuntimeException> failed) {
        this.texts = texts;
        worker = background.latestWins("wire-text", this::answer, answer -> answer.then().accept(answer.texts()), failed);
    }

    private Answer answer(Question question) {
        return new Answer(texts.of(question.drawing(), question.wire(), question.ticked(), question.following()), question.then());
    }

    /** The formats that can be ticked, and how they are shown. */
    List<String> formats() {
        return texts.formats();
    }

    String title(String format) {
        return texts.title(format);
    }

    void ask(Drawing drawing, WireId wire, FollowingTexts following, Consumer<List<WireText>> then) {
        worker.submit(new Question(drawing, wire, drawing.design().settings().targets(), following, then));
    }

    /** The same in one line for each format, to be read in passing. */
    public void askInShort(Drawing drawing, WireId wire, FollowingTexts following, Consumer<List<String>> then) {
        ask(drawing, wire, following, found -> then.accept(found.stream().map(WireWriting::inShort).toList()));
    }

    private static String inShort(WireText text) {
        if (!text.isExpressible()) {
            return Words.of("written.short", text.title(), text.impossible());
        }
        return text.own() && text.size() > 0 ? Words.of("written.short.own", text.title(), text.passages().getFirst().line(), amount(text))
                : Words.of("written.short", text.title(), amount(text));
    }

    /** How much a format that can say it says. */
    static String amount(WireText text) {
        return text.size() == 0 ? Words.of("written.nothing") : Words.of("written.lines", text.size());
    }
}
