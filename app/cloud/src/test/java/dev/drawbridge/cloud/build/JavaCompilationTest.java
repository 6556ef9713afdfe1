package dev.drawbridge.cloud.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCompilationTest {
    @TempDir
    Path folder;
    private final JavaCompilation compilation = new JavaCompilation();

    private Path source(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private CompileRequest request(int release) {
        return new CompileRequest(List.of(folder.resolve("src"), folder.resolve("gen")), List.of(folder.resolve("res")), ClassPath.EMPTY, release, folder.resolve("out"));
    }

    private CompileResult compile() {
        return compilation.compile(request(25));
    }

    private Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    @Test
    void sourcesOfSeveralRootsSeeEachOther() throws IOException {
        source("src/a/A.java", "package a; public class A { b.B b; }");
        source("gen/b/B.java", "package b; public class B { a.A a; }");
        CompileResult result = compile();
        assertThat(result.succeeded()).isTrue();
        assertThat(out("a/A.class")).exists();
        assertThat(out("b/B.class")).exists();
    }

    @Test
    void aSecondCompileWithoutAChangeDoesNothing() throws IOException {
        source("src/A.java", "class A { java.util.List l = new java.util.ArrayList(); void f() { l.add(1); } }");
        CompileResult first = compile();
        CompileResult second = compile();
        assertThat(first.upToDate()).isFalse();
        assertThat(second.upToDate()).isTrue();
        assertThat(second.succeeded()).isTrue();
        assertThat(second.diagnostics()).isEqualTo(first.diagnostics()).isNotEmpty();
    }

    @Test
    void anErrorHasItsPlaceAndTheLastGoodClassesStay() throws IOException {
        source("src/A.java", "class A { }");
        compile();
        Path file = source("src/A.java", "class A {\n    int x = nothing;\n}\n");
        CompileResult result = compile();
        assertThat(result.succeeded()).isFalse();
        CompileDiagnostic error = result.errors().getFirst();
        assertThat(error.file()).isEqualTo(file.toAbsolutePath().toString());
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(13);
        assertThat(error.message()).contains("cannot find symbol");
        assertThat(error.code()).isEqualTo("compiler.err.cant.resolve.location");
        assertThat(out("A.class")).exists();
    }

    @Test
    void afterAFailureTheOldSourceCompilesToTheSameClasses() throws IOException {
        source("src/A.java", "class A { }");
        compile();
        source("src/A.java", "class A { int }");
        assertThat(compile().succeeded()).isFalse();
        assertThat(compile().succeeded()).as("a failure is not remembered as done").isFalse();
        source("src/A.java", "class A { }");
        CompileResult again = compile();
        assertThat(again.succeeded()).isTrue();
        assertThat(again.changed()).isFalse();
    }

    @Test
    void classesWhoseSourceIsGoneAreRemoved() throws IOException {
        source("src/a/A.java", "package a; class A { class Inner { } }");
        source("src/B.java", "class B { }");
        compile();
        Files.delete(folder.resolve("src/a/A.java"));
        assertThat(compile().changed()).isTrue();
        assertThat(out("a")).doesNotExist();
        assertThat(out("B.class")).exists();
    }

    @Test
    void resourcesAreCopiedFollowedAndRemoved() throws IOException {
        source("src/A.java", "class A { }");
        source("res/conf/app.properties", "x=1");
        compile();
        assertThat(out("conf/app.properties")).hasContent("x=1");
        source("res/conf/app.properties", "x=2");
        CompileResult changed = compile();
        assertThat(changed.changed()).isTrue();
        assertThat(out("conf/app.properties")).hasContent("x=2");
        Files.delete(folder.resolve("res/conf/app.properties"));
        compile();
        assertThat(out("conf")).doesNotExist();
    }

    @Test
    void anUnchangedClassFileIsNotTouched() throws IOException {
        source("src/A.java", "class A { }");
        source("src/B.java", "class B { }");
        compile();
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(out("A.class"), old);
        source("src/B.java", "class B { int x; }");
        compile();
        assertThat(Files.getLastModifiedTime(out("A.class"))).isEqualTo(old);
    }

    @Test
    void aClassFileThatSomebodyDeletedIsMadeAgain() throws IOException {
        source("src/A.java", "class A { }");
        compile();
        Files.delete(out("A.class"));
        assertThat(compile().upToDate()).isFalse();
        assertThat(out("A.class")).exists();
    }

    @Test
    void theReleaseDecidesTheClassFileVersionAndTheLanguage() throws IOException {
        source("src/A.java", "class A { }");
        compilation.compile(request(17));
        assertThat(Files.readAllBytes(out("A.class"))[7]).isEqualTo((byte) (44 + 17));
        source("src/A.java", "class A { int f(Object o) { return switch (o) { case String s -> 1; default -> 2; }; } }");
        assertThat(compilation.compile(request(17)).errors()).isNotEmpty();
        assertThat(compilation.compile(request(21)).succeeded()).isTrue();
    }

    @Test
    void aReleaseThatDoesNotExistIsAResult() throws IOException {
        source("src/A.java", "class A { }");
        CompileResult result = compilation.compile(request(99));
        assertThat(result.succeeded()).isFalse();
        assertThat(result.errors()).singleElement().satisfies(error -> assertThat(error.message()).contains("99"));
    }

    @Test
    void aChangedLibraryCompilesAgain() throws IOException {
        source("lib-src/L.java", "public class L { public static int f() { return 1; } }");
        CompileRequest library = new CompileRequest(List.of(folder.resolve("lib-src")), List.of(), ClassPath.EMPTY, 25, folder.resolve("lib"));
        compilation.compile(library);
        source("src/A.java", "class A { int x = L.f(); }");
        CompileRequest user = new CompileRequest(List.of(folder.resolve("src")), List.of(), ClassPath.of(folder.resolve("lib")), 25, folder.resolve("out"));
        assertThat(compilation.compile(user).succeeded()).isTrue();
        source("lib-src/L.java", "public class L { }");
        compilation.compile(library);
        assertThat(compilation.compile(user).errors()).isNotEmpty();
    }
}
