package dev.drawbridge.desktop.findings;

import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.Edit;

/** What the list of findings asks of the window. */
public interface FindingsHooks {
    /** Go to where it is: select, reveal, put the caret into the field. */
    void show(Subject subject);

    /** Apply the way out. */
    void fix(Edit edit);
}
