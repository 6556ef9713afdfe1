package dev.drawbridge.generators.sam;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;

/**
 * The wires that start a state machine, as events of SAM, which makes the role of each. Source of the properties:
 * "StateMachineEventSource" in the AWS SAM specification.
 */
final class MachineEvents {
    private MachineEvents() {}

    /** What our own template says so; the rules of buses are resources of their own there, with a role that says whom it trusts. */
    static Block own(SamDesign design, Node machine) {
        Block events = new Block();
        for (SamDesign.Link link : design.into(machine)) {
            if (link.wire().role() != WireRole.DELIVER) {
                write(design, link, events);
            }
        }
        return events;
    }

    /** The events of one wire. */
    static Block of(SamDesign design, SamDesign.Link link) {
        Block events = new Block();
        write(design, link, events);
        return events;
    }

    private static void write(SamDesign design, SamDesign.Link link, Block events) {
        switch (link.from().kind()) {
            case SamKinds.SCHEDULE -> FunctionEvents.event(design, link, "Schedule", FunctionEvents.schedule(design, link), events);
            case SamKinds.SCHEDULER -> FunctionEvents.event(design, link, "ScheduleV2", SchedulerResource.event(design, link), events);
            case SamKinds.EVENT_BUS -> FunctionEvents.event(design, link, "EventBridgeRule", BusRules.event(design, link), events);
            case SamKinds.REST_API -> FunctionEvents.routes(design, link, events);
            default -> { }
        }
    }
}
