package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Optional;

/** What becomes of variables whose values no file tells. */
interface Outside {
    /** For drawing: they stay as they are written. */
    Outside NONE = new Outside() {
        @Override
        public Optional<Tree> known(String address) {
            return Optional.empty();
        }

        @Override
        public Optional<Tree> missing(List<String> alternatives) {
            return Optional.empty();
        }
    };

    /**
     * What says the same in a template, whatever stands in for it.
     *
     * @param address one alternative of a variable: {@code ssm:/a/b}
     */
    Optional<Tree> known(String address);

    /** What stands in for a variable none of whose alternatives is known. */
    Optional<Tree> missing(List<String> alternatives);
}
