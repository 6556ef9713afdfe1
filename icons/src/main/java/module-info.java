/** The pictures of Drawbridge as data: icons as SVG paths, and a plain parser for them. */
module dev.drawbridge.icons {
    exports dev.drawbridge.icons;
}
