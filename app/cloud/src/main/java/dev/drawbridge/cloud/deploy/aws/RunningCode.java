package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Compares the code that functions run with the code that was deployed. Code may have been pushed from any machine, or put there in the console; the
 * template that is deployed says which bytes belong there, and Lambda says which it has. Nothing has to be installed for that.
 */
final class RunningCode {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final int AT_ONCE = 8;

    private final AwsSession session;

    RunningCode(AwsSession session) {
        this.session = session;
    }

    /**
     * What was found.
     *
     * @param other functions that run other code than was deployed
     * @param compared functions that could be compared; what was deployed before this was recorded cannot
     * @param problem why nothing could be seen, as a sentence
     */
    record Found(List<ResourceState> other, Set<NodeId> compared, Optional<String> problem) {
        Found {
            other = List.copyOf(other);
            compared = Set.copyOf(compared);
        }
    }

    /** Asks Lambda for each function whose deployed code is known. @param resources of the stack, asked for if there is any */
    Found compare(Tree deployed, Supplier<List<ResourceState>> resources) {
        Map<String, String> known = new HashMap<>();
        deployed.get("Resources").orElseGet(Tree::map).entries().keySet().forEach(id -> DeployedCode.place(deployed, id).flatMap(Artifact::codeSha256).ifPresent(sha -> known.put(id, sha)));
        Map<ResourceState, String> expected = new LinkedHashMap<>();
        for (ResourceState state : known.isEmpty() ? List.<ResourceState>of() : resources.get()) {
            if (state.type().equals(FUNCTION) && !state.physicalId().isEmpty() && state.phase() == ResourceState.Phase.DONE && known.containsKey(state.id())) {
                expected.put(state, known.get(state.id()));
            }
        }
        if (expected.isEmpty()) {
            return new Found(List.of(), Set.of(), Optional.empty());
        }
        List<ResourceState> other = new ArrayList<>();
        Set<NodeId> compared = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, expected.size()))) {
            Map<ResourceState, Future<Optional<String>>> asked = new LinkedHashMap<>();
            expected.keySet().forEach(state -> asked.put(state, threads.submit(() -> sha256(state.physicalId()))));
            for (Map.Entry<ResourceState, Future<Optional<String>>> answer : asked.entrySet()) {
                Optional<String> found = answer.getValue().get();
                if (found.isPresent()) {
                    answer.getKey().card().ifPresent(compared::add);
                    if (!found.get().equals(expected.get(answer.getKey()))) {
                        other.add(answer.getKey());
                    }
                }
            }
            return new Found(other, compared, Optional.empty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeployException refused) {
                return new Found(List.of(), Set.of(), Optional.of("Whether functions run other code than was deployed could not be seen. " + refused.getMessage()));
            }
            throw new DeployException("The code of functions could not be compared: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("The comparison was stopped.", e);
        }
    }

    /** None for a function that is gone. */
    private Optional<String> sha256(String name) {
        return session.asked("see which code " + name + " runs", AwsService.LAMBDA.permission("GetFunctionConfiguration"), () -> {
            try {
                return Optional.ofNullable(session.clients().lambda().getFunctionConfiguration(ask -> ask.functionName(name)).codeSha256());
            } catch (ResourceNotFoundException gone) {
                return Optional.empty();
            }
        });
    }

    /**
     * The cards whose code is to be put back, and remembers them on this machine: those that were found, and those that code was pushed to from here where
     * nothing could be compared.
     */
    Restored restored(Found found) {
        PushedCode marks = new PushedCode(session.request());
        Map<NodeId, Instant> known = marks.all();
        Map<NodeId, Instant> since = new HashMap<>(known);
        // somebody has deployed since: what was pushed from here is gone
        since.keySet().removeAll(found.compared());
        Instant now = Instant.now();
        found.other().forEach(state -> state.card().ifPresent(card -> since.put(card, known.getOrDefault(card, now))));
        if (!since.equals(known)) {
            marks.set(since);
        }
        return new Restored(since);
    }
}
