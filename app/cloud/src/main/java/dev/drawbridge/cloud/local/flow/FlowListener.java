package dev.drawbridge.cloud.local.flow;

/** Hears of everything that happens in executions, on the thread that it happens on. */
@FunctionalInterface
public interface FlowListener {
    void happened(Execution execution, Execution.Happening happening);
}
