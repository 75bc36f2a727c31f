import courseChanges from "#content/locales/en/course-changes.json" with { type: "json" };

/** The English messages of what became of a course that was learned, by screen. */
export default { "course-changes": courseChanges };
