package dev.drawbridge.model.check;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;

/** What a finding is about. */
public sealed interface Subject {
    /** As it stands in a suppression. */
    String key();

    record OfNode(NodeId node, String field) implements Subject {
        @Override
        public String key() {
            return node.value();
        }
    }

    record OfWire(WireId wire, String field) implements Subject {
        @Override
        public String key() {
            return wire.value();
        }
    }

    record OfDesign() implements Subject {
        @Override
        public String key() {
            return "design";
        }
    }

    /**
     * A place in a file.
     *
     * @param line counted from 1; 0 for the whole file
     * @param column counted from 1; 0 for the whole line
     */
    record OfFile(String path, int line, int column) implements Subject {
        @Override
        public String key() {
            return path;
        }
    }
}
