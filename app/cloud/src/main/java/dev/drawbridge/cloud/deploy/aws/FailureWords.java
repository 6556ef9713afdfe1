package dev.drawbridge.cloud.deploy.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reasons that AWS gives, without what only machines need. Pure. */
final class FailureWords {
    private static final Pattern HANDLER = Pattern.compile("Resource handler returned message: \"(.*)\" \\(RequestToken:.*\\)", Pattern.DOTALL);
    private static final Pattern SERVICE = Pattern.compile("\\s*\\((?:AWS Lambda; )?(?:Service|Amazon[A-Za-z0-9 ]*): ?[^()]*(?:Status Code|Request ID|Proxy)[^()]*\\)");
    private static final Pattern TOKEN = Pattern.compile("\\s*\\((?:RequestToken|SDK Attempt Count): [^()]*\\)");
    private static final Pattern DENIED = Pattern.compile("User: (\\S+) is not authorized to perform: (\\S+?)(?: on resource: (?:arn:aws[^:]*:\\S+|\\S+))?(?:[\\s,.\"]|$)");
    private static final Pattern RESOURCE = Pattern.compile("on resource: \"?([^\\s\"]+)");

    private static final Pattern PAGE = Pattern.compile("(?is)<(?:!doctype\\s+html|html)\\b.*");

    private FailureWords() {}

    /** Why a resource failed, as one sentence. */
    static String of(String reason) {
        return denied(reason).orElseGet(() -> plain(reason));
    }

    /** "You (user/anna) may not lambda:CreateFunction on ...", if that is what it says. */
    static Optional<String> denied(String reason) {
        Matcher user = DENIED.matcher(reason);
        if (!user.find()) {
            return Optional.empty();
        }
        Matcher on = RESOURCE.matcher(reason);
        String who = user.group(1).substring(user.group(1).lastIndexOf(':') + 1);
        return Optional.of("The identity " + who + " may not do " + user.group(2) + (on.find() ? " on " + stripped(on.group(1)) : "")
                + ". Ask whoever gives permissions in the account; docs/aws-permissions.md has the policy.");
    }

    /** The message in its envelope, as a sentence that ends. */
    static String plain(String reason) {
        Matcher handler = HANDLER.matcher(reason.strip());
        String text = withoutPage(handler.matches() ? handler.group(1) : reason);
        text = TOKEN.matcher(SERVICE.matcher(text).replaceAll("")).replaceAll("").strip();
        if (text.isEmpty()) {
            return "AWS gives no reason.";
        }
        return ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    /** What proxies and emulators answer to programs is a page; its words alone are kept. */
    private static String withoutPage(String text) {
        Matcher page = PAGE.matcher(text);
        return page.find() ? text.substring(0, page.start()) + page.group().replaceAll("(?is)<(style|script|title)\\b.*?</\\1>|<[^>]*>", " ").replaceAll("\\s+", " ").strip() : text;
    }

    private static String stripped(String arn) {
        return arn.endsWith(".") || arn.endsWith(",") ? arn.substring(0, arn.length() - 1) : arn;
    }
}
