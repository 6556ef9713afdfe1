package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;

import dev.drawbridge.model.WireRole;
import java.util.List;

/** Rows of secrets and parameters: values that functions read when they run. */
final class SettingRows {
    private SettingRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("function", WireRole.ACCESS, "secret").verb("reads")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "secretsmanager:GetSecretValue")
                        .variable("SECRET_ARN", EnvironmentVariable.Attribute.ARN)
                        .gives(Binding.SECRET)
                        .help("The function may read the value of the secret; the value itself is in no variable."),
                row("function", WireRole.ACCESS, "parameter").verb("reads")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "ssm:GetParameter")
                        .variable("PARAMETER_NAME", EnvironmentVariable.Attribute.NAME)
                        .gives(Binding.PARAMETER)
                        .help("The function may read the value of the parameter."));
    }
}
