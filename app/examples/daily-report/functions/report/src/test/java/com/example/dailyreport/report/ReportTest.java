package com.example.dailyreport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.dailyreport.events.Tick;
import com.example.dailyreport.ports.InMemoryMailEmail;
import com.example.dailyreport.ports.InMemoryRecipientsParameter;
import com.example.dailyreport.ports.InMemoryReportsBucket;
import com.example.dailyreport.ports.InMemorySigningKeySecret;
import com.example.dailyreport.ports.InMemoryTotalsTable;
import com.example.dailyreport.ports.TotalsItem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final InMemoryMailEmail mail = new InMemoryMailEmail();
    private final InMemoryRecipientsParameter recipients = new InMemoryRecipientsParameter().hold("ada@shop.example, bob@shop.example");
    private final InMemoryReportsBucket reports = new InMemoryReportsBucket();
    private final InMemorySigningKeySecret signingKey = new InMemorySigningKeySecret().hold("s3cret");
    private final InMemoryTotalsTable totals = new InMemoryTotalsTable();
    private final Report report = new Report(mail, recipients, reports, signingKey, totals, ZoneId.of("Europe/Berlin"));

    @BeforeEach
    void twoProducts() {
        totals.hold(new TotalsItem("2026-11-22", "espresso", 3L, new BigDecimal("6.30")), new TotalsItem("2026-11-22", "tea, \"green\"", 1L, new BigDecimal("2.80")),
                new TotalsItem("2026-11-22", "water", 0L, new BigDecimal("0.00")), new TotalsItem("2026-11-23", "espresso", 9L, new BigDecimal("18.90")));
    }

    private String file(String name) {
        return new String(reports.objects().get(name), StandardCharsets.UTF_8);
    }

    @Test
    void inTheMorningTheDayBeforeIsReported() {
        report.handle(Tick.at(Instant.parse("2026-11-23T05:00:00Z")));
        assertEquals("day,product,quantity,amount\n2026-11-22,\"espresso\",3,6.30\n2026-11-22,\"tea, \"\"green\"\"\",1,2.80\n", file("daily/2026-11-22.csv"));
        InMemoryMailEmail.Mail sent = mail.sent().getFirst();
        assertEquals(List.of("ada@shop.example", "bob@shop.example"), sent.to());
        assertEquals("Sales of 2026-11-22: 9.10", sent.subject());
        assertTrue(sent.text().contains(file("daily/2026-11-22.csv.hmac-sha256")));
    }

    @Test
    void theDayIsThatOfTheShop() {
        report.handle(Tick.at(Instant.parse("2026-11-23T23:30:00Z")));
        assertTrue(file("daily/2026-11-23.csv").contains("18.90"));
    }

    @Test
    void aDayWithoutSalesIsSaid() {
        report.handle(Tick.at(Instant.parse("2026-11-25T05:00:00Z")));
        assertTrue(mail.sent().getFirst().text().startsWith("Nothing was sold."));
    }

    @Test
    void theSignatureIsThatOfTheFileAndTheKey() {
        Sheet sheet = Sheet.of(LocalDate.of(2026, 11, 22), totals.items());
        assertEquals(64, sheet.signature("s3cret").length());
        assertNotEquals(sheet.signature("s3cret"), sheet.signature("other"));
        assertNotEquals(sheet.signature("s3cret"), Sheet.of(LocalDate.of(2026, 11, 23), totals.items()).signature("s3cret"));
    }
}
