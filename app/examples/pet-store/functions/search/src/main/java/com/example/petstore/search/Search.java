package com.example.petstore.search;

import com.example.petstore.events.HttpRequest;
import com.example.petstore.events.HttpResponse;
import com.example.petstore.ports.ProductsItem;
import com.example.petstore.ports.ProductsTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds products by their tag, the cheapest first; all products when nothing is asked for. */
public class Search {
    private final ProductsTable products;

    public Search(ProductsTable products) {
        this.products = products;
    }

    /** Answers GET /products. */
    public HttpResponse handle(HttpRequest request) {
        String tag = request.query("q").orElse("").strip().toLowerCase(Locale.ROOT);
        List<ProductsItem> found = tag.isEmpty() ? products.scan() : products.queryByTag(tag);
        return HttpResponse.ok(found.stream().sorted(Comparator.comparing(ProductsItem::price)).toList());
    }
}
