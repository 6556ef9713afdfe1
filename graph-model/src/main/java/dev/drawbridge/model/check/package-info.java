/** What is wrong with a drawing, as values: a {@link dev.drawbridge.model.check.Rule} gives findings, a finding offers fixes. */
package dev.drawbridge.model.check;
