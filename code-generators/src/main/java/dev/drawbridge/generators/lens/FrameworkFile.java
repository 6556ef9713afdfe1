package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkDocument;
import dev.drawbridge.generators.serverless.FrameworkPut;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Files of the Serverless Framework. Such a file is seen as the SAM template that means the same ({@link FrameworkView}); that template is
 * read and edited by the lens of SAM, and what changed in it is carried back into the file ({@link FrameworkPut}). So whatever the lens of
 * SAM understands is understood here, as long as the two tables of words have it.
 */
public final class FrameworkFile extends Lens {
    private final Function<String, Optional<String>> files;
    private final SamTemplate ours;
    private final SamLens lens;
    private final LensText text;

    /** @param ours how we would write a drawing */
    public FrameworkFile(SamTemplate ours) {
        this(ours, _ -> Optional.empty());
    }

    /** @param files the text of a file beside it, under the path that it is included by */
    public FrameworkFile(SamTemplate ours, Function<String, Optional<String>> files) {
        this.files = files;
        this.ours = ours;
        this.lens = new SamLens(ours);
        this.text = new LensText(ours);
    }

    @Override
    public String file() {
        return ServerlessTarget.FILE;
    }

    @Override
    Reading reading(String source, Design known) {
        try {
            return seen(FrameworkDocument.of(Document.parse(source), files), known).reading();
        } catch (SyntaxException e) {
            throw new TemplateException(e);
        }
    }

    /** A file as it is seen with a drawing in mind. */
    private record Seen(FrameworkView view, Design known, Reading reading) {}

    private Seen seen(FrameworkDocument file, Design known) {
        Design pinned = Pins.of(known, FrameworkView.of(file, FrameworkView.Hints.NONE), ours);
        FrameworkView.Hints hints = new FrameworkView.Hints(schedules(pinned), Set.of());
        FrameworkView view = FrameworkView.of(file, hints);
        Reading reading = read(view, pinned);
        // what no card and no wire stands for is drawn as a resource
        Set<TreePath> raw = new HashSet<>();
        for (Finds.Strange strange : reading.strange()) {
            if (strange.place().steps().contains("Events")) {
                raw.add(view.place(strange.place()));
            }
        }
        if (!raw.isEmpty()) {
            view = FrameworkView.of(file, new FrameworkView.Hints(hints.schedules(), raw));
            pinned = Pins.of(known, view, ours);
            reading = read(view, pinned);
        }
        return new Seen(view, pinned, reading);
    }

    /** Functions whose code is ours say nothing of where it is. */
    private static Reading withoutOurs(Reading reading) {
        Design design = reading.design();
        for (Node node : reading.design().nodes().values()) {
            Node bare = node.withoutField("handler").withoutField("codeUri");
            if (Adoption.isDrawn(node) && node.field("handler").flatMap(Value::asText).filter(FunctionCode.of(design, bare).awsHandler()::equals).isPresent()) {
                design = design.withNode(bare);
            }
        }
        return reading.with(design);
    }

    private Reading read(FrameworkView view, Design known) {
        SourceTemplate template = SourceTemplate.of(Document.parse(view.text())).from(new SourceTemplate.Origin() {
            @Override
            public Document document() {
                return view.file().document();
            }

            @Override
            public TreePath place(TreePath path) {
                return view.place(path);
            }

            @Override
            public boolean makes(String id) {
                return view.makes(id);
            }

            @Override
            public Optional<String> name(String id) {
                return view.name(id);
            }
        });
        return withoutOurs(lens.reading(template, known));
    }

    /** The schedules that the drawing knows to start functions: their names in the view, and their expressions. */
    private static Map<String, SequencedMap<String, String>> schedules(Design known) {
        Map<String, SequencedMap<String, String>> found = new HashMap<>();
        for (Wire wire : known.wires().values()) {
            Optional<Node> schedule = known.node(wire.from().node()).filter(SchedulerWires::goesByClock);
            Optional<String> function = known.node(wire.to().node()).flatMap(Adoption::logicalId);
            if (schedule.isPresent() && function.isPresent() && wire.role() == WireRole.TRIGGER) {
                found.computeIfAbsent(function.get(), _ -> new LinkedHashMap<>())
                        .put(Assembly.eventName(schedule.get()), schedule.get().field("expression").map(value -> value.display()).orElse(""));
            }
        }
        return found;
    }

    @Override
    public String follow(String before, Design was, Design is) {
        if (was.equals(is) || was.nodes().equals(is.nodes()) && was.wires().equals(is.wires())) {
            return before;
        }
        try {
            Document document = Document.parse(before);
            FrameworkRename rename = new FrameworkRename(document, files, Pins.of(was, FrameworkView.of(FrameworkDocument.of(document, files), FrameworkView.Hints.NONE), ours), is);
            FrameworkDocument file = FrameworkDocument.of(rename.document(), files);
            Seen seen = seen(file, rename.was());
            String view = seen.view().text();
            String after = text.follow(view, seen.known(), rename.is(seen.known()));
            return new FrameworkPut(seen.view(), new CloudFormationTemplate(ours)).put(Document.parse(after).tree()).text();
        } catch (SyntaxException e) {
            throw new ModelException("The file cannot follow the drawing: " + e.getMessage(), e);
        }
    }

    @Override
    public Design settled(String after, Design design) {
        return after.isBlank() ? design : read(after, design);
    }

    @Override
    public String fresh(Design design) {
        return new ServerlessTarget(new CloudFormationTemplate(ours)).generate(design).getFirst().content();
    }

    @Override
    public boolean isSaidElsewhereToo(String source) {
        return source.contains("${file(");
    }

    @Override
    public SortedSet<String> localFiles(String source) {
        try {
            return FrameworkDocument.of(Document.parse(source), files).localFiles();
        } catch (SyntaxException e) {
            throw new TemplateException(e);
        }
    }

    @Override
    public SortedSet<String> customaryFiles(String source) {
        try {
            return FrameworkDocument.of(Document.parse(source), files).customaryFiles();
        } catch (SyntaxException e) {
            throw new TemplateException(e);
        }
    }
}
