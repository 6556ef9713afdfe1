package dev.drawbridge.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.Collections;

/**
 * What holds for the whole drawing.
 *
 * @param targets the ticked clouds: {@code aws}, later {@code google}, {@code azure}, {@code openwhisk}
 * @param javaPackage the base package of the functions' code, for example {@code com.example.petstore}
 * @param suppressions why a finding is accepted: {@code rule@subject} to the user's reason
 * @param unknown members of its JSON that this version does not know, written back unchanged
 */
public record Settings(SortedSet<String> targets, String javaPackage, SortedMap<String, String> suppressions, SortedMap<String, Value> unknown) {
    public Settings {
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        suppressions = Maps.sorted(suppressions);
        unknown = Maps.sorted(unknown);
    }

    /** AWS, and a package under {@code com.example}. */
    public static Settings defaults(String projectName) {
        return new Settings(new TreeSet<>(Set.of("aws")), "com.example." + Names.packageWord(projectName), Maps.none(), Maps.none());
    }

    /** Why the finding is accepted, if it is. */
    public Optional<String> suppression(String rule, String subject) {
        return Optional.ofNullable(suppressions.get(rule + "@" + subject));
    }

    /** The same with functions below that package. */
    public Settings withJavaPackage(String name) {
        return new Settings(targets, name, suppressions, unknown);
    }

    public Settings withSuppression(String rule, String subject, String reason) {
        return new Settings(targets, javaPackage, Maps.with(suppressions, rule + "@" + subject, reason), unknown);
    }
}
