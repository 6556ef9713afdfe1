package dev.drawbridge.generators.layout;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.eclipse.elk.core.util.BasicProgressMonitor;

/** Finds places. */
public final class Tidy {
    private Tidy() {}
    static void run() {
        ElkNode root = ElkGraphUtil.createGraph();
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        root.eContents().size();
    }
}
