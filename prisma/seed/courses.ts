import { courseFolders, importCourses } from "#app/cli/content-import.server.ts";

/** Publishes the courses of content/courses, as `npm run content:import` does; a second time changes nothing. Throws when one has a fault. */
export async function seedCourses(tell: (line: string) => void = () => undefined): Promise<void> {
  const told: string[] = [];
  const good = await importCourses(await courseFolders(), (line) => {
    told.push(line);
    tell(line);
  });
  if (!good) throw new Error(`The courses could not be imported:\n${told.join("\n")}`);
}
