/**
 * The Java of functions, in two layers. The core is the user's: a plain class with one {@code handle} method for each way
 * it is started and a constructor that takes typed ports. The rest is generated: the types of events and ports, in-memory
 * ports for tests, and one adapter per cloud ({@code Aws...}). What a function's wires mean for its code is
 * worked out once, in {@link dev.drawbridge.generators.java.FunctionPlan}; everything else only writes it down, through
 * templates with named holes ({@link dev.drawbridge.generators.java.TextTemplate}) and a compilation unit that owns its
 * imports ({@link dev.drawbridge.generators.java.JavaSource}).
 */
package dev.drawbridge.generators.java;
