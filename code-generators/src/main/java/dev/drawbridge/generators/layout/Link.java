package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Wire;

/**
 * A wire between two blocks.
 *
 * @param room the width that its label takes; 0 when it has none
 * @param bond how strongly it binds the blocks to each other, from 0 to 1
 * @param forwards how much it wants to run to the right where cards form a circle, from 1
 */
record Link(Wire wire, int from, int to, double room, double bond, int forwards) {}
