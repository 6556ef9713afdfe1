package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Optional;

/** An address that a function sends mail from. */
record EmailPort(Facts facts) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import java.util.List;
            import software.amazon.awssdk.services.sesv2.SesV2Client;
            import software.amazon.awssdk.services.sesv2.model.Body;
            import software.amazon.awssdk.services.sesv2.model.Content;

            /** Mail from ${card} through Simple Email Service. */
            final class ${type} implements ${port} {
                ${settings}

                @Override
                public String send(String to, String subject, String text) {
                    return send(List.of(to), subject, text, "");
                }

                @Override
                public String send(List<String> to, String subject, String text, String html) {
                    Body.Builder body = Body.builder().text(content(text));
                    if (!html.isEmpty()) {
                        body.html(content(html));
                    }
                    return client.sendEmail(request -> request.fromEmailAddress(name).destination(destination -> destination.toAddresses(to))
                            .content(mail -> mail.simple(simple -> simple.subject(content(subject)).body(body.build())))).messageId();
                }

                private static Content content(String text) {
                    return Content.builder().data(text).charset("UTF-8").build();
                }
            }
            """);
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import java.util.ArrayList;
            import java.util.List;

            /** Mail in memory, for tests: it is kept and sent to nobody. Not for several threads. */
            public final class ${type} implements ${port} {
                /** A mail that was sent. */
                public record Mail(List<String> to, String subject, String text, String html) {}

                private final List<Mail> sent = new ArrayList<>();

                /** The mails in the order they were sent. */
                public List<Mail> sent() {
                    return List.copyOf(sent);
                }

                @Override
                public String send(String to, String subject, String text) {
                    return send(List.of(to), subject, text, "");
                }

                @Override
                public String send(List<String> to, String subject, String text, String html) {
                    sent.add(new Mail(List.copyOf(to), subject, text, html));
                    return "mail-" + sent.size();
                }
            }
            """);

    @Override
    public Client client() {
        return new Client("sesv2", "software.amazon.awssdk.services.sesv2.SesV2Client", "ses", "SesV2");
    }

    @Override
    public String story() {
        return "Mail from " + JavaNames.comment(facts.card().name()) + ", which this function sends.";
    }

    @Override
    public List<String> members(JavaSource unit) {
        String list = unit.type("java.util.List");
        return List.of(PortSource.method("Sends a mail of plain text; gives its id.", "String send(String to, String subject, String text)"),
                PortSource.method("Sends a mail to several, with a page beside the plain text where {@code html} is not empty; gives its id.",
                        "String send(" + list + "<String> to, String subject, String text, String html)"));
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("card", JavaNames.comment(facts.card().name()), "type", type, "port", interfaceName, "settings", settings);
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("type", type, "port", interfaceName);
    }

    @Override
    public Optional<Use> use(Starter starter) {
        return Optional.empty();
    }
}
