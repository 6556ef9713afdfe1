package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "MasterUserPassword|hunter2|****", "Environment.Variables.API_KEY|abc|****", "Environment/Variables/DB_PASSWORD|a: b|****",
            "Environment|{Variables: {DB_PASSWORD: hunter2, STAGE: dev}}|{Variables: {DB_PASSWORD: ****, STAGE: dev}}",
            "Environment|{\"Variables\":{\"authToken\":\"a\\\"b\",\"STAGE\":\"dev\"}}|{\"Variables\":{\"authToken\":\"****\",\"STAGE\":\"dev\"}}",
            "Environment|{Variables: {DB_PASSWORD: {{resolve:secretsmanager:db}}}}|{Variables: {DB_PASSWORD: {{resolve:secretsmanager:db}}}}",
            "MasterUserPassword|{{resolve:secretsmanager:db:SecretString}}|{{resolve:secretsmanager:db:SecretString}}",
            "Environment|{Variables: {KEYS_SECRET_ARN: Keys}}|{Variables: {KEYS_SECRET_ARN: Keys}}", "AccessTokenValidity|60|60", "MemorySize|512|512", "Timeout|20|20"})
    void whatIsSecretByItsNameIsNotShown(String name, String value, String shown) {
        assertThat(Masked.text(name, value)).isEqualTo(shown);
    }
}
