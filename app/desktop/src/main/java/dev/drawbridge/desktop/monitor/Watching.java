package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.LiveListener;
import dev.drawbridge.cloud.monitor.LiveView;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.Batcher;
import dev.drawbridge.desktop.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One monitor at a time, asked for figures at its own pace; what it tells comes in batches, and answers about what was watched before are let go of.
 * Belongs to the JavaFX thread; the asking is done elsewhere.
 */
final class Watching {
    private static final Duration BATCH = Duration.ofMillis(100);

    private final Background background;
    private final Told listener;
    private final Batcher<News> news;
    private Optional<Monitor> monitor = Optional.empty();
    private Optional<LiveView> view = Optional.empty();
    private TimeRange range;
    private boolean resting;
    private long turn;

    /** Who hears of it. */
    interface Told {
        /** It is there and is being asked. */
        void connected(Monitor opened);

        /** It told something. @param figures none if they could not be read; the trouble says why */
        void heard(Monitor from, Optional<Figures> figures, ApiUse use, String trouble);

        /** It could not be opened. */
        void failed(String sentence);
    }

    private record News(long turn, Optional<Figures> figures, ApiUse use, String trouble) {}

    Watching(Background background, TimeRange range, Told listener) {
        this.background = background;
        this.range = range;
        this.listener = listener;
        this.news = background.batcher(BATCH, this::heard);
    }

    /** What is watched now; none before it is open. */
    Optional<Monitor> monitor() {
        return monitor;
    }

    /** Watches this in place of what was watched. @param opening may block */
    void open(Callable<Monitor> opening) {
        letGo();
        long mine = turn;
        background.io(opening, opened -> connected(mine, opened), failure -> {
            if (mine == turn) {
                listener.failed(LiveWords.sentence(failure));
            }
        });
    }

    private void connected(long mine, Monitor opened) {
        if (mine != turn) {
            close(opened);
            return;
        }
        monitor = Optional.of(opened);
        LiveView live = new LiveView(opened, range, new LiveListener() {
            @Override
            public void figures(Figures fresh, ApiUse cost) {
                news.add(new News(mine, Optional.of(fresh), cost, ""));
            }

            @Override
            public void trouble(String sentence, Duration again) {
                news.add(new News(mine, Optional.empty(), opened.use(), sentence + " " + Words.of("live.again", FigureWords.seconds(again.toSeconds()))));
            }
        }, resting);
        view = Optional.of(live);
        listener.connected(opened);
    }

    /** Of a batch only the newest counts. */
    private void heard(List<News> batch) {
        News newest = batch.getLast();
        if (newest.turn() == turn) {
            monitor.ifPresent(from -> listener.heard(from, newest.figures(), newest.use(), newest.trouble()));
        }
    }

    /** Looks further back, or less far. */
    void range(TimeRange wanted) {
        range = wanted;
        view.ifPresent(live -> live.range(wanted));
    }

    /** Asks nothing while nobody can see it. */
    void rest(boolean unseen) {
        resting = unseen;
        view.ifPresent(live -> live.pause(unseen));
    }

    /** Watches nothing. */
    void letGo() {
        turn++;
        view.ifPresent(LiveView::close);
        view = Optional.empty();
        monitor.ifPresent(this::close);
        monitor = Optional.empty();
    }

    private void close(Monitor old) {
        background.io(() -> {
            old.close();
            return true;
        }, done -> { }, failure -> { });
    }
}
