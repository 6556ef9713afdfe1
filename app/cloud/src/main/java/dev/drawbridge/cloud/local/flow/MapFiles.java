package dev.drawbridge.cloud.local.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a distributed Map reads its items and writes its results: objects of buckets
 * (docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html and -resultwriter.html).
 */
final class MapFiles {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GET = "arn:aws:states:::aws-sdk:s3:getObject";
    private static final String LIST = "arn:aws:states:::aws-sdk:s3:listObjectsV2";
    private static final String PUT = "arn:aws:states:::aws-sdk:s3:putObject";
    private static final Map<String, Character> DELIMITERS = Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

    private final FlowRun.Work work;
    private final Language language;

    MapFiles(FlowRun.Work work, Language language) {
        this.work = work;
        this.language = language;
    }

    /** @throws FlowError {@code States.ItemReaderFailed} if they cannot be had */
    JsonNode read(JsonNode reader, StepData data) throws InterruptedException {
        JsonNode config = reader.path("ReaderConfig");
        JsonNode asked = Optional.ofNullable(reader.get(language.payload())).map(template -> language.fill(template, data.raw(), data)).orElseGet(JSON::createObjectNode);
        String resource = reader.path("Resource").asString("");
        int most = language.value(config, "MaxItems", data.raw(), data).map(number -> number.asInt(0)).filter(number -> number > 0).orElse(Integer.MAX_VALUE);
        try {
            JsonNode items = resource.endsWith("s3:listObjectsV2") ? listed(asked, most) : resource.endsWith("s3:getObject") ? content(config, asked) : unknown(resource);
            if (!items.isArray()) {
                return items;
            }
            ArrayNode few = JSON.createArrayNode();
            items.valueStream().limit(most).forEach(few::add);
            return few;
        } catch (FlowError error) {
            throw error.error().equals(FlowError.RUNTIME) ? error : failed("the items cannot be read: " + error.error() + ": " + error.getMessage());
        } catch (JacksonException notJson) {
            throw failed("the object " + asked.path("Key").asString("") + " is no JSON: " + notJson.getOriginalMessage());
        }
    }

    private static FlowError failed(String cause) {
        return new FlowError("States.ItemReaderFailed", "ItemReader: " + cause);
    }

    private static JsonNode unknown(String resource) {
        throw FlowError.runtime("An ItemReader reads with arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2, and not with \"" + resource + "\".");
    }

    private JsonNode listed(JsonNode asked, int most) throws InterruptedException {
        ArrayNode all = JSON.createArrayNode();
        ObjectNode ask = ((ObjectNode) asked).deepCopy();
        while (true) {
            JsonNode page = work.call(StepCall.of(LIST, ask));
            page.path("Contents").forEach(all::add);
            String more = page.path("NextContinuationToken").asString("");
            if (more.isEmpty() || all.size() >= most) {
                return all;
            }
            ask.put("ContinuationToken", more);
        }
    }

    private String object(JsonNode asked) throws InterruptedException {
        return work.call(StepCall.of(GET, asked)).path("Body").asString("");
    }

    private JsonNode content(JsonNode config, JsonNode asked) throws InterruptedException {
        String type = config.path("InputType").asString("JSON");
        return switch (type) {
            case "JSON" -> JSON.readTree(object(asked)).at(config.path("ItemsPointer").asString(""));
            case "JSONL" -> {
                ArrayNode lines = JSON.createArrayNode();
                object(asked).lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(JSON.readTree(line)));
                yield lines;
            }
            case "CSV" -> table(config, object(asked));
            case "MANIFEST" -> inventory(asked);
            default -> throw FlowError.runtime("The local cloud reads items of the types JSON, JSONL, CSV and MANIFEST, and not " + type + ".");
        };
    }

    private static JsonNode table(JsonNode config, String text) {
        List<List<String>> rows = CsvText.rows(text, DELIMITERS.getOrDefault(config.path("CSVDelimiter").asString("COMMA"), ','));
        boolean given = config.path("CSVHeaderLocation").asString("FIRST_ROW").equals("GIVEN");
        List<String> headers = given ? config.path("CSVHeaders").valueStream().map(JsonNode::asString).toList() : rows.isEmpty() ? List.of() : rows.getFirst();
        if (new HashSet<>(headers).size() < headers.size()) {
            throw failed("two columns of the CSV have the same header.");
        }
        ArrayNode all = JSON.createArrayNode();
        for (List<String> row : given || rows.isEmpty() ? rows : rows.subList(1, rows.size())) {
            ObjectNode item = all.addObject();
            for (int i = 0; i < headers.size(); i++) {
                item.put(headers.get(i), i < row.size() ? row.get(i) : "");
            }
        }
        return all;
    }

    /** An inventory of S3: a manifest that names CSV files and their columns. */
    private JsonNode inventory(JsonNode asked) throws InterruptedException {
        JsonNode manifest = JSON.readTree(object(asked));
        List<String> columns = List.of(manifest.path("fileSchema").asString("").split("\\s*,\\s*"));
        ArrayNode all = JSON.createArrayNode();
        for (JsonNode file : manifest.path("files")) {
            ObjectNode ask = ((ObjectNode) asked).deepCopy().put("Key", file.path("key").asString(""));
            for (List<String> row : CsvText.rows(object(ask), ',')) {
                ObjectNode item = all.addObject();
                for (int i = 0; i < columns.size() && i < row.size(); i++) {
                    item.put(columns.get(i), row.get(i));
                }
            }
        }
        return all;
    }

    /** Writes a manifest and what came out well or not. @throws FlowError {@code States.ResultWriterFailed} if it cannot be written */
    JsonNode write(JsonNode writer, String step, List<JsonNode> inputs, List<JsonNode> results, StepData data) throws InterruptedException {
        JsonNode asked = Optional.ofNullable(writer.get(language.payload())).map(template -> language.fill(template, data.raw(), data)).orElseGet(JSON::createObjectNode);
        String id = UUID.randomUUID().toString();
        String run = data.context().path("Execution").path("Id").asString("").replace(":execution:", ":mapRun:").replaceFirst(":[^:]*$", "/" + step + ":" + id);
        String prefix = asked.path("Prefix").asString("");
        String folder = (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + id + "/";
        String bucket = asked.path("Bucket").asString("");
        List<ObjectNode> good = new ArrayList<>();
        List<ObjectNode> bad = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ObjectNode line = JSON.createObjectNode().put("Name", step + "-" + i).put("Input", inputs.get(i).toString());
            Optional<FlowError> error = MapFailures.error(results.get(i));
            if (error.isPresent()) {
                bad.add(line.put("Status", "FAILED").put("Error", error.get().error()).put("Cause", error.get().getMessage()));
            } else {
                good.add(line.put("Status", "SUCCEEDED").put("Output", results.get(i).toString()));
            }
        }
        ObjectNode manifest = JSON.createObjectNode().put("DestinationBucket", bucket).put("MapRunArn", run);
        ObjectNode files = manifest.putObject("ResultFiles");
        try {
            files.set("FAILED", file(bucket, folder + "FAILED_0.json", bad));
            files.set("PENDING", JSON.createArrayNode());
            files.set("SUCCEEDED", file(bucket, folder + "SUCCEEDED_0.json", good));
            put(bucket, folder + "manifest.json", manifest.toString());
        } catch (FlowError error) {
            throw new FlowError("States.ResultWriterFailed", "ResultWriter: " + error.error() + ": " + error.getMessage());
        }
        ObjectNode answer = JSON.createObjectNode().put("MapRunArn", run);
        answer.putObject("ResultWriterDetails").put("Bucket", bucket).put("Key", folder + "manifest.json");
        return answer;
    }

    private JsonNode file(String bucket, String key, List<ObjectNode> lines) throws InterruptedException {
        ArrayNode named = JSON.createArrayNode();
        if (!lines.isEmpty()) {
            String text = JSON.createArrayNode().addAll(lines).toString();
            put(bucket, key, text);
            named.addObject().put("Key", key).put("Size", text.length());
        }
        return named;
    }

    private void put(String bucket, String key, String text) throws InterruptedException {
        work.call(StepCall.of(PUT, JSON.createObjectNode().put("Bucket", bucket).put("Key", key).put("Body", text)));
    }
}
