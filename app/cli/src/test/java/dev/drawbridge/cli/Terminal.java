package dev.drawbridge.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs commands in this process and keeps what they print. */
record Terminal(int exit, String out, String err) {
    static Terminal run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            words[i] = arguments[i].toString();
        }
        int exit = CommandLineMain.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Terminal(exit, out.toString(), err.toString());
    }

    /** A new pet store. */
    static Path petStore(Path folder) {
        run("new", "pet-store", folder);
        return folder;
    }
}
