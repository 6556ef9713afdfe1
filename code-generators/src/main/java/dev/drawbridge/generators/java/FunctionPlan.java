package dev.drawbridge.generators.java;

import java.util.List;

/**
 * What a function's card and wires mean for its code.
 *
 * @param name as the user calls it
 * @param release Java release it is compiled for
 * @param ports in the order of their types' names
 * @param starts in the order HTTP, queues, topics, buckets, schedules, invocation
 */
record FunctionPlan(String name, FunctionCode code, int release, List<PortPlan> ports, List<StartPlan> starts) {
    FunctionPlan {
        ports = List.copyOf(ports);
        starts = List.copyOf(starts);
    }

    <P extends PortPlan> List<P> ports(Class<P> type) {
        return ports.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <S extends StartPlan> List<S> starts(Class<S> type) {
        return starts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean startedBy(Class<? extends StartPlan> type) {
        return !starts(type).isEmpty();
    }
}
