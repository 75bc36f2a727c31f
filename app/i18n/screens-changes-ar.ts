import courseChanges from "#content/locales/ar/course-changes.json" with { type: "json" };

/** The Arabic messages of what became of a course that was learned, by screen. */
export default { "course-changes": courseChanges };
