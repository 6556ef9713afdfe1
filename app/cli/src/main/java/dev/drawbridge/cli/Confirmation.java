package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.TemplateParameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;

/** Asks the user, if there is one. */
final class Confirmation {
    private final BufferedReader in;
    private final PrintWriter err;
    private final boolean somebodyThere;

    /** @param somebodyThere whether a terminal is at the other end */
    Confirmation(BufferedReader in, PrintWriter err, boolean somebodyThere) {
        this.in = in;
        this.err = err;
        this.somebodyThere = somebodyThere;
    }

    static Confirmation ofTerminal(PrintWriter err) {
        return new Confirmation(new BufferedReader(new InputStreamReader(System.in)), err, System.console() != null && System.console().isTerminal());
    }

    /** A plain yes or no; anything but a yes is a no. */
    boolean yes(String question) {
        String answer = answer(question + " [y/N] ");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /** Each of the names has to be typed as it is. */
    boolean typed(String why, List<String> names) {
        for (String name : names) {
            if (!answer(why + " Type " + name + " to go on: ").equals(name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether somebody can be asked at all. */
    boolean isPossible() {
        return somebodyThere;
    }

    /**
     * Makes sure that somebody can be asked, before much is done that would come to nothing.
     *
     * @throws DeployException if nobody is there
     */
    void require() {
        if (!somebodyThere) {
            throw new DeployException("This asks before it changes anything, and nobody is there to answer. Say --yes to go on without being asked.");
        }
    }

    /** A value for a parameter of the template; what is secret does not appear while it is typed. */
    String value(TemplateParameter parameter) {
        String question = parameter.name() + (parameter.description().isBlank() ? "" : " (" + parameter.description() + ")") + ": ";
        if (parameter.secret() && somebodyThere && System.console() != null) {
            err.flush();
            char[] typed = System.console().readPassword("%s", question);
            return typed == null ? "" : new String(typed);
        }
        return answer(question);
    }

    private String answer(String question) {
        require();
        err.print(question);
        err.flush();
        try {
            String line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new DeployException("Your answer could not be read: " + e.getMessage() + ".", e);
        }
    }
}
