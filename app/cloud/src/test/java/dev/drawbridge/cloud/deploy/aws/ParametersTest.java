package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.ParameterMissing;
import dev.drawbridge.cloud.deploy.TemplateParameter;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

class ParametersTest {
    private static final Tree TEMPLATE = Document.parse("""
            Parameters:
              ApiKey: {Type: String}
              Size: {Type: Number, Default: 3}
            """).tree();

    private static Environment with(Map<String, String> parameters) {
        return Environment.named("dev").withParameters(new TreeMap<>(parameters));
    }

    @Test
    void aVariableOfTheProcessIsFilledIn() {
        assertThat(Parameters.of(TEMPLATE, with(Map.of("ApiKey", "k-${SHOP_KEY}")), Set.of(), Map.of("SHOP_KEY", "s$1")::get))
                .containsExactly(Parameter.builder().parameterKey("ApiKey").parameterValue("k-s$1").build());
    }

    @Test
    void aValueThatWasDeployedStaysUnlessItIsSaidAgain() {
        assertThat(Parameters.of(TEMPLATE, with(Map.of("Size", "4")), Set.of("ApiKey", "Size"), Map.<String, String>of()::get)).containsExactly(
                Parameter.builder().parameterKey("ApiKey").usePreviousValue(true).build(), Parameter.builder().parameterKey("Size").parameterValue("4").build());
    }

    @Test
    void valuesThatAreMissingOrMeanNothingAreNamed() {
        assertThatThrownBy(() -> Parameters.of(TEMPLATE, with(Map.of()), Set.of(), name -> null)).hasMessageContaining("needs a value for \"ApiKey\"");
        assertThatThrownBy(() -> Parameters.of(TEMPLATE, with(Map.of("Colour", "red")), Set.of(), name -> null)).hasMessageContaining("\"Colour\"").hasMessageContaining("ApiKey, Size");
        assertThatThrownBy(() -> Parameters.of(TEMPLATE, with(Map.of("ApiKey", "${GONE}")), Set.of(), name -> null)).hasMessageContaining("GONE, which is not set");
    }

    @Test
    void aValueIsSecretBecauseTheTemplateHidesItOrBecauseOfItsName() {
        assertThat(Parameters.declared(Document.parse("""
                Parameters:
                  Word: {Type: String, NoEcho: true}
                  Other: {Type: String, NoEcho: "true", Default: x}
                  DbPassword: {Type: String}
                  SecretArn: {Type: String}
                  TokenMinutes: {Type: Number}
                  TokenTable: {Type: String}
                  Stage: {Type: String, Default: dev, AllowedValues: [dev, live], Description: Which one}
                """).tree())).filteredOn(TemplateParameter::secret).extracting(TemplateParameter::name).containsExactly("Word", "Other", "DbPassword");
    }

    @Test
    void aSecretThatIsMissingIsNotAskedIntoTheFile() {
        Tree template = Document.parse("Parameters: {DbPassword: {Type: String, NoEcho: true}}").tree();
        assertThatThrownBy(() -> Parameters.of(template, with(Map.of()), Set.of(), name -> null)).isInstanceOf(ParameterMissing.class)
                .hasMessageContaining("\"DbPassword\": \"${DB_PASSWORD}\"").hasMessageContaining("--parameter");
    }
}
