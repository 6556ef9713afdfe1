package dev.drawbridge.cli;

import java.nio.file.Path;

/** Goes through what a user does with a cloud, in one process whose environment has credentials: the program that {@link SecretsTest} listens to. */
final class SecretsProbe {
    private SecretsProbe() {}

    /** @param arguments the project, and the address of the cloud */
    public static void main(String[] arguments) {
        Path project = Path.of(arguments[0]);
        String cloud = arguments[1];
        String[][] commands = {
            {"plan"}, {"plan", "--json"}, {"deploy", "--yes"}, {"status"}, {"status", "--json"}, {"status", "--template", project.resolve(".drawbridge/deployed.yaml").toString()},
            {"logs", "--since", "1h"}, {"deploy", "--yes", "--json"},
            // from here on AWS refuses what is signed, and its answer has the headers that it got
            {"logs"}, {"status"}, {"plan"}, {"deploy", "--yes", "--follow"}};
        for (String[] command : commands) {
            say(command, at(command, project, cloud));
        }
        for (String picture : new String[] {"shop.svg", "shop.mmd", "shop.drawio"}) {
            String[] render = {"render", project.toString(), "--out", project.resolve(picture).toString()};
            say(render, CommandLineMain.run(render));
        }
        System.exit(0);
    }

    private static String[] whole(String[] command, Path project, String cloud) {
        String[] whole = java.util.Arrays.copyOf(command, command.length + 5);
        System.arraycopy(new String[] {project.toString(), "--endpoint-url", cloud, "--region", "eu-west-1"}, 0, whole, command.length, 5);
        return whole;
    }

    private static int at(String[] command, Path project, String cloud) {
        return CommandLineMain.run(whole(command, project, cloud));
    }

    private static void say(String[] command, int exit) {
        System.out.flush();
        System.out.println("[" + command[0] + " -> " + exit + "]");
    }
}
