package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Viewpoint HOME = new Viewpoint(1, 0, 0);
    private static final Viewpoint FAR = new Viewpoint(1, -2000, 0);
    private static final Viewpoint NEAR = new Viewpoint(3, 0, 0);

    private final Trail trail = new Trail();

    @Test
    void backAndForwardGoThroughThePlacesThatWereLookedAt() {
        trail.rest(HOME);
        trail.rest(FAR);
        trail.rest(NEAR);
        assertThat(trail.back()).contains(FAR);
        assertThat(trail.back()).contains(HOME);
        assertThat(trail.back()).isEmpty();
        assertThat(trail.forward()).contains(FAR);
        assertThat(trail.forward()).contains(NEAR);
        assertThat(trail.forward()).isEmpty();
    }

    @Test
    void aLittleWayIsNoOtherPlace() {
        trail.rest(HOME);
        trail.rest(new Viewpoint(1, 30, 20));
        assertThat(trail.back()).isEmpty();
    }

    @Test
    void comingToRestWhereBackLedToForgetsNothing() {
        trail.rest(HOME);
        trail.rest(FAR);
        trail.rest(trail.back().orElseThrow());
        assertThat(trail.forward()).contains(FAR);
    }
}
