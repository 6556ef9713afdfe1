package dev.drawbridge.cloud.local.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.event.Notification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
    /** {@code name:Type=value} separated by blanks. */
    private static Notification message(String attributes) {
        Map<String, Notification.Attribute> map = new LinkedHashMap<>();
        for (String attribute : attributes.isBlank() ? new String[0] : attributes.split(" ")) {
            String[] parts = attribute.split("[:=]", 3);
            map.put(parts[0], new Notification.Attribute(parts[1], parts[2]));
        }
        return new Notification("n", "arn:aws:sns:us-east-1:000000000000:news", "", "hello", map, Instant.EPOCH);
    }

    /** Policies of https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html and its neighbours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"store\": [\"dogs\"]}                                | store:String=dogs                      | true",
        "{\"store\": [\"dogs\"]}                                | store:String=cats                      | false",
        "{\"store\": [\"dogs\"]}                                | other:String=dogs                      | false",
        "{\"store\": [\"dogs\", \"cats\"]}                      | store:String=cats                      | true",
        "{\"store\": [{\"prefix\": \"do\"}]}                    | store:String=dogs                      | true",
        "{\"store\": [{\"anything-but\": [\"dogs\"]}]}          | store:String=dogs                      | false",
        "{\"store\": [{\"anything-but\": [\"dogs\"]}]}          | store:String=cats                      | true",
        "{\"price\": [{\"numeric\": [\">=\", 100]}]}            | price:Number=150                       | true",
        "{\"price\": [{\"numeric\": [\">\", 0, \"<\", 100]}]}   | price:Number=100                       | false",
        "{\"price\": [100]}                                     | price:Number=100.0                     | true",
        "{\"store\": [{\"exists\": true}]}                      | store:String=x                         | true",
        "{\"store\": [{\"exists\": false}]}                     | store:String=x                         | false",
        "{\"tags\": [\"dog\"]}                                  | tags:String.Array=[\"cat\",\"dog\"]    | true",
        "{\"store\": [\"dogs\"], \"price\": [1]}                | store:String=dogs                      | false",
        "{\"bytes\": [\"AA==\"]}                                | bytes:Binary=AA==                      | false",
    })
    void aFilterPolicyLetsThroughWhatSnsWould(String policy, String attributes, boolean passes) {
        assertThat(Topics.passes(policy, message(attributes))).isEqualTo(passes);
    }

    @Test
    void withoutAPolicyEverythingPasses() {
        assertThat(Topics.passes("", message(""))).isTrue();
    }

    @Test
    void aPolicyThatIsNoJsonIsSaidInOneSentence() {
        assertThatThrownBy(() -> Topics.passes("{store", message(""))).isInstanceOf(CloudException.class).hasMessageStartingWith("The filter {store cannot be ");
    }
}
