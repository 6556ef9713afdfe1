package com.example.dailyreport.report;

import com.example.dailyreport.ports.TotalsItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What was sold on a day, the products in order. */
record Sheet(LocalDate day, List<TotalsItem> rows) {
    private static final String ALGORITHM = "HmacSHA256";

    static Sheet of(LocalDate day, List<TotalsItem> totals) {
        // what was sold and taken back is no line
        return new Sheet(day, totals.stream().filter(row -> row.quantity() != 0).toList());
    }

    String total() {
        return money(rows.stream().map(TotalsItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** With both decimals: a table keeps 6.30 as 6.3. */
    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** One line for each product, as spreadsheets read it. */
    String csv() {
        return rows.stream().map(row -> String.join(",", day.toString(), quoted(row.product()), row.quantity().toString(), money(row.amount())))
                .collect(Collectors.joining("\n", "day,product,quantity,amount\n", "\n"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** For people. */
    String words() {
        if (rows.isEmpty()) {
            return "Nothing was sold.";
        }
        return rows.stream().map(row -> "%-30s %6d %12s".formatted(row.product(), row.quantity(), money(row.amount()))).collect(Collectors.joining("\n"));
    }

    /** By which a reader who has the key can tell that the file is ours, and as it was. */
    String signature(String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(csv().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The report cannot be signed: " + e.getMessage(), e);
        }
    }
}
