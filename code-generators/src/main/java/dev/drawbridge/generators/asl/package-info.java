/**
 * Definitions of state machines in the States Language (states-language.net): how they are read, be it JSON or YAML, and what is wrong
 * with them, with the place in the user's file.
 */
package dev.drawbridge.generators.asl;
