package dev.drawbridge.model.check;

import dev.drawbridge.model.edit.Edit;

/** A way out of a finding: one edit, with the words of its button. */
public record Fix(String title, Edit edit) {}
