/** What the worker of a device says of a file that it keeps; no server says it. */
export const KEPT_HEADER = "x-kept";
