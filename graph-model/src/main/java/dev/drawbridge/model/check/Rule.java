package dev.drawbridge.model.check;

import java.util.List;

/** Looks for one kind of problem. Pure, and quick enough to run after each edit. */
@FunctionalInterface
public interface Rule {
    List<Finding> check(CheckContext context);
}
