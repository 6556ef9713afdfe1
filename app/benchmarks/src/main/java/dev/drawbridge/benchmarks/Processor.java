package dev.drawbridge.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * How long the threads that make a picture had a processor: the JavaFX thread, which says what is to be seen, and the one that
 * paints it. The two work at the same time, so undisturbed a frame lasts about as long as the slower of them; unlike the clock this
 * depends little on what else the machine does. Belongs to the JavaFX thread.
 */
final class Processor {
    private static final String PAINTER = "QuantumRenderer";
    private static final double NANOS = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long[] ids;
    private final double[][] took;
    private long[] before;
    private int frames = -1;

    /** @param most frames that will be measured */
    Processor(int most) {
        long painter = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds())).filter(thread -> thread != null && thread.getThreadName().startsWith(PAINTER))
                .findFirst().orElseThrow().getThreadId();
        ids = new long[] {Thread.currentThread().threadId(), painter};
        took = new double[ids.length][most];
    }

    /** A frame begins, and the one before is over. */
    void frame() {
        long[] now = Arrays.stream(ids).map(threads::getThreadCpuTime).toArray();
        if (frames >= 0 && frames < took[0].length) {
            for (int i = 0; i < ids.length; i++) {
                took[i][frames] = (now[i] - before[i]) / NANOS;
            }
        }
        before = now;
        frames++;
    }

    /** Milliseconds that this share of all frames is not above, of the slower of the two. */
    double slower(double share) {
        double[] slower = new double[Math.min(frames, took[0].length)];
        Arrays.setAll(slower, i -> Math.max(took[0][i], took[1][i]));
        return new FrameTimes(slower).at(share);
    }
}
