package dev.drawbridge.desktop.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassGapsTest {
    private static final String WANTED = """
            package a.b;

            import a.events.HttpRequest;
            import a.events.HttpResponse;
            import a.events.NewsBatch;
            import a.ports.ReceiptsQueue;
            import a.ports.StockTable;

            /** The function. */
            public class Sell {
                private final StockTable stock;
                private final ReceiptsQueue receipts;

                public Sell(StockTable stock, ReceiptsQueue receipts) {
                    this.stock = stock;
                    this.receipts = receipts;
                }

                /** Answers. */
                public HttpResponse handle(HttpRequest request) {
                    return HttpResponse.ok("");
                }

                /** Works on messages. */
                public void handle(NewsBatch batch) {
                    System.out.println(batch);
                }
            }
            """;

    @Test
    void aMemberAndAHandleAreAddedAndNothingElseChanges() {
        String user = """
                package a.b;

                import a.events.HttpRequest;
                import a.events.HttpResponse;
                import a.ports.StockTable;

                public class Sell {
                    private final StockTable mine; // mine

                    public Sell(StockTable mine) {
                        this.mine = mine;
                    }

                    public HttpResponse handle(HttpRequest request) {
                        return HttpResponse.ok("sold");
                    }
                }
                """;
        ClassGaps.Gap gap = ClassGaps.find(WANTED, user).orElseThrow();
        assertThat(gap.missing()).containsExactly("ReceiptsQueue receipts", "handle(NewsBatch batch)");
        assertThat(gap.filled()).isEqualTo("""
                package a.b;

                import a.events.NewsBatch;
                import a.ports.ReceiptsQueue;
                import a.events.HttpRequest;
                import a.events.HttpResponse;
                import a.ports.StockTable;

                public class Sell {
                    private final StockTable mine; // mine
                    private final ReceiptsQueue receipts;

                    public Sell(StockTable mine, ReceiptsQueue receipts) {
                        this.mine = mine;
                        this.receipts = receipts;
                    }

                    public HttpResponse handle(HttpRequest request) {
                        return HttpResponse.ok("sold");
                    }

                    /** Works on messages. */
                    public void handle(NewsBatch batch) {
                        System.out.println(batch);
                    }
                }
                """);
        assertThat(ClassGaps.find(WANTED, gap.filled())).isEmpty();
    }

    @Test
    void aConstructorThatCallsAnotherSetsTheMemberAfterwardsAndTheOtherStaysAsTestsCallIt() {
        String user = """
                package a.b;

                public class Sell {
                    private final StockTable stock;

                    public Sell(StockTable stock) {
                        this(stock, Clock.systemUTC());
                    }

                    Sell(StockTable stock, Clock clock) {
                        this.stock = stock;
                    }

                    public HttpResponse handle(HttpRequest request) { return null; }

                    public void handle(NewsBatch batch) {}
                }
                """;
        ClassGaps.Gap gap = ClassGaps.find(WANTED, user).orElseThrow();
        assertThat(gap.missing()).containsExactly("ReceiptsQueue receipts");
        assertThat(gap.filled()).contains("    private ReceiptsQueue receipts;\n")
                .contains("public Sell(StockTable stock, ReceiptsQueue receipts) {\n        this(stock, Clock.systemUTC());\n        this.receipts = receipts;\n    }")
                .contains("Sell(StockTable stock, Clock clock) {").contains("import a.ports.ReceiptsQueue;");
    }

    @Test
    void aClassWithoutConstructorGetsOne() {
        String user = "package a.b;\n\npublic class Sell {\n    public HttpResponse handle(HttpRequest r) { return null; }\n    void handle(NewsBatch b) {}\n}\n";
        ClassGaps.Gap gap = ClassGaps.find(WANTED, user).orElseThrow();
        assertThat(gap.filled()).contains("    public Sell(StockTable stock, ReceiptsQueue receipts) {");
        assertThat(ClassGaps.find(WANTED, gap.filled())).isEmpty();
    }

    @Test
    void aClassThatHasEverythingOrCannotBeReadHasNoGap() {
        assertThat(ClassGaps.find(WANTED, WANTED)).isEmpty();
        assertThat(ClassGaps.find(WANTED, "package a; class Sell {")).isEmpty();
    }
}
