package dev.drawbridge.cloud.build;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.model.Repository;
import org.apache.maven.model.RepositoryPolicy;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelProblem;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.artifact.DefaultArtifactType;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The effective model of one pom file: parents, properties, profiles and imported bills of materials applied, as Maven does it, with plugins read but
 * never run.
 */
final class PomModel {
    private static final String MAVEN_PLUGINS = "org.apache.maven.plugins";
    /** Plugins without which the classes are the same. */
    private static final Set<String> ORDINARY_PLUGINS = Set.of("maven-compiler-plugin", "maven-resources-plugin", "maven-surefire-plugin", "maven-failsafe-plugin", "maven-jar-plugin",
            "maven-shade-plugin", "maven-assembly-plugin", "maven-clean-plugin", "maven-install-plugin", "maven-deploy-plugin", "maven-site-plugin", "maven-enforcer-plugin",
            "maven-dependency-plugin", "maven-source-plugin", "maven-javadoc-plugin", "maven-checkstyle-plugin", "maven-pmd-plugin", "maven-toolchains-plugin", "maven-release-plugin",
            "maven-gpg-plugin", "maven-wrapper-plugin", "maven-project-info-reports-plugin", "org.jacoco:jacoco-maven-plugin", "com.github.spotbugs:spotbugs-maven-plugin",
            "org.codehaus.mojo:versions-maven-plugin", "com.diffplug.spotless:spotless-maven-plugin", "com.mycila:license-maven-plugin", "org.sonarsource.scanner.maven:sonar-maven-plugin",
            "org.owasp:dependency-check-maven", "org.sonatype.plugins:nexus-staging-maven-plugin");

    private final Model model;
    private final List<Path> files;

    private PomModel(Model model, List<Path> files) {
        this.model = model;
        this.files = files;
    }

    /**
     * Reads a pom.
     *
     * @throws BuildException when the pom is broken, with its place, or a parent or bill of materials cannot be fetched
     */
    static PomModel read(Path pom, MavenArtifacts artifacts, RepositorySystemSession session) {
        ModelBuildingRequest request = new DefaultModelBuildingRequest().setPomFile(pom.toFile()).setProcessPlugins(false)
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL).setSystemProperties(MavenSettings.systemProperties()).setUserProperties(new Properties())
                .setModelResolver(new PomResolver(artifacts, session, artifacts.effectiveRepositories(session)))
                .setProfiles(artifacts.settings().activeProfiles().stream().map(PomModel::profile).toList())
                .setActiveProfileIds(artifacts.settings().activeProfiles().stream().map(profile -> profile.getId()).toList());
        try {
            ModelBuildingResult result = new DefaultModelBuilderFactory().newInstance().build(request);
            return new PomModel(result.getEffectiveModel(), localFiles(result, artifacts.settings().localRepository()));
        } catch (ModelBuildingException e) {
            throw failure(pom, e);
        }
    }

    /** What a profile of the settings means to a pom: its properties; its repositories are known to {@link MavenArtifacts} already. */
    private static Profile profile(org.apache.maven.settings.Profile source) {
        Profile profile = new Profile();
        profile.setId(source.getId());
        profile.setProperties(source.getProperties());
        return profile;
    }

    private static BuildException failure(Path pom, ModelBuildingException e) {
        for (ModelProblem problem : e.getProblems()) {
            if (problem.getException() instanceof PomResolver.UnresolvablePom unresolvable) {
                return FetchFailure.ofPom(pom, unresolvable.failure());
            }
        }
        ModelProblem first = e.getProblems().isEmpty() ? null : e.getProblems().getFirst();
        String place = first == null || first.getLineNumber() <= 0 ? "" : " (line " + first.getLineNumber() + ", column " + first.getColumnNumber() + ")";
        String message = first == null ? e.getMessage() : first.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        return new BuildException("The pom " + pom + place + " cannot be read: " + line + (line.endsWith(".") ? "" : "."), e);
    }

    /** The pom and those parents that are project files; parents from a repository do not change. */
    private static List<Path> localFiles(ModelBuildingResult result, Path repository) {
        Set<Path> files = new LinkedHashSet<>();
        for (String id : result.getModelIds()) {
            Model raw = result.getRawModel(id);
            File file = raw == null ? null : raw.getPomFile();
            if (file != null && !file.toPath().toAbsolutePath().startsWith(repository.toAbsolutePath())) {
                files.add(file.toPath().toAbsolutePath().normalize());
            }
        }
        return List.copyOf(files);
    }

    /** The project files this model was made from. */
    List<Path> files() {
        return files;
    }

    String groupId() {
        return model.getGroupId();
    }

    String artifactId() {
        return model.getArtifactId();
    }

    String version() {
        return model.getVersion();
    }

    List<RemoteRepository> repositories() {
        return model.getRepositories().stream().map(PomModel::remote).toList();
    }

    /** The Java release the pom compiles for: of the compiler plugin's configuration, else of the usual properties. */
    OptionalInt release() {
        List<String> candidates = new ArrayList<>();
        for (String key : List.of("release", "target", "source")) {
            compilerSetting(key).ifPresent(candidates::add);
        }
        for (String key : List.of("maven.compiler.release", "maven.compiler.target", "maven.compiler.source")) {
            candidates.add(model.getProperties().getProperty(key, ""));
        }
        return candidates.stream().map(value -> value.startsWith("1.") ? value.substring(2) : value).filter(value -> value.matches("\\d{1,3}"))
                .mapToInt(Integer::parseInt).findFirst();
    }

    private Optional<String> compilerSetting(String key) {
        if (model.getBuild() == null) {
            return Optional.empty();
        }
        Plugin plugin = model.getBuild().getPluginsAsMap().get("org.apache.maven.plugins:maven-compiler-plugin");
        if (plugin == null && model.getBuild().getPluginManagement() != null) {
            plugin = model.getBuild().getPluginManagement().getPluginsAsMap().get("org.apache.maven.plugins:maven-compiler-plugin");
        }
        if (plugin == null || !(plugin.getConfiguration() instanceof Xpp3Dom configuration) || configuration.getChild(key) == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(configuration.getChild(key).getValue());
    }

    /** Why javac alone cannot stand for what this pom does; empty if it can, as far as the pom tells. */
    Optional<String> ownBuild() {
        if (!"jar".equals(model.getPackaging())) {
            return Optional.of("its packaging is " + model.getPackaging());
        }
        if (model.getBuild() == null) {
            return Optional.empty();
        }
        for (Plugin plugin : model.getBuild().getPlugins()) {
            if (!ORDINARY_PLUGINS.contains(plugin.getGroupId().equals(MAVEN_PLUGINS) ? plugin.getArtifactId() : plugin.getKey())) {
                return Optional.of("it uses " + plugin.getArtifactId());
            }
        }
        for (String key : List.of("annotationProcessorPaths", "annotationProcessors", "compilerId", "compilerArgs", "compilerArgument")) {
            if (hasCompilerSetting(key)) {
                return Optional.of("it sets " + key + " of the compiler");
            }
        }
        Path folder = model.getProjectDirectory() == null ? Path.of("") : model.getProjectDirectory().toPath();
        String sources = model.getBuild().getSourceDirectory();
        boolean usual = sources == null || folder.resolve(sources).normalize().equals(folder.resolve("src/main/java").normalize());
        return usual ? Optional.empty() : Optional.of("its sources are in " + sources);
    }

    private boolean hasCompilerSetting(String key) {
        Plugin plugin = model.getBuild().getPluginsAsMap().get(MAVEN_PLUGINS + ":maven-compiler-plugin");
        return plugin != null && plugin.getConfiguration() instanceof Xpp3Dom configuration && configuration.getChild(key) != null;
    }

    List<Dependency> dependencies(RepositorySystemSession session) {
        return model.getDependencies().stream().map(dependency -> dependency(dependency, session)).toList();
    }

    List<Dependency> managed(RepositorySystemSession session) {
        return model.getDependencyManagement() == null ? List.of()
                : model.getDependencyManagement().getDependencies().stream().map(dependency -> dependency(dependency, session)).toList();
    }

    private static Dependency dependency(org.apache.maven.model.Dependency source, RepositorySystemSession session) {
        ArtifactType known = session.getArtifactTypeRegistry().get(source.getType());
        ArtifactType type = known == null ? new DefaultArtifactType(source.getType()) : known;
        Map<String, String> properties = source.getSystemPath() == null || source.getSystemPath().isBlank() ? Map.of()
                : Map.of(ArtifactProperties.LOCAL_PATH, source.getSystemPath());
        var artifact = new DefaultArtifact(source.getGroupId(), source.getArtifactId(), source.getClassifier(), null, source.getVersion(), properties, type);
        List<Exclusion> exclusions = source.getExclusions().stream().map(x -> new Exclusion(x.getGroupId(), x.getArtifactId(), "*", "*")).toList();
        String scope = source.getScope() == null || source.getScope().isBlank() ? "compile" : source.getScope();
        return new Dependency(artifact, scope, source.getOptional() == null ? null : source.isOptional(), exclusions);
    }

    /** A repository of a pom in the resolver's terms. */
    static RemoteRepository remote(Repository repository) {
        return new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl()).setReleasePolicy(policy(repository.getReleases()))
                .setSnapshotPolicy(policy(repository.getSnapshots())).build();
    }

    private static org.eclipse.aether.repository.RepositoryPolicy policy(RepositoryPolicy policy) {
        if (policy == null) {
            return new org.eclipse.aether.repository.RepositoryPolicy();
        }
        String update = policy.getUpdatePolicy() == null ? org.eclipse.aether.repository.RepositoryPolicy.UPDATE_POLICY_DAILY : policy.getUpdatePolicy();
        String checksum = policy.getChecksumPolicy() == null ? org.eclipse.aether.repository.RepositoryPolicy.CHECKSUM_POLICY_WARN : policy.getChecksumPolicy();
        return new org.eclipse.aether.repository.RepositoryPolicy(policy.isEnabled(), update, checksum);
    }
}
