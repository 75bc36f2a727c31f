/** The longest file that a list may be, in bytes: 300,000 people with every column, as CSV in which each cell is quoted, have some 80 MB. */
export const LARGEST_LIST = 128 * 1024 * 1024;
