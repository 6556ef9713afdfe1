package dev.drawbridge.cloud.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QueueAgesTest {
    private static final NodeId ORDERS = new NodeId("orders");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final QueueAges ages = new QueueAges();

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void anEmptyQueueHasNoOldMessage() {
        ages.put(ORDERS, at(0), 3);
        assertThat(ages.at(ORDERS, at(50), new LocalCloud.Depth(0, 0))).hasValue(0);
    }

    @Test
    void theOldestIsTheOneThatWasPutInAsManyAgoAsThereAre() {
        ages.put(ORDERS, at(0), 1);
        ages.put(ORDERS, at(10), 2);
        ages.put(ORDERS, at(20), 1);
        assertThat(ages.at(ORDERS, at(30), new LocalCloud.Depth(1, 0))).hasValue(10);
        assertThat(ages.at(ORDERS, at(30), new LocalCloud.Depth(1, 1))).as("what is being worked on is not done").hasValue(20);
        assertThat(ages.at(ORDERS, at(30), new LocalCloud.Depth(4, 0))).hasValue(30);
    }

    @Test
    void whatWasPutInLaterDoesNotCountForAnEarlierMoment() {
        ages.put(ORDERS, at(0), 1);
        ages.put(ORDERS, at(100), 1);
        assertThat(ages.at(ORDERS, at(60), new LocalCloud.Depth(1, 0))).hasValue(60);
    }

    @Test
    void messagesThatNobodySawComingAreAsOldAsTheQueueIsFull() {
        assertThat(ages.at(ORDERS, at(5), new LocalCloud.Depth(2, 0))).hasValue(0);
        assertThat(ages.at(ORDERS, at(65), new LocalCloud.Depth(2, 0))).hasValue(60);
        assertThat(ages.at(ORDERS, at(70), new LocalCloud.Depth(0, 0))).hasValue(0);
        assertThat(ages.at(ORDERS, at(80), new LocalCloud.Depth(1, 0))).as("it was empty in between").hasValue(0);
    }
}
