/** What the record of a named person may be opened for, and a list of names taken out for. */
export const READING_PURPOSES = ["licensing", "claim", "complaint", "correction", "request", "compliance"] as const;
