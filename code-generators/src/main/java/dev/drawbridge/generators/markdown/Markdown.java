package dev.drawbridge.generators.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Reads CommonMark: headings, paragraphs, lists, code, bold, italic and links. Whatever else there is (HTML, pictures, rules)
 * is shown as the text that it is, never interpreted. Pure; any thread may use it.
 */
public final class Markdown {
    private static final String BULLET = "\u2022";
    private static final Parser PARSER = Parser.builder().build();

    private Markdown() {}

    /** The blocks of the text, from top to bottom. */
    public static List<Block> blocks(String text) {
        Reader reader = new Reader();
        PARSER.parse(text).accept(reader);
        return List.copyOf(reader.blocks);
    }

    /** The text without any marking, in one line: for lists and for those who hear it. */
    public static String plain(String text) {
        return blocks(text).stream().map(Block::plain).collect(Collectors.joining(" ")).replaceAll("\\s+", " ").strip();
    }

    /** Where the links of the text lead, each once, in the order they are read. */
    public static List<String> links(String text) {
        return blocks(text).stream().flatMap(block -> block.spans().stream()).filter(Span::isLink).map(Span::link).distinct().toList();
    }

    private static final class Reader extends AbstractVisitor {
        private final List<Block> blocks = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private int lists;
        private int bold;
        private int italic;
        private String link = "";
        private String marker = "";

        @Override
        public void visit(org.commonmark.node.Heading heading) {
            visitChildren(heading);
            blocks.add(new Block.Heading(heading.getLevel(), taken()));
        }

        @Override
        public void visit(org.commonmark.node.Paragraph paragraph) {
            visitChildren(paragraph);
            List<Span> words = taken();
            if (lists > 0) {
                blocks.add(new Block.Item(lists - 1, marker, words));
                marker = "";
            } else {
                blocks.add(new Block.Paragraph(words));
            }
        }

        @Override
        public void visit(BulletList list) {
            items(list, 0, false);
        }

        @Override
        public void visit(OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            items(list, start == null ? 1 : start, true);
        }

        private void items(Node list, int first, boolean numbered) {
            lists++;
            int number = first;
            for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
                marker = numbered ? number++ + "." : BULLET;
                visitChildren(item);
            }
            lists--;
        }

        @Override
        public void visit(BlockQuote quote) {
            visitChildren(quote);
        }

        @Override
        public void visit(FencedCodeBlock code) {
            blocks.add(new Block.Code(code.getLiteral().stripTrailing().lines().toList()));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            blocks.add(new Block.Code(code.getLiteral().stripTrailing().lines().toList()));
        }

        @Override
        public void visit(HtmlBlock html) {
            blocks.add(new Block.Paragraph(List.of(Span.plain(html.getLiteral().strip().replace('\n', ' ')))));
        }

        @Override
        public void visit(Text text) {
            add(text.getLiteral(), false);
        }

        @Override
        public void visit(org.commonmark.node.Code code) {
            add(code.getLiteral(), true);
        }

        @Override
        public void visit(HtmlInline html) {
            add(html.getLiteral(), false);
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            add(" ", false);
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            add("\n", false);
        }

        @Override
        public void visit(StrongEmphasis strong) {
            bold++;
            visitChildren(strong);
            bold--;
        }

        @Override
        public void visit(Emphasis emphasis) {
            italic++;
            visitChildren(emphasis);
            italic--;
        }

        @Override
        public void visit(Link to) {
            link = to.getDestination();
            visitChildren(to);
            link = "";
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
        }

        private void add(String text, boolean code) {
            Span span = new Span(text, bold > 0, italic > 0, code, link);
            if (!spans.isEmpty() && spans.getLast().with("").equals(span.with(""))) {
                spans.set(spans.size() - 1, span.with(spans.getLast().text() + text));
            } else {
                spans.add(span);
            }
        }

        private List<Span> taken() {
            List<Span> words = List.copyOf(spans);
            spans.clear();
            return words;
        }
    }
}
