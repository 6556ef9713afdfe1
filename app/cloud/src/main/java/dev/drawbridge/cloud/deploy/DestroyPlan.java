package dev.drawbridge.cloud.deploy;

import java.util.List;

/**
 * What a removal would do. Nothing has happened yet.
 *
 * @param goes what will be removed, those that hold data first
 * @param loses those of them that hold the user's data
 * @param stays what the template asks to keep, and what earlier replacements left in the account, as far as this folder remembers
 * @param prepared what the deployer needs to do it; a stack that is not there has nothing that goes
 */
public record DestroyPlan(DeployRequest request, Account account, String stack, List<ResourceState> goes, List<ResourceState> loses, List<ResourceState> stays, Plan.Prepared prepared) {
    public DestroyPlan {
        goes = List.copyOf(goes);
        loses = List.copyOf(loses);
        stays = List.copyOf(stays);
    }
}
