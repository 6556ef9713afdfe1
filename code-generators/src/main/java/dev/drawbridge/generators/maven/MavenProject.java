package dev.drawbridge.generators.maven;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.java.TextTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes the poms. Pure. */
public final class MavenProject {
    private static final int OLDEST_JDK = 17;
    private static final String VERSION = "1.0.0-SNAPSHOT";
    private static final TextTemplate ROOT = TextTemplate.resource(MavenProject.class, "root.pom.txt");
    private static final TextTemplate WIRING = TextTemplate.resource(MavenProject.class, "wiring.pom.txt");
    private static final TextTemplate FUNCTION = TextTemplate.resource(MavenProject.class, "function.pom.txt");
    private static final TextTemplate TOOLCHAIN = TextTemplate.of("""
            <!-- finds a JDK that can compile for the functions' release, whichever one Maven itself runs on -->
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-toolchains-plugin</artifactId>
              <version>3.3.0</version>
              <executions>
                <execution>
                  <goals><goal>select-jdk-toolchain</goal></goals>
                  <configuration><version>[${release},)</version></configuration>
                </execution>
              </executions>
            </plugin>
            """);
    private static final TextTemplate SERVICE = TextTemplate.of("""
            <dependency>
              <groupId>software.amazon.awssdk</groupId>
              <artifactId>${service}</artifactId>
              <exclusions>
                <!-- url-connection-client is enough and starts fastest -->
                <exclusion><groupId>software.amazon.awssdk</groupId><artifactId>netty-nio-client</artifactId></exclusion>
                <exclusion><groupId>software.amazon.awssdk</groupId><artifactId>apache-client</artifactId></exclusion>
              </exclusions>
            </dependency>
            """);
    private static final TextTemplate LIBRARY = TextTemplate.of("""
            <dependency>
              <groupId>${group}</groupId>
              <artifactId>${artifact}</artifactId>
              <scope>${scope}</scope>
            </dependency>
            """);

    private MavenProject() {}

    /**
     * What a function's project needs.
     *
     * @param name as the user calls it
     * @param release Java release it is compiled for
     * @param services AWS SDK modules of its ports
     * @param events whether it gets events of Lambda's event classes
     * @param deserializes whether it reads those from bytes itself
     */
    public record FunctionModule(String name, FunctionCode code, int release, SortedSet<String> services, boolean events, boolean deserializes) {
        public FunctionModule {
            services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
        }
    }

    /** The poms of the project. */
    public static List<GeneratedFile> of(Design design, List<FunctionModule> functions) {
        List<GeneratedFile> files = new ArrayList<>();
        String group = design.settings().javaPackage();
        String root = orProject(Names.kebab(design.name()));
        int release = functions.stream().mapToInt(FunctionModule::release).max().orElse(OLDEST_JDK);
        String modules = String.join("\n", functions.stream().map(function -> "<module>" + function.code().folder() + "</module>").toList());
        files.add(new GeneratedFile("pom.xml", ROOT.fill("group", group, "artifact", root, "version", VERSION, "name", xml(design.name()),
                "modules", modules.isEmpty() ? "" : "<modules>\n  " + modules.replace("\n", "\n  ") + "\n</modules>",
                "toolchain", release > OLDEST_JDK ? TOOLCHAIN.fill("release", String.valueOf(release)) : ""), Ownership.GENERATED));
        for (FunctionModule function : functions) {
            String artifact = function.code().folder().substring(function.code().folder().lastIndexOf('/') + 1);
            files.add(new GeneratedFile(function.code().generatedPomPath(), WIRING.fill("group", group, "root", root, "version", VERSION, "artifact", artifact,
                    "name", xml(function.name()), "release", String.valueOf(function.release()), "dependencies", dependencies(function)), Ownership.GENERATED));
            files.add(new GeneratedFile(function.code().pomPath(), FUNCTION.fill("group", group, "version", VERSION, "artifact", artifact), Ownership.USER_OWNED));
        }
        return files;
    }

    private static String orProject(String kebab) {
        return kebab.isEmpty() ? "project" : kebab;
    }

    private static String dependencies(FunctionModule function) {
        StringBuilder out = new StringBuilder();
        out.append(library("com.amazonaws", "aws-lambda-java-core", "compile"));
        if (function.events()) {
            out.append(library("com.amazonaws", "aws-lambda-java-events", "compile"));
        }
        if (function.deserializes()) {
            out.append(library("com.amazonaws", "aws-lambda-java-serialization", "compile"));
        }
        out.append(library("com.fasterxml.jackson.core", "jackson-databind", "compile"));
        if (!function.services().isEmpty()) {
            function.services().forEach(service -> out.append(SERVICE.fill("service", service)));
            out.append(library("software.amazon.awssdk", "url-connection-client", "compile"));
            out.append(library("org.slf4j", "slf4j-simple", "runtime"));
        }
        return out.append(library("org.junit.jupiter", "junit-jupiter", "test")).toString();
    }

    private static String library(String group, String artifact, String scope) {
        return LIBRARY.fill("group", group, "artifact", artifact, "scope", scope);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
