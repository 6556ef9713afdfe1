package dev.drawbridge.generators.syntax;

import java.util.function.IntUnaryOperator;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in the user's words what the YAML parser says in its own. */
final class YamlProblems {

    private YamlProblems() {
    }

    static SyntaxException explain(SourceText source, MarkedYamlEngineException e, IntUnaryOperator toOffset) {
        Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
        int at = mark == null ? 0 : Math.min(toOffset.applyAsInt(mark.getIndex()), source.length());
        String problem = String.valueOf(e.getProblem());
        String reason;
        if (problem.contains("mapping values are not allowed")) {
            reason = "a ':' is not allowed here; is the indentation right, or does the text need quotes?";
        } else if (problem.contains("could not find expected ':'")) {
            reason = "a ':' is missing after this key, or the line is indented wrongly.";
        } else if (problem.contains("TAB")) {
            reason = "a tab stands where YAML allows only spaces.";
        } else if (problem.contains("that cannot start any token")) {
            reason = "text cannot start with this character; put it in quotes.";
        } else if (problem.contains("found unexpected end of stream")) {
            reason = "a quote is opened and never closed.";
        } else if (problem.contains("expected <block end>")) {
            reason = "this does not belong to the lines above it; is the indentation right?";
        } else if (problem.contains("expected ',' or")) {
            reason = "a ',' or a closing bracket is missing.";
        } else if (problem.contains("unknown escape character")) {
            reason = "this escape is unknown in double quotes; write \\\\ for a backslash.";
        } else {
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            reason = (context + problem).replaceAll("\\s+", " ") + ".";
        }
        return source.problem(at, "This is not well-formed YAML: " + reason);
    }
}
