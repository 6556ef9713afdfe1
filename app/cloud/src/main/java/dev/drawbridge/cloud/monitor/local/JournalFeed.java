package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.control.RemoteJournal;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.model.NodeId;
import java.util.Map;
import java.util.function.Supplier;

/** Where a run's journal is read. Each call may block. */
public interface JournalFeed {
    /** Messages from a number on. */
    Journal.Page<Message> messagesFrom(long number);

    /** Lines from a number on. */
    Journal.Page<LogLine> linesFrom(long number);

    /** Invocations from a number on. */
    Journal.Page<Invoked> invocationsFrom(long number);

    /** How full the queues are now. */
    Map<NodeId, LocalCloud.Depth> depths();

    /** The journal of a run in this process. */
    static JournalFeed of(LocalCloud cloud) {
        return of(cloud.journal(), cloud::depths);
    }

    /** A journal of this process. @param depths how full the queues are when it is asked */
    static JournalFeed of(Journal journal, Supplier<Map<NodeId, LocalCloud.Depth>> depths) {
        return new JournalFeed() {
            @Override
            public Journal.Page<Message> messagesFrom(long number) {
                return journal.messagesFrom(number);
            }

            @Override
            public Journal.Page<LogLine> linesFrom(long number) {
                return journal.linesFrom(number);
            }

            @Override
            public Journal.Page<Invoked> invocationsFrom(long number) {
                return journal.invocationsFrom(number);
            }

            @Override
            public Map<NodeId, LocalCloud.Depth> depths() {
                return depths.get();
            }
        };
    }

    /** The journal of a run in another process. */
    static JournalFeed of(RunFile run) {
        RemoteJournal remote = new RemoteJournal(run);
        return new JournalFeed() {
            @Override
            public Journal.Page<Message> messagesFrom(long number) {
                return remote.messagesFrom(number);
            }

            @Override
            public Journal.Page<LogLine> linesFrom(long number) {
                return remote.linesFrom(number);
            }

            @Override
            public Journal.Page<Invoked> invocationsFrom(long number) {
                return remote.invocationsFrom(number);
            }

            @Override
            public Map<NodeId, LocalCloud.Depth> depths() {
                return remote.depths();
            }
        };
    }
}
