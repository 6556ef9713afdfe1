/** What a drawing is and means: pure Java and Jackson, no toolkit, no cloud SDK. */
module dev.drawbridge.model {
    requires transitive tools.jackson.databind;

    exports dev.drawbridge.model;
    exports dev.drawbridge.model.geometry;
    exports dev.drawbridge.model.kind;
    exports dev.drawbridge.model.wire;
    exports dev.drawbridge.model.check;
    exports dev.drawbridge.model.edit;
    exports dev.drawbridge.model.file;
    exports dev.drawbridge.model.merge;
}
