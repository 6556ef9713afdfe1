package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Simple Email Service for functions, in both of its interfaces: mail is sent to nobody, it is kept as a file that mail programs open. Sources:
 * docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html, docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html.
 */
public final class MailPart implements Part {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String V2 = "/v2/email/outbound-emails";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    /** @param folder that mails are kept in; made when the first one comes */
    public MailPart(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A mail.
     *
     * @param raw the whole message as its sender wrote it; empty for one of parts
     */
    private record Mail(String from, List<String> to, String subject, String text, String html, String raw) {
        String words() {
            return String.join(", ", to) + (subject.isEmpty() ? "" : ": " + subject);
        }

        String address() {
            int open = from.indexOf('<');
            return (open < 0 ? from : from.substring(open + 1).replaceFirst(">.*", "")).strip();
        }
    }

    static AwsCall call(HttpCall call) {
        boolean v2 = call.rawPath().startsWith("/v2/");
        String operation = v2 ? call.rawPath().equals(V2) ? "SendEmail" : call.method() + " " + call.rawPath() : AwsCallReader.form(call).getOrDefault("Action", "");
        Mail mail = mail(call);
        return new AwsCall("ses", operation, List.of(new AwsCall.Need(operation, "email", mail.address(), "")), mail.words(), v2 ? AwsCall.Protocol.REST_JSON : AwsCall.Protocol.QUERY_XML, call);
    }

    private static Mail mail(HttpCall call) {
        if (call.rawPath().startsWith("/v2/")) {
            JsonNode body = json(call);
            JsonNode simple = body.path("Content").path("Simple");
            List<String> to = new ArrayList<>();
            for (String list : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
                body.path("Destination").path(list).forEach(each -> to.add(each.asString("")));
            }
            String raw = decoded(body.path("Content").path("Raw").path("Data").asString(""));
            return whole(new Mail(body.path("FromEmailAddress").asString(""), to, simple.path("Subject").path("Data").asString(""),
                    simple.path("Body").path("Text").path("Data").asString(""), simple.path("Body").path("Html").path("Data").asString(""), raw));
        }
        Map<String, String> form = AwsCallReader.form(call);
        List<String> to = new ArrayList<>();
        form.forEach((key, value) -> {
            if (key.matches("(Destination\\.(To|Cc|Bcc)Addresses|Destinations)\\.member\\.[0-9]+")) {
                to.add(value);
            }
        });
        return whole(new Mail(form.getOrDefault("Source", ""), to, form.getOrDefault("Message.Subject.Data", ""), form.getOrDefault("Message.Body.Text.Data", ""),
                form.getOrDefault("Message.Body.Html.Data", ""), decoded(form.getOrDefault("RawMessage.Data", ""))));
    }

    /** What is not said beside a raw message stands in its head. */
    private static Mail whole(Mail mail) {
        if (mail.raw().isEmpty()) {
            return mail;
        }
        Map<String, String> head = new LinkedHashMap<>();
        for (String line : mail.raw().split("\r?\n")) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                head.put(line.substring(0, colon).toLowerCase(java.util.Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return new Mail(mail.from().isEmpty() ? head.getOrDefault("from", "") : mail.from(), mail.to().isEmpty() ? List.of(head.getOrDefault("to", "")) : mail.to(),
                head.getOrDefault("subject", ""), "", "", mail.raw());
    }

    private static JsonNode json(HttpCall call) {
        try {
            return JSON.readTree(call.body());
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        boolean v2 = call.rawPath().startsWith("/v2/");
        AwsCall.Protocol protocol = v2 ? AwsCall.Protocol.REST_JSON : AwsCall.Protocol.QUERY_XML;
        if (!operation.equals("SendEmail") && !operation.equals("SendRawEmail")) {
            return ErrorReply.of(protocol, 400, v2 ? "BadRequestException" : "InvalidAction", "The local cloud does not know " + operation + " of SES.");
        }
        Mail mail = mail(call);
        if (mail.to().isEmpty() || mail.to().stream().anyMatch(String::isBlank)) {
            return ErrorReply.of(protocol, 400, v2 ? "BadRequestException" : "InvalidParameterValue", "A mail needs at least one address that it goes to.");
        }
        String id = "local-" + UUID.randomUUID();
        keep(mail, id);
        String body = v2 ? JSON.writeValueAsString(Map.of("MessageId", id))
                : "<" + operation + "Response xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><" + operation + "Result><MessageId>" + id + "</MessageId></" + operation
                        + "Result><ResponseMetadata><RequestId>" + UUID.randomUUID() + "</RequestId></ResponseMetadata></" + operation + "Response>";
        return new HttpReply(200, Map.of("content-type", List.of(v2 ? "application/json" : "text/xml")), body.getBytes(StandardCharsets.UTF_8));
    }

    private void keep(Mail mail, String id) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(STAMP.format(clock.instant()) + "-" + id.substring(id.length() - 6) + ".eml"), mail.raw().isEmpty() ? written(mail, id) : mail.raw());
        } catch (IOException e) {
            throw new CloudException("The mail cannot be kept in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    private String written(Mail mail, String id) {
        boolean page = !mail.html().isEmpty();
        StringBuilder out = new StringBuilder();
        out.append("Message-ID: <").append(id).append("@local>\r\nDate: ").append(DATE.format(clock.instant())).append("\r\nFrom: ").append(line(mail.from())).append("\r\nTo: ")
                .append(line(String.join(", ", mail.to()))).append("\r\nSubject: ").append(subject(mail.subject())).append("\r\nMIME-Version: 1.0\r\n");
        if (!page) {
            return out.append(part("plain", mail.text())).toString();
        }
        out.append("Content-Type: multipart/alternative; boundary=\"").append(id).append("\"\r\n\r\n");
        if (!mail.text().isEmpty()) {
            out.append("--").append(id).append("\r\n").append(part("plain", mail.text()));
        }
        return out.append("--").append(id).append("\r\n").append(part("html", mail.html())).append("--").append(id).append("--\r\n").toString();
    }

    private static String part(String type, String text) {
        return "Content-Type: text/" + type + "; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n";
    }

    /** A head line is one line, whatever its value holds. */
    private static String line(String value) {
        return value.replaceAll("[\r\n]+", " ");
    }

    private static String subject(String text) {
        return text.chars().allMatch(c -> c >= 32 && c < 127) ? text : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
