/** What one file may be, and how many a record has. What all files of a place may take is a local rule (`Module.mostOfFiles`). */
export const MOST_MEGABYTES = 20;
export const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
export const MOST_FILES = 50;
