package dev.drawbridge.cloud.build;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.transfer.RepositoryOfflineException;

/** Says in one sentence why libraries could not be fetched. The resolver's own messages list every artifact and every repository. */
final class FetchFailure {
    private FetchFailure() {
    }

    /** As below, for what a pom asks for; the pom is told with its folder: {@code search/pom.xml}. */
    static BuildException ofPom(Path pom, Exception failure) {
        Path shown = pom.getNameCount() < 2 ? pom : pom.subpath(pom.getNameCount() - 2, pom.getNameCount());
        return of("A library of " + shown.toString().replace('\\', '/'), failure);
    }

    static BuildException of(String name, Exception failure) {
        Set<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            if (cause instanceof RepositoryOfflineException) {
                return new BuildException(name + " could not be fetched: Maven's settings say offline, and not every part of it is in the local repository. "
                        + "Set <offline> to false in settings.xml once.", failure);
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof UnknownHostException || cause instanceof SocketException || cause instanceof InterruptedIOException) {
                return new BuildException(name + library(causes) + " could not be fetched: no connection to the Maven repository" + repository(causes)
                        + ". Connect once, then Run works offline.", failure);
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof ArtifactNotFoundException missing && missing.getArtifact() != null) {
                var artifact = missing.getArtifact();
                return new BuildException(name + " could not be fetched: the Maven repository has no " + artifact.getGroupId() + ":" + artifact.getArtifactId() + ":"
                        + artifact.getVersion() + ". Check its name and version.", failure);
            }
            if (cause instanceof MetadataNotFoundException) {
                return new BuildException(name + " could not be fetched: the Maven repository does not know one of its libraries. Check names and versions.", failure);
            }
        }
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new BuildException(name + " could not be fetched: " + message + (message.endsWith(".") ? "" : "."), failure);
    }

    /** The first library that is missing, where the failure tells it. */
    private static String library(Set<Throwable> causes) {
        for (Throwable cause : causes) {
            Artifact artifact = switch (cause) {
                case ArtifactTransferException transfer -> transfer.getArtifact();
                case ArtifactDescriptorException descriptor when descriptor.getResult() != null -> descriptor.getResult().getRequest().getArtifact();
                default -> null;
            };
            if (artifact != null) {
                return " (" + artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion() + ")";
            }
        }
        return "";
    }

    /** Where it was looked for, without a password that an address may carry. */
    private static String repository(Set<Throwable> causes) {
        for (Throwable cause : causes) {
            RemoteRepository repository = switch (cause) {
                case ArtifactTransferException transfer -> transfer.getRepository();
                case MetadataTransferException transfer -> transfer.getRepository();
                default -> null;
            };
            if (repository != null) {
                return " " + repository.getId() + " (" + repository.getUrl().replaceFirst("//[^/@]*@", "//") + ")";
            }
        }
        return "";
    }

    /** Every exception below one, also those that the resolver keeps beside the cause. */
    private static Set<Throwable> causes(Throwable top) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(top);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            if (next instanceof RepositoryException && next instanceof ArtifactResolutionException resolution) {
                for (ArtifactResult result : resolution.getResults()) {
                    open.addAll(result.getExceptions());
                }
            }
            for (Throwable suppressed : next.getSuppressed()) {
                open.add(suppressed);
            }
        }
        return seen;
    }
}
