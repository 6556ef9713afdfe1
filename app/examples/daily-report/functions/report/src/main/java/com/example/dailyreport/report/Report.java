package com.example.dailyreport.report;

import com.example.dailyreport.events.Tick;
import com.example.dailyreport.ports.MailEmail;
import com.example.dailyreport.ports.RecipientsParameter;
import com.example.dailyreport.ports.ReportsBucket;
import com.example.dailyreport.ports.SigningKeySecret;
import com.example.dailyreport.ports.TotalsTable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Each morning: what was sold the day before, as a file that is kept and a mail to whom it may concern. Who that is can be changed in
 * the parameter without a deployment.
 */
public class Report {
    private final MailEmail mail;
    private final RecipientsParameter recipients;
    private final ReportsBucket reports;
    private final SigningKeySecret signingKey;
    private final TotalsTable totals;
    private final ZoneId zone;

    public Report(MailEmail mail, RecipientsParameter recipients, ReportsBucket reports, SigningKeySecret signingKey, TotalsTable totals) {
        this(mail, recipients, reports, signingKey, totals, ZoneId.of(System.getenv().getOrDefault("TIME_ZONE", "UTC")));
    }

    Report(MailEmail mail, RecipientsParameter recipients, ReportsBucket reports, SigningKeySecret signingKey, TotalsTable totals, ZoneId zone) {
        this.mail = mail;
        this.recipients = recipients;
        this.reports = reports;
        this.signingKey = signingKey;
        this.totals = totals;
        this.zone = zone;
    }

    /** It is time: every-morning. Who starts it by hand with another time gets the report of the day before that. */
    public void handle(Tick tick) {
        LocalDate day = LocalDate.ofInstant(tick.time(), zone).minusDays(1);
        Sheet sheet = Sheet.of(day, totals.query(day.toString()));
        String signature = sheet.signature(signingKey.value());
        String file = "daily/" + day + ".csv";
        // a day that is asked for twice gets the same file again
        reports.putText(file, sheet.csv());
        reports.putText(file + ".hmac-sha256", signature);
        List<String> to = Stream.of(recipients.value().split(",")).map(String::strip).filter(address -> !address.isEmpty()).toList();
        mail.send(to, "Sales of " + day + ": " + sheet.total(), sheet.words() + "\n\nFile: " + file + "\nSignature: " + signature + "\n", "");
    }
}
