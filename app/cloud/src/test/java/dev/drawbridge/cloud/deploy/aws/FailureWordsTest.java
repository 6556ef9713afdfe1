package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureWordsTest {
    @Test
    void ofAPageOnlyTheWordsAreTold() {
        assertThat(FailureWords.of("An error occurred (500): <!doctype html>\n<html lang=en>\n<title>500</title>\n<h1>Internal Server Error</h1>\n<p>It is overloaded</p>"))
                .isEqualTo("An error occurred (500): Internal Server Error It is overloaded.");
        assertThat(FailureWords.of("a < b")).isEqualTo("a < b.");
    }
}
