package com.example.clicks.clickprocessor;

import com.example.clicks.events.BatchResult;
import com.example.clicks.events.ClicksBatch;
import com.example.clicks.ports.ClicksMessage;
import com.example.clicks.ports.CountsTable;

/** Counts clicks for each ad. Many copies may run at once, so a count is never read and written back, only added to. */
public class ClickProcessor {
    private final CountsTable counts;

    public ClickProcessor(CountsTable counts) {
        this.counts = counts;
    }

    /** Works on messages of the queue clicks; one that throws comes again. */
    public BatchResult handle(ClicksBatch batch) {
        return batch.each(this::count);
    }

    private void count(ClicksMessage click) {
        if (click.ad() == null || click.ad().isBlank()) {
            throw new IllegalArgumentException("A click must say which ad was clicked.");
        }
        counts.addToClicks(click.ad(), 1);
    }
}
