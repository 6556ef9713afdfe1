package dev.drawbridge.cloud.bootstrap;

import java.io.IOException;
import java.io.InputStream;

/** Ends this JVM when the program that started it ends: the operating system closes the pipe on standard input then, also after a kill. */
final class LifeLine {
    private LifeLine() {
    }

    /** Takes standard input away from the code that will run here and watches it. */
    static void hold() {
        InputStream pipe = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread watch = new Thread(() -> {
            try {
                while (pipe.read() >= 0) {
                    // nothing is ever said on this pipe
                }
            } catch (IOException e) {
                // a broken pipe says the same as a closed one
            }
            Runtime.getRuntime().halt(0);
        }, "drawbridge-life-line");
        watch.setDaemon(true);
        watch.setPriority(Thread.MAX_PRIORITY);
        watch.start();
    }
}
