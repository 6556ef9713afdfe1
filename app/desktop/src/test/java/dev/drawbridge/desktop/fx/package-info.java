/** What tests of views need: a started toolkit without a display, frames to wait for, pictures to look at. */
package dev.drawbridge.desktop.fx;
