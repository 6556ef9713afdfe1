package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.ValueJson;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Expressions of the cloud as one line of text and back: {@code !Ref X}, {@code !GetAtt A.Arn}, {@code !Sub ${A}-x}. Pure. */
final class ExpressionText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExpressionText() {}

    static String format(Value.Expression expression) {
        String name = "!" + expression.function().replace("Fn::", "");
        return switch (expression.argument()) {
            case Value.Text(String text) -> name + " " + text;
            case Value.Items(List<Value> items) when expression.function().equals("Fn::GetAtt") && items.stream().allMatch(Value.Text.class::isInstance) ->
                name + " " + String.join(".", items.stream().map(Value::display).toList());
            case Value other -> name + " " + JSON.writeValueAsString(ValueJson.write(other));
        };
    }

    /** What was typed, understood or not. */
    static Typed parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Typed.Cleared();
        }
        if (text.startsWith("{")) {
            return json(text);
        }
        if (!text.matches("![A-Za-z]+(\\s.*)?")) {
            return new Typed.Wrong(Words.of("expression.form"));
        }
        int space = text.indexOf(' ');
        String word = space < 0 ? text.substring(1) : text.substring(1, space);
        String argument = space < 0 ? "" : text.substring(space + 1).strip();
        if (argument.isEmpty()) {
            return new Typed.Wrong(Words.of("expression.argument", word));
        }
        String function = word.equals("Ref") || word.equals("Condition") ? word : "Fn::" + word;
        if (argument.startsWith("[") || argument.startsWith("{")) {
            try {
                return new Typed.Is(new Value.Expression(function, ValueJson.read(JSON.readTree(argument))));
            } catch (JacksonException notJson) {
                return new Typed.Wrong(Words.of("expression.json"));
            }
        }
        if (word.equals("GetAtt")) {
            int dot = argument.indexOf('.');
            if (dot < 1 || dot == argument.length() - 1) {
                return new Typed.Wrong(Words.of("expression.getatt"));
            }
            return new Typed.Is(new Value.Expression(function, Value.of(List.of(Value.of(argument.substring(0, dot)), Value.of(argument.substring(dot + 1))))));
        }
        return new Typed.Is(new Value.Expression(function, Value.of(argument)));
    }

    private static Typed json(String text) {
        try {
            Value value = ValueJson.read(JSON.readTree(text));
            return value instanceof Value.Expression ? new Typed.Is(value) : new Typed.Wrong(Words.of("expression.form"));
        } catch (JacksonException notJson) {
            return new Typed.Wrong(Words.of("expression.json"));
        }
    }
}
