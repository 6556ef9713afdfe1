package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Design;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and parameters: the user's Java reads them through the SDK, their values stand in the git-ignored folder alone. */
class SettingsTest {
    private static final Design DESIGN = Drawings.of("settings", "add http-api api", "add function pay", "add secret 'bank token'", "add secret made", "add parameter currency", "add parameter rate",
            "set currency.value EUR", "connect api pay --routes '[{\"method\":\"GET\",\"path\":\"/\"}]'", "connect pay 'bank token'", "connect pay made", "connect pay currency", "connect pay rate");

    @Test
    void theFunctionReadsThemAndNoSecretStandsInTheJournalOrTheDrawing(@TempDir Path temporary) throws Exception {
        try (Project project = Project.of(DESIGN, temporary.resolve("settings"))) {
            Files.createDirectories(project.folder.resolve(".drawbridge"));
            Files.writeString(project.folder.resolve(".drawbridge/settings.json"), "{\"secrets\": {\"bank token\": {\"user\": \"u\", \"pin\": \"s3cr3t-pin\"}}, \"parameters\": {\"rate\": \"7\"}}");
            project.code("pay", """
                    public class Pay {
                        private final BankTokenSecret bankToken;
                        private final MadeSecret made;
                        private final CurrencyParameter currency;
                        private final RateParameter rate;

                        public Pay(BankTokenSecret bankToken, CurrencyParameter currency, MadeSecret made, RateParameter rate) {
                            this.bankToken = bankToken;
                            this.made = made;
                            this.currency = currency;
                            this.rate = rate;
                        }

                        public HttpResponse handle(HttpRequest request) {
                            return HttpResponse.text(bankToken.value(Map.class).get("user") + " " + made.value().length() + " " + currency.value() + " " + rate.value());
                        }
                    }
                    """);
            project.start();
            assertThat(project.send("GET", project.api("api") + "/", "").body()).isEqualTo("u 32 EUR 7");
            Message read = project.message(message -> message.to().equals(project.card("bank token")));
            assertThat(read.wire()).isPresent();
            assertThat(read.result()).isEqualTo("read");
            assertThat(project.run().journal().messages()).noneMatch(message -> message.answer().contains("s3cr3t-pin") || message.payload().contains("s3cr3t-pin"));
            assertThat(Files.readString(project.folder.resolve("drawbridge.json"))).doesNotContain("s3cr3t-pin");
            assertThat(Files.readString(project.folder.resolve(".drawbridge/settings.json"))).contains("\"made\"");
        }
    }
}
