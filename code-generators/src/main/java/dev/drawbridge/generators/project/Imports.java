package dev.drawbridge.generators.project;

import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.lens.Lenses;
import dev.drawbridge.generators.lens.TemplateException;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.file.ProjectFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a project of somebody's template: the file and the local files it refers to are copied with their names and bytes. */
public final class Imports {
    /** Results of builds and version control are made again where they are needed. */
    private static final Set<String> SKIPPED = Set.of(".git", ".aws-sam", "node_modules", ".drawbridge");

    private Imports() {}

    /**
     * What came of it.
     *
     * @param copied paths inside the project
     * @param notes sentences about files that were not copied
     */
    public record Imported(OpenProject project, List<String> copied, List<String> notes) {
        public Imported {
            copied = List.copyOf(copied);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Copies and opens; the new project is saved.
     *
     * @param folder must be empty, or not there yet
     * @throws ProjectFileException if the file is no template (nothing is written then), or something cannot be copied
     */
    public static Imported copy(Path file, Path folder) {
        String text = text(file);
        List<String> copied = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try {
            Lens lens = new Lenses(Targets.standard().template(), BesideTemplate.in(file.toAbsolutePath().getParent())).of(file.getFileName().toString(), text);
            Set<String> referred = lens.localFiles(text);
            requireEmpty(folder);
            Path from = file.toAbsolutePath().normalize().getParent();
            String name = file.getFileName().toString();
            copyFile(file, folder.resolve(name));
            copied.add(name);
            for (String path : referred) {
                Path source = from.resolve(path).normalize();
                Optional<Path> build = source.startsWith(from) ? OwnBuild.of(from, source) : Optional.empty();
                if (build.isPresent()) {
                    copyTree(from, build.get(), folder, copied);
                    for (Path above : OwnBuild.above(from, build.get())) {
                        copyTree(from, above, folder, copied);
                    }
                }
                if (build.isPresent() && !source.equals(build.get()) && OwnBuild.makes(build.get(), source)) {
                    // it is made again where it is needed
                    continue;
                }
                if (!source.startsWith(from)) {
                    notes.add(path + " is outside the folder of " + name + ", so it was not copied.");
                } else if (!Files.exists(source)) {
                    notes.add(path + " is not there, so it was not copied.");
                } else {
                    copyTree(from, source, folder, copied);
                }
            }
            for (String path : lens.customaryFiles(text)) {
                Path source = from.resolve(path).normalize();
                if (source.startsWith(from) && Files.exists(source)) {
                    copyTree(from, source, folder, copied);
                }
            }
            classes(lens.read(text, Design.empty("import")), from, folder, copied, notes);
            OpenProject project = OpenProject.openTemplate(folder, name);
            project.saveOver();
            return new Imported(project, copied.stream().distinct().sorted().toList(), notes);
        } catch (TemplateException e) {
            throw new ProjectFileException(file.toString(), e.line(), e.column(), file + ": " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new ProjectFileException(file.toString(), 0, 0, file + " cannot be imported: " + e.getMessage() + ".", e);
        }
    }

    /** The builds of classes that the template names where it does not say where their code is. */
    private static void classes(Design design, Path from, Path folder, List<String> copied, List<String> notes) throws IOException {
        HandlerFiles handlers = new HandlerFiles(from);
        for (Node function : design.nodes().values()) {
            Optional<String> source = handlers.of(function).filter(path -> path.startsWith("../") || !Files.exists(folder.resolve(path)));
            Optional<Path> file = source.map(path -> from.resolve(path).normalize());
            if (file.isPresent() && !file.get().startsWith(from)) {
                notes.add("The code of " + function.name() + " is in " + source.get() + ", outside the folder of the template, so it was not copied. Open the template where it is to work with its code.");
            } else if (file.isPresent()) {
                Path build = OwnBuild.of(from, file.get().getParent()).orElse(file.get());
                copyTree(from, build, folder, copied);
                for (Path above : OwnBuild.above(from, build)) {
                    copyTree(from, above, folder, copied);
                }
            }
        }
    }

    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ProjectFileException(file.toString(), Files.exists(file) ? file + " is no file. Name the template itself." : file + " does not exist. Check the path of the template.");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException e) {
            throw new ProjectFileException(file.toString(), 0, 0, file + " is not UTF-8 text, so it is no template.", e);
        } catch (IOException e) {
            throw new ProjectFileException(file.toString(), 0, 0, file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ProjectFileException(folder.toString(), folder + " is a file, not a folder. Choose an empty folder.");
        }
        if (Files.isDirectory(folder)) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new ProjectFileException(folder.toString(), folder + " is not empty. Choose an empty folder, or open the template where it is.");
                }
            }
        }
    }

    private static void copyTree(Path from, Path source, Path folder, List<String> copied) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                boolean skipped = !each.equals(source) && (SKIPPED.contains(each.getFileName().toString()) || OwnBuild.isOutput(each)) || each.equals(target);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                // links may lead anywhere
                if (attributes.isRegularFile()) {
                    String path = from.relativize(each).toString();
                    if (!Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                        copyFile(each, folder.resolve(path));
                    }
                    copied.add(path.replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.copy(from, to);
        // a copy is there to be edited, also one of a file that must not be
        to.toFile().setWritable(true);
    }
}
