package dev.drawbridge.cloud.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.JreProxySelector;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * What the user told Maven in {@code settings.xml}: local repository, offline, mirrors, proxies, credentials and repositories of active profiles.
 * Immutable. The settings of the Maven installation are read too where {@code MAVEN_HOME} or {@code M2_HOME} names one.
 */
public final class MavenSettings {
    private final Settings settings;
    private final Path localRepository;

    private MavenSettings(Settings settings, Path localRepository) {
        this.settings = settings;
        this.localRepository = localRepository;
    }

    /**
     * The settings of the user who runs this program. The system property {@code maven.repo.local} wins over the file, as it does in Maven.
     *
     * @throws BuildException when a settings file is broken
     */
    public static MavenSettings ofUser() {
        Path m2 = Path.of(System.getProperty("user.home"), ".m2");
        Optional<Path> global = Stream.of("MAVEN_HOME", "M2_HOME").map(System::getenv).filter(home -> home != null && !home.isBlank())
                .map(home -> Path.of(home, "conf", "settings.xml")).filter(Files::isRegularFile).findFirst();
        MavenSettings read = read(m2.resolve("settings.xml"), global, m2.resolve("repository"));
        String override = System.getProperty("maven.repo.local", "");
        return override.isBlank() ? read : new MavenSettings(read.settings, Path.of(override));
    }

    /**
     * Reads settings files; one that does not exist counts as empty.
     *
     * @param user the user's file
     * @param global the installation's file
     * @param defaultRepository the local repository when no file names one
     * @throws BuildException when a file is broken
     */
    public static MavenSettings read(Path user, Optional<Path> global, Path defaultRepository) {
        var request = new DefaultSettingsBuildingRequest().setUserSettingsFile(user.toFile()).setSystemProperties(systemProperties());
        global.ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
        try {
            Settings raw = new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings();
            Settings settings = decrypted(raw);
            String local = settings.getLocalRepository();
            return new MavenSettings(settings, local == null || local.isBlank() ? defaultRepository : Path.of(local));
        } catch (SettingsBuildingException e) {
            String problem = e.getProblems().isEmpty() ? e.getMessage() : e.getProblems().getFirst().getMessage();
            throw new BuildException("Maven's settings file " + user + " cannot be read: " + problem.lines().findFirst().orElse("") + ".", e);
        }
    }

    /** What poms and settings may refer to: Java's system properties, and the environment as {@code env.NAME}. */
    static Properties systemProperties() {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        System.getenv().forEach((key, value) -> properties.setProperty("env." + key, value));
        return properties;
    }

    /** The folder where libraries are kept. */
    public Path localRepository() {
        return localRepository;
    }

    /** Whether the user forbade Maven to go to the network. */
    public boolean offline() {
        return settings.isOffline();
    }

    /** The profiles of the settings that are active, in the form in which the model builder wants them. */
    List<Profile> activeProfiles() {
        List<Profile> active = new ArrayList<>();
        for (Profile profile : settings.getProfiles()) {
            boolean byDefault = profile.getActivation() != null && profile.getActivation().isActiveByDefault();
            if (byDefault || settings.getActiveProfiles().contains(profile.getId())) {
                active.add(profile);
            }
        }
        return active;
    }

    /** The repositories that active profiles add. */
    List<RemoteRepository> repositories() {
        List<RemoteRepository> repositories = new ArrayList<>();
        for (Profile profile : activeProfiles()) {
            for (var repository : profile.getRepositories()) {
                repositories.add(new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl())
                        .setReleasePolicy(policy(repository.getReleases())).setSnapshotPolicy(policy(repository.getSnapshots())).build());
            }
        }
        return repositories;
    }

    /** Puts mirrors, proxies, credentials and offline into a session. */
    void applyTo(DefaultRepositorySystemSession session) {
        session.setOffline(settings.isOffline());
        var mirrors = new DefaultMirrorSelector();
        for (Mirror mirror : settings.getMirrors()) {
            mirrors.add(mirror.getId(), mirror.getUrl(), mirror.getLayout(), false, mirror.isBlocked(), mirror.getMirrorOf(), mirror.getMirrorOfLayouts());
        }
        session.setMirrorSelector(mirrors);
        session.setProxySelector(settings.getProxies().stream().anyMatch(Proxy::isActive) ? proxies() : new JreProxySelector());
        var credentials = new DefaultAuthenticationSelector();
        for (Server server : settings.getServers()) {
            var authentication = new AuthenticationBuilder().addUsername(server.getUsername()).addPassword(server.getPassword());
            if (server.getPrivateKey() != null) {
                authentication.addPrivateKey(server.getPrivateKey(), server.getPassphrase());
            }
            credentials.add(server.getId(), authentication.build());
        }
        session.setAuthenticationSelector(credentials);
    }

    private DefaultProxySelector proxies() {
        var selector = new DefaultProxySelector();
        for (Proxy proxy : settings.getProxies()) {
            if (proxy.isActive()) {
                var authentication = new AuthenticationBuilder().addUsername(proxy.getUsername()).addPassword(proxy.getPassword()).build();
                selector.add(new org.eclipse.aether.repository.Proxy(proxy.getProtocol(), proxy.getHost(), proxy.getPort(), authentication), proxy.getNonProxyHosts());
            }
        }
        return selector;
    }

    private static RepositoryPolicy policy(org.apache.maven.settings.RepositoryPolicy policy) {
        if (policy == null) {
            return new RepositoryPolicy();
        }
        String update = policy.getUpdatePolicy() == null ? RepositoryPolicy.UPDATE_POLICY_DAILY : policy.getUpdatePolicy();
        String checksum = policy.getChecksumPolicy() == null ? RepositoryPolicy.CHECKSUM_POLICY_WARN : policy.getChecksumPolicy();
        return new RepositoryPolicy(policy.isEnabled(), update, checksum);
    }

    /** Opens passwords that {@code mvn --encrypt-password} wrote. One that cannot be opened stays as it is, as in Maven. */
    private static Settings decrypted(Settings settings) {
        var dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher(), Map.of(), Path.of(System.getProperty("user.home"), ".m2", "settings-security.xml").toString());
        var result = new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
        settings.setServers(result.getServers());
        settings.setProxies(result.getProxies());
        return settings;
    }
}
