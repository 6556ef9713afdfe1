package dev.drawbridge.cloud.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.locator.DefaultModelLocator;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/**
 * Maven Resolver, set up as Maven sets it up for this user. It knows artifacts and graphs; what to ask for, and remembering the answers, is the
 * business of {@link Dependencies}. Safe for several threads: each call has a session of its own.
 */
final class MavenArtifacts {
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int REQUEST_TIMEOUT_MS = 60_000;

    private final MavenSettings settings;
    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private final List<RemoteRepository> repositories;

    MavenArtifacts(MavenSettings settings) {
        this.settings = settings;
        List<RemoteRepository> all = new ArrayList<>(settings.repositories());
        all.addAll(superPomRepositories());
        this.repositories = List.copyOf(all);
    }

    MavenSettings settings() {
        return settings;
    }

    /** The repositories of the settings' active profiles, then those of Maven's super POM, before mirrors. */
    List<RemoteRepository> repositories() {
        return repositories;
    }

    /** A session of its own for one request. */
    DefaultRepositorySystemSession session(FetchListener listener) {
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, new LocalRepository(settings.localRepository().toFile())));
        settings.applyTo(session);
        // profiles in poms are switched by java.version and the like; without them such poms are invalid, and invalid poms count as empty ones
        session.setSystemProperties(MavenSettings.systemProperties());
        session.setTransferListener(new FetchTransfers(listener));
        session.setConfigProperty(ConfigurationProperties.CONNECT_TIMEOUT, CONNECT_TIMEOUT_MS);
        session.setConfigProperty(ConfigurationProperties.REQUEST_TIMEOUT, REQUEST_TIMEOUT_MS);
        return session;
    }

    /** Adds repositories that a pom names, with the user's mirrors, proxies and credentials, to those known. */
    List<RemoteRepository> with(RepositorySystemSession session, List<RemoteRepository> known, List<RemoteRepository> more) {
        List<RemoteRepository> all = new ArrayList<>(known);
        for (RemoteRepository repository : system.newResolutionRepositories(session, more)) {
            if (all.stream().noneMatch(old -> old.getId().equals(repository.getId()))) {
                all.add(repository);
            }
        }
        return all;
    }

    /** The known repositories after the user's mirrors. */
    List<RemoteRepository> effectiveRepositories(RepositorySystemSession session) {
        return system.newResolutionRepositories(session, repositories);
    }

    /** One file, for instance a pom. */
    Path file(RepositorySystemSession session, Artifact artifact, List<RemoteRepository> from) throws ArtifactResolutionException {
        return system.resolveArtifact(session, new ArtifactRequest(artifact, from, null)).getArtifact().getFile().toPath();
    }

    /** What a bill of materials manages, with the ones it imports. */
    List<Dependency> managedBy(RepositorySystemSession session, Library bom, List<RemoteRepository> from) throws ArtifactDescriptorException {
        // a library without a pom is usable, as in Maven; a bill of materials without one would silently manage nothing
        var strict = new DefaultRepositorySystemSession(session).setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        var pom = new DefaultArtifact(bom.group(), bom.artifact(), "pom", bom.version());
        return system.readArtifactDescriptor(strict, new ArtifactDescriptorRequest(pom, from, null)).getManagedDependencies();
    }

    /**
     * The artifacts below some direct dependencies, conflicts settled as Maven settles them, without files yet.
     *
     * @throws RepositoryException when a pom cannot be read or a version does not exist
     */
    List<Dependency> graph(RepositorySystemSession session, List<Dependency> direct, List<Dependency> managed, List<RemoteRepository> from) throws RepositoryException {
        CollectRequest request = new CollectRequest(direct, managed, from);
        DependencyNode root = system.collectDependencies(session, request).getRoot();
        var order = new PreorderNodeListGenerator();
        root.accept(order);
        return order.getDependencies(true);
    }

    /** Fetches the files of artifacts, several at a time. */
    List<Path> files(RepositorySystemSession session, List<Dependency> dependencies, List<RemoteRepository> from) throws ArtifactResolutionException {
        List<ArtifactRequest> requests = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            requests.add(new ArtifactRequest(dependency.getArtifact(), from, null));
        }
        List<Path> files = new ArrayList<>();
        for (ArtifactResult result : system.resolveArtifacts(session, requests)) {
            files.add(result.getArtifact().getFile().toPath());
        }
        return files;
    }

    /** A library as a direct dependency; the version comes from the first managed entry when the library has none. */
    Dependency dependency(Library library, List<Dependency> managed) {
        String version = library.version();
        if (version.isEmpty()) {
            Optional<Dependency> entry = managed.stream().filter(m -> m.getArtifact().getGroupId().equals(library.group())
                    && m.getArtifact().getArtifactId().equals(library.artifact())).findFirst();
            version = entry.map(m -> m.getArtifact().getVersion())
                    .orElseThrow(() -> new BuildException("No version is known for " + library + ": name one, or add the bill of materials that manages it."));
        }
        List<Exclusion> exclusions = library.exclusions().stream().map(MavenArtifacts::exclusion).toList();
        return new Dependency(new DefaultArtifact(library.group(), library.artifact(), "jar", version), "runtime", false, exclusions);
    }

    private static Exclusion exclusion(String pattern) {
        String[] parts = pattern.split(":", -1);
        return new Exclusion(parts[0], parts[1], "*", "*");
    }

    /** The repositories every Maven project has; asked of Maven, so that no address is written in this program. */
    private static List<RemoteRepository> superPomRepositories() {
        var processor = new DefaultModelProcessor().setModelLocator(new DefaultModelLocator()).setModelReader(new DefaultModelReader());
        return new DefaultSuperPomProvider().setModelProcessor(processor).getSuperModel("4.0.0").getRepositories().stream().map(PomModel::remote).toList();
    }
}
