package dev.drawbridge.desktop.canvas.gesture;

/** Everything that can be asked of the canvas without a pointer; keys, menus and the command palette share it. */
public enum CanvasAction {
    CANCEL, DELETE, DELETE_AND_RECONNECT, UNDO, REDO, SELECT_ALL, DUPLICATE, COPY, CUT, PASTE,
    WALK_LEFT, WALK_RIGHT, WALK_UP, WALK_DOWN, NEXT, PREVIOUS,
    MOVE_LEFT, MOVE_RIGHT, MOVE_UP, MOVE_DOWN,
    CLONE_LEFT, CLONE_RIGHT, CLONE_UP, CLONE_DOWN,
    SELECT_UPSTREAM, SELECT_DOWNSTREAM,
    RENAME, OPEN, CONNECT, QUICK_ADD,
    FIT, FIT_SELECTION, ACTUAL_SIZE, ZOOM_IN, ZOOM_OUT
}
