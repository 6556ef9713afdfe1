package dev.drawbridge.cloud.deploy;

/** Hears how a deployment goes on, on the thread that runs it. */
@FunctionalInterface
public interface DeployListener {
    /** Hears nothing and never cancels. */
    DeployListener NONE = event -> { };

    /** Told in the order of happening. */
    void on(DeployEvent event);

    /** Asked now and then; true stops an upload at once and takes back what runs in the cloud. */
    default boolean isCancelled() {
        return false;
    }
}
