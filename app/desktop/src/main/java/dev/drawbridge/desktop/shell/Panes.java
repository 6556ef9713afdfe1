package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.inspector.InspectorView;

/** The panes of a studio that one part shows something in for another. */
record Panes(Surface surface, Workbench bench, InspectorView inspector, Drawer drawer, CodeTabs code) {}
