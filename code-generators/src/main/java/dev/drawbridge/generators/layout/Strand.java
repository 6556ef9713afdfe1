package dev.drawbridge.generators.layout;

/**
 * A wire between two tiles.
 *
 * @param leaves how far below the upper edge of its tile it leaves that
 * @param arrives how far below the upper edge of its tile it reaches that
 */
record Strand(int from, int to, double leaves, double arrives) {}
