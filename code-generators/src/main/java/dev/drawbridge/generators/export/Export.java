package dev.drawbridge.generators.export;

import dev.drawbridge.generators.GeneratedFile;
import java.util.List;

/**
 * A drawing in one format.
 *
 * @param format its id
 * @param files what is to be written
 * @param cards the report, in the order of the cards' ids
 */
public record Export(String format, List<GeneratedFile> files, List<Portability> cards) {
    public Export {
        files = List.copyOf(files);
        cards = List.copyOf(cards);
    }
}
