package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Finds the libraries of functions and of the local cloud's parts in the user's local Maven repository, and fetches what is missing. An answer is
 * remembered, so the same question asked again costs some milliseconds and no network. Safe for several threads; the same question asked twice at the
 * same time is answered once.
 */
public final class Dependencies {
    private static final Set<String> COMPILE = Set.of("compile", "provided", "system");
    private static final Set<String> RUNTIME = Set.of("compile", "runtime");

    private final Supplier<MavenSettings> settings;
    private final Memo memo;
    private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();
    private volatile MavenArtifacts artifacts;

    /**
     * Uses the user's own Maven settings, read when the first library has to be looked up.
     *
     * @param memoFolder where answers are remembered, a folder of build output
     */
    public Dependencies(Path memoFolder) {
        this(MavenSettings::ofUser, memoFolder);
    }

    /**
     * Uses given settings.
     *
     * @param settings gives the settings; asked at most once, and not at all while every answer is remembered
     * @param memoFolder where answers are remembered
     */
    public Dependencies(Supplier<MavenSettings> settings, Path memoFolder) {
        this.settings = settings;
        this.memo = new Memo(memoFolder);
    }

    /**
     * The run-time class path of some libraries.
     *
     * @throws BuildException in one sentence: no connection, no such library, no version
     */
    public ClassPath resolve(LibraryRequest request, FetchListener listener) {
        ContentHash key = new ContentHash().add("libraries").add(repositoryHint());
        request.libraries().forEach(library -> key.add(library.toString()).add(String.join(",", library.exclusions())));
        key.addLong(request.boms().size());
        request.boms().forEach(bom -> key.add(bom.toString()));
        return once(key.hex(), () -> resolveNow(request, listener)).classPath("runtime");
    }

    /**
     * What a function's pom asks for. Parents, properties, bills of materials and the user's profiles apply as in Maven; no plugin runs.
     *
     * @param pom the {@code pom.xml}
     * @throws BuildException in one sentence: a broken pom with its place, no connection, no such library
     */
    public FunctionProject project(Path pom, FetchListener listener) {
        Path file = pom.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new BuildException("There is no pom at " + pom + ".");
        }
        String key = new ContentHash().add("project 2").add(repositoryHint()).add(file.toString()).hex();
        Memo.Entry entry = once(key, () -> readProject(file, listener));
        String release = entry.facts().getOrDefault("release", "");
        return new FunctionProject(entry.facts().getOrDefault("artifact", ""), release.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(release)),
                entry.classPath("compile"), entry.classPath("runtime"), entry.classPath("test"), Optional.ofNullable(entry.facts().get("ownBuild")));
    }

    /** A fresh answer, and whether it may be remembered. */
    private record Answer(Memo.Entry entry, boolean lasts) {
    }

    private Memo.Entry once(String key, Supplier<Answer> work) {
        synchronized (locks.computeIfAbsent(key, k -> new Object())) {
            return memo.get(key).orElseGet(() -> {
                Answer answer = work.get();
                if (answer.lasts()) {
                    memo.put(key, answer.entry());
                }
                return answer.entry();
            });
        }
    }

    /** A snapshot may have other dependencies tomorrow under the same name, so it is looked up each time. */
    private static boolean lasts(List<Dependency> all) {
        return all.stream().noneMatch(dependency -> dependency.getArtifact().isSnapshot());
    }

    /** A memo must not outlive a move of the local repository by property; a move by settings.xml shows in the files that are then missing. */
    private static String repositoryHint() {
        return System.getProperty("maven.repo.local", "");
    }

    private Answer resolveNow(LibraryRequest request, FetchListener listener) {
        try {
            MavenArtifacts maven = artifacts();
            var session = maven.session(listener);
            List<RemoteRepository> from = maven.effectiveRepositories(session);
            List<Dependency> managed = new ArrayList<>();
            for (Library bom : request.boms()) {
                addNew(managed, maven.managedBy(session, bom, from));
            }
            List<Dependency> direct = request.libraries().stream().map(library -> maven.dependency(library, managed)).toList();
            List<Dependency> all = maven.graph(session, direct, managed, from).stream().filter(dependency -> RUNTIME.contains(dependency.getScope())).toList();
            List<Path> files = maven.files(session, all, from);
            return new Answer(new Memo.Entry(Map.of(), Map.of(), Map.of("runtime", strings(files))), lasts(all));
        } catch (RepositoryException e) {
            throw FetchFailure.of(request.name(), e);
        }
    }

    private static void addNew(List<Dependency> managed, List<Dependency> more) {
        Set<String> known = new HashSet<>();
        managed.forEach(dependency -> known.add(managementKey(dependency)));
        more.stream().filter(dependency -> known.add(managementKey(dependency))).forEach(managed::add);
    }

    private static String managementKey(Dependency dependency) {
        var artifact = dependency.getArtifact();
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getExtension() + ":" + artifact.getClassifier();
    }

    private Answer readProject(Path pom, FetchListener listener) {
        MavenArtifacts maven = artifacts();
        var session = maven.session(listener);
        PomModel model = PomModel.read(pom, maven, session);
        try {
            List<RemoteRepository> from = maven.with(session, maven.effectiveRepositories(session), model.repositories());
            List<Dependency> all = maven.graph(session, model.dependencies(session), model.managed(session), from);
            List<Path> files = maven.files(session, all, from);
            Map<String, List<String>> paths = new TreeMap<>();
            paths.put("compile", strings(select(all, files, COMPILE)));
            paths.put("runtime", strings(select(all, files, RUNTIME)));
            paths.put("test", strings(files));
            Map<String, String> inputs = new TreeMap<>();
            for (Path file : model.files()) {
                inputs.put(file.toString(), ContentHash.ofFile(file));
            }
            Map<String, String> facts = new TreeMap<>();
            facts.put("artifact", model.groupId() + ":" + model.artifactId() + ":" + model.version());
            model.release().ifPresent(release -> facts.put("release", String.valueOf(release)));
            model.ownBuild().or(() -> AnnotationProcessors.among(select(all, files, COMPILE))).ifPresent(reason -> facts.put("ownBuild", reason));
            return new Answer(new Memo.Entry(inputs, facts, paths), lasts(all));
        } catch (RepositoryException e) {
            throw FetchFailure.ofPom(pom, e);
        } catch (IOException e) {
            throw new BuildException("The pom " + pom + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static List<Path> select(List<Dependency> all, List<Path> files, Set<String> scopes) {
        List<Path> selected = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (scopes.contains(all.get(i).getScope())) {
                selected.add(files.get(i));
            }
        }
        return selected;
    }

    private static List<String> strings(List<Path> files) {
        return files.stream().map(file -> file.toAbsolutePath().toString()).toList();
    }

    private MavenArtifacts artifacts() {
        MavenArtifacts ready = artifacts;
        if (ready == null) {
            synchronized (this) {
                ready = artifacts;
                if (ready == null) {
                    ready = new MavenArtifacts(settings.get());
                    artifacts = ready;
                }
            }
        }
        return ready;
    }
}
