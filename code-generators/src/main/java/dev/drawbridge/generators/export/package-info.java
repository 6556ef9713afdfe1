/**
 * Takes a drawing out as the descriptor of one tool, and says for each card how well that went. What is written stands beside the project and
 * does not follow the drawing; the project's own files are left alone.
 */
package dev.drawbridge.generators.export;
