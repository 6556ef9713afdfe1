package dev.drawbridge.cloud.build;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Gives the model builder the parents and bills of materials that are not files of the project. */
final class PomResolver implements ModelResolver {
    private final MavenArtifacts artifacts;
    private final RepositorySystemSession session;
    private List<RemoteRepository> repositories;

    PomResolver(MavenArtifacts artifacts, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.artifacts = artifacts;
        this.session = session;
        this.repositories = repositories;
    }

    /** A pom that could not be had, with the resolver's failure kept for the message. */
    static final class UnresolvablePom extends UnresolvableModelException {
        private static final long serialVersionUID = 1L;

        private UnresolvablePom(ArtifactResolutionException failure, String groupId, String artifactId, String version) {
            super(failure, groupId, artifactId, version);
        }

        Exception failure() {
            return (Exception) getCause();
        }
    }

    @Override
    public ModelSource2 resolveModel(String groupId, String artifactId, String version) throws UnresolvableModelException {
        try {
            Path pom = artifacts.file(session, new DefaultArtifact(groupId, artifactId, "pom", version), repositories);
            return new FileModelSource(pom.toFile());
        } catch (ArtifactResolutionException e) {
            throw new UnresolvablePom(e, groupId, artifactId, version);
        }
    }

    @Override
    public ModelSource2 resolveModel(Parent parent) throws UnresolvableModelException {
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource2 resolveModel(Dependency dependency) throws UnresolvableModelException {
        return resolveModel(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
        repositories = artifacts.with(session, repositories, List.of(PomModel.remote(repository)));
    }

    @Override
    public ModelResolver newCopy() {
        return new PomResolver(artifacts, session, repositories);
    }
}
