package dev.drawbridge.cloud.deploy;

import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import dev.drawbridge.cloud.deploy.cost.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One cloud. Without state of its own, so any thread may use it; every call blocks until it is done and throws
 * {@link DeployException}, one sentence, if the cloud cannot be asked or will not.
 */
public interface Deployer {
    /** As in settings and on the command line: {@code aws}. */
    String target();

    /** What an environment can be given. Reads files of this machine only. */
    Choices choices();

    /** The values that the template of a project asks for, in its order. Reads files of this machine only. */
    List<TemplateParameter> parameters(DeployRequest request);

    /** Who we would be there. Changes nothing. */
    Account account(DeployRequest request);

    /** Builds the code and says what a deployment would do. Changes no resource of the user's. */
    Plan plan(DeployRequest request, DeployListener listener);

    /** What a drawing would cost there in a month, if that much came in. Asks nobody. */
    CostEstimate cost(Design design, Traffic traffic);

    /** Lets go of a plan, so that nothing of it stays in the cloud. */
    void discard(Plan plan);

    /** Does what the plan says and follows it to its end. It goes on in the cloud if this program ends, and is found again by {@link #follow}. */
    DeployOutcome apply(Plan plan, DeployListener listener);

    /** When something began from this folder whose end was not seen yet; {@link #follow} finds it again. Reads files of this machine only. */
    Optional<Instant> underWay(DeployRequest request);

    /**
     * Puts new code into one running function of a development environment, past the template; takes seconds. The function then runs what
     * nothing deployed, until the next deployment.
     */
    Push push(DeployRequest request, NodeId function, DeployListener listener);

    /**
     * Functions that run other code than was deployed, as far as this folder knows: pushed from here, or found by {@link #status}, {@link #drift} or
     * {@link #plan}, whoever put it there. Reads files of this machine only.
     */
    Set<NodeId> pushed(DeployRequest request);

    /** Follows a deployment or removal that is on its way, whoever began it, to its end. */
    DeployOutcome follow(DeployRequest request, DeployListener listener);

    /**
     * Tries once more to take back what could be neither done nor taken back.
     *
     * @param skip resources to leave as they are, by their names in the template
     */
    DeployOutcome continueRollback(DeployRequest request, List<String> skip, DeployListener listener);

    /** What a removal would take and leave. Changes nothing. */
    DestroyPlan planDestroy(DeployRequest request);

    /** Removes everything but what is to stay, and makes sure of it. */
    DeployOutcome destroy(DestroyPlan plan, DeployListener listener);

    /**
     * The template of what is there under the name of the deployment, whoever made it; to make a project of it.
     *
     * @throws DeployException if nothing is there
     */
    String template(DeployRequest request);

    /** All that is deployed where the environment leads, whoever deployed it; what only belongs to something else is left out. By name. */
    List<Standing> standing(Environment where);

    /** What is there now. */
    DeployStatus status(DeployRequest request);

    /**
     * What it would do to set everything back to what was deployed. Is applied like any plan.
     *
     * @param drift what was found different
     */
    Plan planRevert(DeployRequest request, Drift drift, DeployListener listener);

    /** The drawing as it would be if it said what runs. Asks nobody. */
    Design adopted(DeployRequest request, Drift.Drifted drifted);

    /** Compares what is there with what was deployed. Takes some seconds for each ten resources. */
    Drift drift(DeployRequest request, DeployListener listener);
}
