package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Makes nodes out of the events of the YAML parser. Comments are not asked for: what stands between two nodes is white space and
 * comments and nothing else, so whoever needs them reads them from the text.
 */
final class YamlReader {
    /** No template is nested half as deep; the parser below and the readers above recurse. */
    static final int MAX_DEPTH = 200;

    /** Stands for a lone dash in a flow sequence while the parser looks on; of the same length, in no text of this world. */
    private static final char DASH = '\uF8D5';
    private static final Pattern LONE_DASH = Pattern.compile("([\\[,]\\s*)-(?=\\s*[,\\]])");

    private final SourceText source;
    private final String parsed;
    private final List<SyntaxWarning> warnings;
    private final Map<Integer, SyntaxNode> targets;
    private final Map<String, List<Integer>> pending = new HashMap<>();
    private final Map<String, SyntaxNode> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final int[] codePoints;
    private final int bom;
    private ParserImpl parser;
    private int depth;

    /**
     * @param parsed the text, or what {@link #withLoneDashes} made of it
     * @param targets takes for each alias, by its offset, the node it stands for
     */
    YamlReader(SourceText source, String parsed, List<SyntaxWarning> warnings, Map<Integer, SyntaxNode> targets) {
        this.source = source;
        this.parsed = parsed;
        this.warnings = warnings;
        this.targets = targets;
        this.bom = source.hasByteOrderMark() ? 1 : 0;
        this.codePoints = codePointOffsets(source.text());
    }

    /**
     * YAML 1.2 does not allow {@code !Split [-, x]}; older parsers, among them those of CloudFormation and SAM, read the dash as text, and
     * templates rely on it. Such dashes become another character, which is turned back in the values.
     */
    static String withLoneDashes(String text) {
        return text.indexOf(DASH) >= 0 ? text : LONE_DASH.matcher(text).replaceAll("$1" + DASH);
    }

    /** The root of the first document, or nothing if there is none. */
    Optional<SyntaxNode> read() {
        try {
            LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setParseComments(false).build();
            parser = new ParserImpl(settings, new StreamReader(settings, parsed.substring(bom)));
            parser.next();
            if (parser.checkEvent(Event.ID.StreamEnd)) {
                return Optional.empty();
            }
            parser.next();
            SyntaxNode root = node();
            parser.next();
            if (!parser.checkEvent(Event.ID.StreamEnd)) {
                Event more = parser.next();
                warn(offset(more), "Only the first document of this file is read; this one is kept as it is.");
                while (!parser.checkEvent(Event.ID.StreamEnd)) {
                    parser.next();
                }
            }
            boolean nothing = root instanceof ScalarNode s && s.span().isEmpty();
            return nothing ? Optional.empty() : Optional.of(root);
        } catch (MarkedYamlEngineException e) {
            throw YamlProblems.explain(source, e, i -> toOffset(i));
        } catch (ReaderException e) {
            throw source.problem(Math.min(toOffset(e.getPosition()), source.length()),
                    "The character U+%04X is not allowed in YAML; remove it, or write it as an escape in double quotes.".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw new SyntaxException(1, 1, "This is not well-formed YAML: " + e.getMessage() + ".");
        }
    }

    private SyntaxNode node() {
        Event event = parser.next();
        return switch (event) {
            case AliasEvent a -> alias(a);
            case ScalarEvent s -> scalar(s);
            case CollectionStartEvent c -> collection(c);
            default -> throw source.problem(offset(event), "Something is missing here.");
        };
    }

    private SyntaxNode alias(AliasEvent event) {
        Span span = new Span(offset(event), toOffset(event.getEndMark().orElseThrow().getIndex()));
        String name = event.getAlias().getValue();
        if (open.contains(name)) {
            pending.computeIfAbsent(name, _ -> new ArrayList<>()).add(span.start());
        } else if (anchors.containsKey(name)) {
            targets.put(span.start(), anchors.get(name));
        } else {
            throw source.problem(span.start(), "The alias *" + name + " has no anchor &" + name + " before it.");
        }
        return new AliasNode(span, name);
    }

    private SyntaxNode scalar(ScalarEvent event) {
        int start = offset(event);
        int end = toOffset(event.getEndMark().orElseThrow().getIndex());
        ScalarStyle style = switch (event.getScalarStyle()) {
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> ScalarStyle.DOUBLE_QUOTED;
            case SINGLE_QUOTED -> ScalarStyle.SINGLE_QUOTED;
            case LITERAL -> ScalarStyle.LITERAL;
            case FOLDED -> ScalarStyle.FOLDED;
            case PLAIN -> ScalarStyle.PLAIN;
        };
        String tag = tag(event.getTag());
        String anchor = event.getAnchor().map(Anchor::getValue).orElse("");
        boolean hasProperties = !tag.isEmpty() || !anchor.isEmpty();
        boolean nothing = event.getValue().isEmpty() && style == ScalarStyle.PLAIN;
        if (nothing) {
            end = hasProperties ? propertiesEnd(start) : start;
        }
        int content = nothing ? end : hasProperties ? source.skipSpaceAndComments(propertiesEnd(start)) : start;
        if (style.isBlock()) {
            end = blockScalarEnd(content, Math.max(end, content), event.getValue());
        }
        String value = parsed == source.text() ? event.getValue() : event.getValue().replace(DASH, '-');
        ScalarNode node = new ScalarNode(new Span(start, end), new Span(content, end), tag, anchor, style, value);
        anchored(anchor, node);
        return node;
    }

    /** The parser ends a block scalar where the next token starts; we end it with its last line of text, or its blank lines if kept. */
    private int blockScalarEnd(int start, int parsedEnd, String value) {
        String text = source.text();
        int headerEnd = start + 1;
        boolean keep = false;
        while (headerEnd < text.length() && "+-123456789".indexOf(text.charAt(headerEnd)) >= 0) {
            keep |= text.charAt(headerEnd++) == '+';
        }
        int body = source.nextLine(headerEnd);
        int end = Math.min(parsedEnd, text.length());
        if (end <= body) {
            return headerEnd;
        }
        if (!keep) {
            int indent = BlockLayout.contentIndent(source, body, end, value);
            while (end > body && (source.isBlankLine(source.lineStart(end - 1)) && source.lineEnd(source.lineStart(end - 1)) - source.lineStart(end - 1) <= indent)) {
                end = source.lineStart(end - 1);
            }
            return end <= body ? headerEnd : source.lineEnd(source.lineStart(end - 1));
        }
        int lastBreak = text.lastIndexOf('\n', end - 1);
        if (lastBreak >= body && source.skipBlanks(lastBreak + 1) >= end) {
            end = lastBreak > 0 && text.charAt(lastBreak - 1) == '\r' ? lastBreak - 1 : lastBreak;
        }
        return Math.max(end, headerEnd);
    }

    private SyntaxNode collection(CollectionStartEvent event) {
        int start = offset(event);
        if (++depth > MAX_DEPTH) {
            throw source.problem(start, "This is nested deeper than " + MAX_DEPTH + " levels.");
        }
        String tag = tag(event.getTag());
        String anchor = event.getAnchor().map(Anchor::getValue).orElse("");
        if (!anchor.isEmpty()) {
            open.add(anchor);
        }
        boolean flow = event.getFlowStyle() == FlowStyle.FLOW;
        int content = tag.isEmpty() && anchor.isEmpty() ? start : source.skipSpaceAndComments(propertiesEnd(start));
        SyntaxNode node = event.getEventId() == Event.ID.MappingStart
                ? mapping(start, content, tag, anchor, flow) : sequence(start, content, tag, anchor, flow);
        depth--;
        open.remove(anchor);
        anchored(anchor, node);
        return node;
    }

    private SyntaxNode mapping(int start, int content, String tag, String anchor, boolean flow) {
        List<MappingEntry> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        int from = flow ? content + 1 : content;
        int end = content;
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            SyntaxNode key = node();
            SyntaxNode value = node();
            int entryStart = entryStart(from, key);
            int colon = source.skipSpaceAndComments(key.span().end());
            boolean hasColon = colon < source.length() && source.text().charAt(colon) == ':';
            int afterColon = hasColon ? colon + 1 : key.span().end();
            String name = key instanceof ScalarNode s ? s.value() : key.span().in(source.text());
            Integer earlier = seen.put(name, key.span().start());
            if (earlier != null && !name.equals("<<")) {
                warn(key.span().start(), "The key '" + name + "' stands twice in this mapping (first in line " + source.line(earlier) + "); this one counts.");
            }
            MappingEntry entry = new MappingEntry(entryStart, name, key, afterColon, value);
            entries.add(entry);
            end = entry.end();
            from = end;
        }
        Event close = parser.next();
        // The pair in [a: b] is a mapping without braces.
        boolean braces = flow && source.text().charAt(content) == '{';
        end = braces ? toOffset(close.getEndMark().orElseThrow().getIndex()) : end;
        return new MappingNode(new Span(start, end), new Span(content, end), tag, anchor, flow, entries);
    }

    /** An explicit key starts with its {@code ?}, which is the first thing after the entry before. */
    private int entryStart(int from, SyntaxNode key) {
        int first = source.skipSpaceAndComments(from);
        boolean explicit = first < key.span().start() && source.text().charAt(first) == '?';
        return explicit ? first : key.span().start();
    }

    private SyntaxNode sequence(int start, int content, String tag, String anchor, boolean flow) {
        List<SequenceItem> items = new ArrayList<>();
        int end = content;
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            // In a block sequence the next thing after an element is the dash of the following one.
            int dash = flow ? -1 : source.skipSpaceAndComments(end);
            SyntaxNode value = node();
            SequenceItem item = new SequenceItem(flow ? value.span().start() : dash, value);
            items.add(item);
            end = flow ? item.end() : Math.max(item.end(), dash + 1);
        }
        Event close = parser.next();
        end = flow ? toOffset(close.getEndMark().orElseThrow().getIndex()) : end;
        return new SequenceNode(new Span(start, end), new Span(content, end), tag, anchor, flow, items);
    }

    private void anchored(String anchor, SyntaxNode node) {
        if (!anchor.isEmpty()) {
            anchors.put(anchor, node);
            List<Integer> cyclic = pending.remove(anchor);
            if (cyclic != null) {
                cyclic.forEach(at -> targets.put(at, node));
            }
        }
    }

    /** The end of the tag and the anchor that start here. */
    private int propertiesEnd(int start) {
        String text = source.text();
        int end = start;
        int i = start;
        while (i < text.length() && (text.charAt(i) == '!' || text.charAt(i) == '&')) {
            boolean verbatim = text.startsWith("!<", i);
            while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && (verbatim || ",[]{}".indexOf(text.charAt(i)) < 0)) {
                i++;
            }
            end = i;
            i = source.skipSpaceAndComments(i);
        }
        return end;
    }

    private static String tag(Optional<String> tag) {
        return tag.map(t -> t.startsWith("tag:yaml.org,2002:") ? "!!" + t.substring(18) : t).orElse("");
    }

    private void warn(int offset, String sentence) {
        warnings.add(new SyntaxWarning(source.line(offset), source.column(offset), sentence));
    }

    private int offset(Event event) {
        return toOffset(event.getStartMark().orElseThrow().getIndex());
    }

    private int toOffset(int index) {
        return bom + (codePoints.length == 0 ? index : codePoints[Math.min(index, codePoints.length - 1)]);
    }

    /** The parser counts code points; texts without surrogates need no table. */
    private static int[] codePointOffsets(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (body.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return new int[0];
        }
        int[] offsets = new int[body.codePointCount(0, body.length()) + 1];
        for (int i = 0, at = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += at < body.length() ? Character.charCount(body.codePointAt(at)) : 0;
        }
        return offsets;
    }
}
