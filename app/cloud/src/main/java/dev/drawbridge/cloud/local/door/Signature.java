package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request and for which service: the credential scope of Signature Version 4, in the header or in the query of a
 * presigned address (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html).
 *
 * @param service {@code dynamodb}, {@code sqs}, {@code s3} ...
 */
record Signature(String accessKey, String service) {
    private static final Pattern HEADER = Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/[^/]+/([^/]+)/aws4_request");
    private static final Pattern QUERY = Pattern.compile("(?:^|&)X-Amz-Credential=([^&]+)");

    static Optional<Signature> of(HttpCall call) {
        Optional<Signature> header = call.header("authorization").flatMap(text -> scope(HEADER.matcher(text)));
        if (header.isPresent()) {
            return header;
        }
        Matcher query = QUERY.matcher(call.rawQuery());
        return query.find() ? scope(HEADER.matcher("Credential=" + URLDecoder.decode(query.group(1), StandardCharsets.UTF_8))) : Optional.empty();
    }

    private static Optional<Signature> scope(Matcher matcher) {
        return matcher.find() ? Optional.of(new Signature(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
