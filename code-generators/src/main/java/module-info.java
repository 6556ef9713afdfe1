/** Drawing to files and files to drawing. */
module dev.drawbridge.generators {
    requires transitive dev.drawbridge.model;
    requires dev.drawbridge.icons;
    requires tools.jackson.databind;
    requires org.commonmark;
    requires org.snakeyaml.engine;
    requires java.desktop;
    requires org.apache.pdfbox;
    requires org.eclipse.elk.alg.layered;
    requires org.eclipse.elk.core;
    requires org.eclipse.elk.graph;
    requires org.eclipse.emf.common;
    requires org.eclipse.emf.ecore;

    exports dev.drawbridge.generators.asl;
    exports dev.drawbridge.generators.cloudformation;
    exports dev.drawbridge.generators.export;
    exports dev.drawbridge.generators.graphql;
    exports dev.drawbridge.generators.java;
    exports dev.drawbridge.generators.layout;
    exports dev.drawbridge.generators.lens;
    exports dev.drawbridge.generators.markdown;
    exports dev.drawbridge.generators.maven;
    exports dev.drawbridge.generators.picture;
    exports dev.drawbridge.generators.project;
    exports dev.drawbridge.generators.sam;
    exports dev.drawbridge.generators.serverless;
    exports dev.drawbridge.generators.syntax;
    exports dev.drawbridge.generators.terraform;
    exports dev.drawbridge.generators;
}
