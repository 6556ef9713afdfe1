package dev.drawbridge.cloud.local.users;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A user of a pool.
 *
 * @param code that confirms the address or a new password; empty for none
 */
record PoolUser(String name, String password, boolean confirmed, Map<String, String> attributes, String code) {
    PoolUser {
        Map<String, String> all = new TreeMap<>(attributes);
        // the same user is the same one in the next run, so that what is kept under it is found again
        all.putIfAbsent("sub", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        attributes = Collections.unmodifiableMap(all);
    }

    PoolUser withPassword(String next) {
        return new PoolUser(name, next, confirmed, attributes, "");
    }

    PoolUser withCode(String next) {
        return new PoolUser(name, password, confirmed, attributes, next);
    }

    PoolUser asConfirmed() {
        return new PoolUser(name, password, true, attributes, "");
    }

    PoolUser with(String attribute, String value) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.put(attribute, value);
        return new PoolUser(name, password, confirmed, all, code);
    }

    /** {@code a***@e***}: where a code goes, as callers are told. */
    String destination() {
        String email = attributes.getOrDefault("email", attributes.getOrDefault("phone_number", name));
        return email.replaceAll("(?<=^.)[^@]*|(?<=@.).*", "***");
    }
}
