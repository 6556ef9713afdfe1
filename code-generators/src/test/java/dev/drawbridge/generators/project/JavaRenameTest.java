package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaRenameTest {
    private final JavaRename rename = new JavaRename(
            new LinkedHashMap<>(Map.of("com.shop.search", "com.shop.findthings")),
            Map.of("Search", "FindThings", "SearchTest", "FindThingsTest"));

    @Test
    void packageAndClassGetTheirNewNamesAndNothingElseChanges() {
        assertThat(rename.apply("""
                package com.shop.search; // Search lives here

                import com.shop.search.aws.SearchHandler;
                import static com.shop.search.Search.LIMIT;
                import com.shop.searching.Search2;

                /** Search of {@link Search}. */
                public class Search {
                    private final Search next = new Search(this.Search, "Search \\" Search", 'S');
                    static final String TEXT = \"""
                        Search ""com.shop.search""
                        \""";
                    Search() { index.Search(Search.LIMIT, Search::new); SearchIndex.of(); }
                }
                """)).isEqualTo("""
                package com.shop.findthings; // Search lives here

                import com.shop.findthings.aws.SearchHandler;
                import static com.shop.findthings.FindThings.LIMIT;
                import com.shop.searching.Search2;

                /** Search of {@link Search}. */
                public class FindThings {
                    private final FindThings next = new FindThings(this.Search, "Search \\" Search", 'S');
                    static final String TEXT = \"""
                        Search ""com.shop.search""
                        \""";
                    FindThings() { index.Search(FindThings.LIMIT, FindThings::new); SearchIndex.of(); }
                }
                """);
    }

    @Test
    void theTestOfTheClassIsRenamedWithIt() {
        assertThat(rename.apply("class SearchTest { Search search = new Search(); }")).isEqualTo("class FindThingsTest { FindThings search = new FindThings(); }");
        assertThat(rename.fileName("SearchTest.java")).isEqualTo("FindThingsTest.java");
        assertThat(rename.fileName("Index.java")).isEqualTo("Index.java");
    }

    @Test
    void theFirstPackageThatFitsCounts() {
        LinkedHashMap<String, String> packages = new LinkedHashMap<>();
        packages.put("com.shop.search", "org.store.find");
        packages.put("com.shop", "org.store");
        assertThat(new JavaRename(packages, Map.of("Search", "Find", "Tick", "Tock"))
                .apply("import com.shop.search.Search; import com.shop.events.Tick; import com.shopping.Tick;"))
                .isEqualTo("import org.store.find.Find; import org.store.events.Tock; import com.shopping.Tick;");
    }

    @Test
    void aVeryLongLiteralOrCommentIsNoTrouble() {
        String java = "String a = \"" + "x\\n".repeat(200_000) + "\"; /*" + "*\n".repeat(200_000) + "*/ Search s;";
        assertThat(rename.apply(java)).endsWith(" FindThings s;").hasSize(java.length() + 4);
    }
}
