package dev.drawbridge.generators.syntax;

/** Where in its container a node stands. */
sealed interface Slot {

    /** Whether the slot lies in a flow collection. */
    boolean inFlow();

    record Root() implements Slot {
        @Override
        public boolean inFlow() {
            return false;
        }
    }

    record InMapping(MappingNode mapping, int index) implements Slot {
        MappingEntry entry() {
            return mapping.entries().get(index);
        }

        @Override
        public boolean inFlow() {
            return mapping.flow();
        }
    }

    record InSequence(SequenceNode sequence, int index) implements Slot {
        SequenceItem item() {
            return sequence.items().get(index);
        }

        @Override
        public boolean inFlow() {
            return sequence.flow();
        }
    }
}
