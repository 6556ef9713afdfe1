package dev.drawbridge.cloud.local.control;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.NodeId;
import java.util.Map;

/** The journal of a run of another process of this user. Each call asks it. */
public final class RemoteJournal {
    /** More than any journal has counted: asks for none of these. */
    private static final long NONE = Long.MAX_VALUE;
    private final ControlClient client;

    public RemoteJournal(RunFile run) {
        this.client = new ControlClient(run);
    }

    /** As {@link Journal#messagesFrom}. */
    public Journal.Page<Message> messagesFrom(long number) {
        return JournalJson.messages(client.journal(number, NONE, NONE));
    }

    /** As {@link Journal#linesFrom}. */
    public Journal.Page<LogLine> linesFrom(long number) {
        return JournalJson.lines(client.journal(NONE, number, NONE));
    }

    /** As {@link Journal#invocationsFrom}. */
    public Journal.Page<Invoked> invocationsFrom(long number) {
        return JournalJson.invocations(client.journal(NONE, NONE, number));
    }

    /** As {@link LocalCloud#depths}. */
    public Map<NodeId, LocalCloud.Depth> depths() {
        return JournalJson.depths(client.journal(NONE, NONE, NONE));
    }
}
