package dev.drawbridge.generators.syntax;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers the documents of the last few texts: one edit looks at the same text several times, and parsing it is most of what the edit
 * costs. Held softly, so that large ones go when memory is short. For any thread.
 */
public final class RecentDocuments {
    /** The text before an edit, the steps of a rename, the text after it. */
    private static final int MOST = 4;
    /** A document takes some fifty times the room of its text, so of long ones fewer are kept. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private SoftReference<Deque<Document>> recent = new SoftReference<>(new ArrayDeque<>());

    /**
     * The document of a text.
     *
     * @throws SyntaxException as {@link Document#parse} does
     */
    public Document parse(String text) {
        synchronized (this) {
            for (Document document : documents()) {
                if (document.text().equals(text)) {
                    return document;
                }
            }
        }
        Document document = Document.parse(text);
        remember(document);
        return document;
    }

    /** A document that was made otherwise and whose text may be asked for next. */
    public synchronized void remember(Document document) {
        Deque<Document> documents = documents();
        documents.removeIf(known -> known.text().equals(document.text()));
        documents.addFirst(document);
        while (documents.size() > MOST || documents.size() > 1 && documents.stream().mapToInt(each -> each.text().length()).sum() > MOST_CHARACTERS) {
            documents.removeLast();
        }
    }

    private Deque<Document> documents() {
        Deque<Document> known = recent.get();
        if (known == null) {
            known = new ArrayDeque<>();
            recent = new SoftReference<>(known);
        }
        return known;
    }
}
