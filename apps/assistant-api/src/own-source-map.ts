/**
 * Imported before anything else: Node reads and parses the source map of every module that it loads, and packages bring
 * hundreds. This program's own map has been read when its first line runs.
 */
export const usesSourceMaps = process.sourceMapsEnabled;
process.setSourceMapsEnabled(false);
