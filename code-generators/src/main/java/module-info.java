/** Drawing to files and files to drawing. */
module dev.drawbridge.generators {
    requires transitive dev.drawbridge.model;
    requires dev.drawbridge.icons;
    requires tools.jackson.databind;
    requires org.snakeyaml.engine;

    exports dev.drawbridge.generators;
    exports dev.drawbridge.generators.java;
    exports dev.drawbridge.generators.maven;
    exports dev.drawbridge.generators.project;
    exports dev.drawbridge.generators.sam;
    exports dev.drawbridge.generators.syntax;
}
