/**
 * What is wrong with a drawing, as values: a {@link dev.drawbridge.model.check.Rule} gives findings, a finding offers fixes,
 * {@link dev.drawbridge.model.check.Checks} runs them all and leaves out what the user accepts with a reason. A rule is one
 * small class; the numbers in it name the page they come from.
 */
package dev.drawbridge.model.check;
