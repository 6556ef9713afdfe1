package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.schema.SchemaJson;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.store.ItemChangeListener;
import dev.drawbridge.cloud.local.dynamodb.store.ItemKey;
import dev.drawbridge.cloud.local.dynamodb.store.PageRequest;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.store.TableFolder;
import dev.drawbridge.cloud.local.dynamodb.store.TableSpace;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.PlainJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The engine: tables, and the operations of DynamoDB on them. Requests never throw, they are answered; the other methods throw {@link DynamoDbException}.
 * Safe for any number of threads. Close it to force everything to the disk.
 */
public final class DynamoDbEngine implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";

    private final TableSpace space;
    private final Map<String, Function<Request, ObjectNode>> operations = new TreeMap<>();
    private final TableDescription description;

    private DynamoDbEngine(TableSpace space, String region, String account) {
        this.space = space;
        this.description = new TableDescription(region, account);
        var tables = new Tables(space);
        var onTables = new TableOperations(tables, description);
        operations.put("CreateTable", onTables::create);
        operations.put("DescribeTable", onTables::describe);
        operations.put("DeleteTable", onTables::delete);
        operations.put("ListTables", onTables::list);
        operations.put("UpdateTable", onTables::update);
        operations.put("DescribeTimeToLive", onTables::describeTimeToLive);
        operations.put("UpdateTimeToLive", onTables::updateTimeToLive);
        var onItems = new ItemOperations(tables);
        operations.put("PutItem", onItems::put);
        operations.put("GetItem", onItems::get);
        operations.put("UpdateItem", onItems::update);
        operations.put("DeleteItem", onItems::delete);
        var reading = new ReadOperations(tables);
        operations.put("Query", reading::query);
        operations.put("Scan", reading::scan);
        var inBatches = new BatchOperations(tables);
        operations.put("BatchGetItem", inBatches::get);
        operations.put("BatchWriteItem", inBatches::write);
        var inTransactions = new TransactionOperations(tables);
        operations.put("TransactWriteItems", inTransactions::write);
        operations.put("TransactGetItems", inTransactions::get);
    }

    /** An engine that forgets everything when it is closed. */
    public static DynamoDbEngine inMemory() {
        return new DynamoDbEngine(new TableSpace(), REGION, ACCOUNT);
    }

    /** An engine that keeps its tables in a folder; warnings are sentences about data that could not be read. Refuses a folder that another engine has open. */
    public static DynamoDbEngine open(Path folder, Consumer<String> warnings) {
        return open(folder, warnings, REGION, ACCOUNT);
    }

    /** As {@link #open(Path, Consumer)}, with the region and account that ARNs show. */
    public static DynamoDbEngine open(Path folder, Consumer<String> warnings, String region, String account) {
        TableFolder files = TableFolder.open(folder, warnings);
        try {
            return new DynamoDbEngine(new TableSpace(files), region, account);
        } catch (RuntimeException failed) {
            files.close();
            throw failed;
        }
    }

    /** The names of the operations the engine knows. */
    public List<String> operations() {
        return List.copyOf(operations.keySet());
    }

    /** Carries out an operation, for example {@code PutItem}, with the JSON body of its request. */
    public DynamoDbReply handle(String operation, byte[] body) {
        JsonNode request;
        try {
            request = MAPPER.readTree(body);
        } catch (JacksonException noJson) {
            return DynamoDbReply.of(DynamoDbException.serialization("The request is not valid JSON"));
        }
        return handle(operation, request);
    }

    /** Carries out an operation with a request that was parsed already; the request is not changed. */
    public DynamoDbReply handle(String operation, JsonNode request) {
        try {
            var of = operations.get(operation);
            if (of == null) {
                throw new DynamoDbException(ErrorType.UNKNOWN_OPERATION, "The local DynamoDB does not know the operation " + operation);
            }
            if (!request.isObject()) {
                throw DynamoDbException.serialization("The request must be a JSON object");
            }
            return DynamoDbReply.ok(of.apply(new Request(request)));
        } catch (DynamoDbException refused) {
            return DynamoDbReply.of(refused);
        } catch (RuntimeException bug) {
            return DynamoDbReply.of(DynamoDbException.storage("The local DynamoDB failed at " + operation + ": " + bug, bug));
        }
    }

    /** Hears of every change from now on; see {@link ItemChangeListener} for what a listener must not do. */
    public void addListener(ItemChangeListener listener) {
        space.addListener(listener);
    }

    public void removeListener(ItemChangeListener listener) {
        space.removeListener(listener);
    }

    /** The definitions of all tables, by name. */
    public List<TableDefinition> tables() {
        return space.all().stream().map(Table::definition).toList();
    }

    /** The definition of a table. */
    public Optional<TableDefinition> table(String name) {
        return space.find(name).map(Table::definition);
    }

    /** The ARN a table of this name has or would have. */
    public String arn(String table) {
        return description.arn(table);
    }

    /** Reads a definition from JSON in the shape of CreateTable or of {@code AWS::DynamoDB::Table}; refuses a bad one with the service's own text. */
    public static TableDefinition definition(JsonNode json) {
        TableRules.check(new Request(json));
        return SchemaJson.read(json);
    }

    /** Makes the table if there is none of its name; answers whether it did. */
    public boolean createIfAbsent(TableDefinition definition) {
        if (space.find(definition.name()).isPresent()) {
            return false;
        }
        try {
            space.create(definition);
            return true;
        } catch (DynamoDbException raced) {
            if (raced.type() == ErrorType.RESOURCE_IN_USE) {
                return false;
            }
            throw raced;
        }
    }

    /** Makes the table look like the definition. Items stay unless the key changes; then they are kept aside and the table starts empty. */
    public Reconciliation reconcile(TableDefinition definition) {
        String name = definition.name();
        if (createIfAbsent(definition)) {
            return new Reconciliation.Created(name);
        }
        Table table = space.find(name).orElseThrow(() -> new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, "Table " + name + " was deleted meanwhile"));
        TableDefinition old = table.definition();
        if (old.equals(definition)) {
            return new Reconciliation.Unchanged(name);
        }
        if (!old.hasSameKeyAs(definition)) {
            String aside = space.setAside(name);
            space.create(definition);
            return new Reconciliation.Replaced(name, aside);
        }
        table.redefine(definition);
        return new Reconciliation.Changed(name, differences(old, definition));
    }

    private static String differences(TableDefinition old, TableDefinition changed) {
        var words = new ArrayList<String>();
        changed.indexes().stream().filter(index -> old.index(index.name()).isEmpty()).forEach(index -> words.add("index " + index.name() + " was added"));
        old.indexes().stream().filter(index -> changed.index(index.name()).isEmpty()).forEach(index -> words.add("index " + index.name() + " was removed"));
        changed.indexes().stream().filter(index -> old.index(index.name()).filter(before -> !before.holdsSameAs(index)).isPresent())
                .forEach(index -> words.add("index " + index.name() + " was rebuilt"));
        return words.isEmpty() ? "its settings are new" : String.join(", ", words);
    }

    /** Deletes a table with all its items; answers whether there was one. */
    public boolean drop(String table) {
        boolean there = space.find(table).isPresent();
        if (there) {
            space.drop(table);
        }
        return there;
    }

    /**
     * Puts items written as plain JSON objects into a table, but only if it is empty; answers how many were put. All are checked before the first one is put, and the message
     * of a refusal tells which one is wrong.
     */
    public int seed(String tableName, List<? extends JsonNode> plainItems) {
        Table table = require(tableName);
        if (table.count() > 0) {
            return 0;
        }
        var items = new ArrayList<Item>();
        var keys = new HashSet<ItemKey>();
        for (int at = 0; at < plainItems.size(); at++) {
            try {
                Item item = PlainJson.readItem(plainItems.get(at));
                KeyRules.checkItem(table.definition(), item.attributes());
                if (!keys.add(table.keyOf(item))) {
                    throw DynamoDbException.validation("An earlier item has the same key");
                }
                items.add(item);
            } catch (DynamoDbException refused) {
                throw DynamoDbException.validation("Item " + (at + 1) + " of the seed data of table " + tableName + " does not fit: " + refused.getMessage());
            }
        }
        items.forEach(item -> table.write(table.keyOf(item), _ -> Optional.of(item)));
        return items.size();
    }

    /** How many items a table holds at this moment. */
    public int count(String table) {
        return require(table).count();
    }

    /** Some items of a table for a view, in the order of a scan; {@code after} empty begins at the start, else pass the last item seen. */
    public List<Item> items(String table, Optional<Item> after, int limit) {
        var first = PageRequest.firstOfTable(limit);
        return require(table).page(new PageRequest("", first.slice(), after, false, limit, Long.MAX_VALUE, false)).items();
    }

    /** Takes away the items of all tables whose time to live ended before the given moment; answers how many. Call it now and then. */
    public int sweepExpired(Instant now) {
        int expired = 0;
        for (Table table : space.all()) {
            String attribute = table.definition().ttlAttribute();
            if (attribute.isEmpty()) {
                continue;
            }
            for (Item item : table.page(PageRequest.firstOfTable(Integer.MAX_VALUE)).items()) {
                if (isOver(item, attribute, now)) {
                    table.expire(table.keyOf(item), current -> isOver(current, attribute, now));
                    expired++;
                }
            }
        }
        return expired;
    }

    /** The attribute holds epoch seconds; what is more than five years ago is taken for a mistake and left alone, as the service does. */
    private static boolean isOver(Item item, String attribute, Instant now) {
        if (!(item.find(attribute).orElse(null) instanceof AttributeValue.N(var seconds))) {
            return false;
        }
        double age = now.getEpochSecond() - seconds.doubleValue();
        return age > 0 && age < 5 * 365.25 * 24 * 3600;
    }

    private Table require(String name) {
        return space.find(name).orElseThrow(() -> new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, "There is no table " + name));
    }

    /** Forces everything to the disk and lets go of the folder. Requests after that find no table. */
    @Override
    public void close() {
        space.close();
    }
}
