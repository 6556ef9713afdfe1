package dev.drawbridge.cloud.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "~~ ; anything at all ; true", "ERROR ; an ERROR came ; true", "ERROR ; an error came ; false", "ERROR timeout ; timeout: ERROR ; true", "ERROR timeout ; ERROR ; false",
            "?ERROR ?WARN ; WARN: low ; true", "?ERROR ?WARN ; INFO ; false", "ERROR -known ; ERROR known ; false", "ERROR -known ; ERROR new ; true",
            "\"no such order\" ; there is no such order ; true", "\"no such order\" ; no order such ; false", "%ord[0-9]+% ; ord17 went ; true", "%ord[0-9]+% ; ord went ; false",
            "{ $.level = \"error\" } ; {\"level\": \"error\"} ; true", "{ $.level = \"error\" } ; {\"level\": \"info\"} ; false", "{ $.level = \"err*\" } ; {\"level\": \"error\"} ; true",
            "{ $.took > 100 } ; {\"took\": 101} ; true", "{ $.took > 100 } ; {\"took\": 100} ; false", "{ $.a.b[0] = 1 } ; {\"a\": {\"b\": [1]}} ; true",
            "{ ($.level = \"error\") && ($.took >= 5) } ; {\"level\": \"error\", \"took\": 5} ; true", "{ $.level = error || $.level = warn } ; {\"level\": \"warn\"} ; true",
            "{ $.user NOT EXISTS } ; {\"level\": \"warn\"} ; true", "{ $.ok IS FALSE } ; {\"ok\": false} ; true", "{ $.level != \"info\" } ; {\"level\": \"warn\"} ; true", "{ $.level = \"error\" } ; level error ; false"})
    void linesArePickedAsCloudWatchPicksThem(String pattern, String line, boolean picked) {
        assertThat(LogPattern.of(pattern).orElseThrow().picks(line)).isEqualTo(picked);
    }

    @Test
    void whatIsNotKnownHereIsSaid() {
        assertThat(LogPattern.of("[ip, user, status = 4*]")).isEmpty();
        assertThat(LogPattern.of("{ $.level is odd }")).isEmpty();
        assertThat(LogPattern.of("%(%")).isEmpty();
    }
}
