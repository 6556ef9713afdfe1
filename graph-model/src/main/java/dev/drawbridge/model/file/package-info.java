/** The project folder: how a drawing is read, written and brought up to date, without losing anything of the user's. */
package dev.drawbridge.model.file;
