/**
 * What can be placed. Roles and families are closed, kinds are open data: a new kind is one JSON file below
 * {@code kinds/}, one line in {@code kinds/index.txt}, one icon, its rows in the wire table and its mapping in each target.
 */
package dev.drawbridge.model.kind;
