package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a table's port can do, by its keys, indexes and the wire's access: the one list that the interface, the adapter and
 * the in-memory table are written from.
 */
final class TableMethods {
    /** What a method does; closed, so that each of the three writers has a body for every one. */
    enum Does { GET, GET_ALL, QUERY, SCAN, PUT, PUT_IF_ABSENT, PUT_ALL, UPDATE, DELETE, ADD, TAKE }

    /**
     * One method.
     *
     * @param signature without modifiers: {@code Optional<ProductsItem> get(String id)}
     * @param story what it does, for the comment
     * @param names of its parameters
     * @param members the partition and sort key of a query, or the counter of an addition; else none
     * @param index the index that is asked; empty for the table itself
     */
    record Method(Does does, String signature, String story, List<String> names, List<Member> members, String index) {}

    private final PortPlan.TablePort table;
    private final String item;

    TableMethods(PortPlan.TablePort table) {
        this.table = table;
        this.item = table.item().typeName();
    }

    List<Method> all() {
        List<Method> methods = new ArrayList<>();
        if (table.mode().reads()) {
            reading(methods);
        }
        if (table.mode().writes()) {
            writing(methods);
        }
        return methods;
    }

    /** The sort key's bare type, boxed, as {@code Range} wants it. */
    static String rangeType(Member sort) {
        return sort.type().boxed();
    }

    private void reading(List<Method> methods) {
        methods.add(new Method(Does.GET, "Optional<" + item + "> get(" + keyParameters() + ")", "The item of that key.", keyNames(), List.of(), ""));
        if (table.sortKey().isEmpty()) {
            String type = "Collection<" + table.keys().getFirst().type().boxed() + ">";
            methods.add(new Method(Does.GET_ALL, "List<" + item + "> getAll(" + type + " keys)",
                    "The items of those keys, as far as they are there, in no order.", List.of("keys"), List.of(), ""));
        } else {
            query(methods, "query", table.keys(), "");
        }
        for (PortPlan.IndexPlan index : table.indexes()) {
            List<Member> keys = new ArrayList<>(List.of(index.partition()));
            index.sort().ifPresent(keys::add);
            query(methods, index.method(), keys, index.name());
        }
        if (table.scan()) {
            methods.add(new Method(Does.SCAN, "Page<" + item + "> scan(Paging paging)", "A page of the whole table, in no order. Costs by the table's size.",
                    List.of("paging"), List.of(), ""));
        }
    }

    private void query(List<Method> methods, String name, List<Member> keys, String index) {
        Member partition = keys.getFirst();
        List<String> wishes = new ArrayList<>(List.of(partition.component()));
        wishes.add(keys.size() > 1 ? keys.get(1).component() + "s" : "");
        wishes.add("paging");
        List<String> names = JavaNames.distinct(wishes, Set.of());
        String range = keys.size() > 1 ? ", Range<" + rangeType(keys.get(1)) + "> " + names.get(1) : "";
        String from = index.isEmpty() ? "" : " in the index " + JavaNames.comment(index);
        String order = keys.size() > 1 ? ", by " + JavaNames.comment(keys.get(1).attribute()) : "";
        methods.add(new Method(Does.QUERY, "Page<" + item + "> " + name + "(" + partition.type().bare() + " " + names.getFirst() + range + ", Paging " + names.get(2) + ")",
                "A page of the items with that " + JavaNames.comment(partition.attribute()) + from + order + ".", names, keys, index));
    }

    private void writing(List<Method> methods) {
        methods.add(new Method(Does.PUT, "void put(" + item + " item)", "Stores the item, in place of one with the same key.", List.of("item"), List.of(), ""));
        methods.add(new Method(Does.PUT_IF_ABSENT, "boolean putIfAbsent(" + item + " item)",
                "Stores the item unless one with the same key is there; says whether it did.", List.of("item"), List.of(), ""));
        methods.add(new Method(Does.PUT_ALL, "void putAll(Collection<" + item + "> items)", "Stores all items, which have different keys; not all at one time.",
                List.of("items"), List.of(), ""));
        if (table.item().keys().size() < table.item().members().size()) {
            methods.add(new Method(Does.UPDATE, "void update(" + item + " item)",
                    "Stores the members that are not absent and leaves the others; makes the item if it is not there.", List.of("item"), List.of(), ""));
        }
        methods.add(new Method(Does.DELETE, "void delete(" + keyParameters() + ")", "Removes the item, if it is there.", keyNames(), List.of(), ""));
        for (Member counter : table.item().counters()) {
            String amount = JavaNames.distinct(List.of("amount"), keyNames()).getFirst();
            List<String> names = new ArrayList<>(keyNames());
            names.add(amount);
            String rest = "(" + keyParameters() + ", " + counter.type().bare() + " " + amount + ")";
            String attribute = JavaNames.comment(counter.attribute());
            methods.add(new Method(Does.ADD, counter.type().bare() + " addTo" + JavaNames.capital(counter.component()) + rest,
                    "Adds to " + attribute + " in one step, from 0 if it is absent, and gives the sum.", names, List.of(counter), ""));
            methods.add(new Method(Does.TAKE, "boolean takeFrom" + JavaNames.capital(counter.component()) + rest,
                    "Takes from " + attribute + " in one step if there is as much; says whether it did.", names, List.of(counter), ""));
        }
    }

    String keyParameters() {
        return String.join(", ", table.keys().stream().map(Member::parameter).toList());
    }

    List<String> keyNames() {
        return table.keys().stream().map(Member::component).toList();
    }
}
