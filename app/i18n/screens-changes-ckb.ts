import courseChanges from "#content/locales/ckb/course-changes.json" with { type: "json" };

/** The Sorani messages of what became of a course that was learned, by screen. */
export default { "course-changes": courseChanges };
