package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;

import dev.drawbridge.model.WireRole;
import java.util.List;

/** Rows of layers and of mail. Source of the actions: docs.aws.amazon.com/ses/latest/dg/control-user-access.html. */
final class LibraryRows {
    private LibraryRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("function", WireRole.ACCESS, "layer").verb("uses")
                        .help("The libraries of the layer are on the class path of the function."),
                row("function", WireRole.SEND, "email").async().verb("mails from")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "ses:SendEmail", "ses:SendRawEmail")
                        .variable("EMAIL_FROM", EnvironmentVariable.Attribute.NAME)
                        .gives(Binding.EMAIL)
                        .help("The function may send mail from that address or domain, nothing else."));
    }
}
