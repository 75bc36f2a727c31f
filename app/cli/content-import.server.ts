import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { publishCourse } from "#app/commands/authoring/publish-course.server.ts";
import { faultSentence } from "#app/cli/fault-sentence.server.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";

/** Where the courses of this checkout lie. */
const COURSES = resolve(import.meta.dirname, "../../content/courses");

type Tell = (line: string) => void;

/** `npm run content:import -- [folder…] [--check]`: publishes course folders, all of content/courses by default; `--check` only looks. */
export async function main(args: readonly string[]): Promise<number> {
  const folders = args.filter((arg) => !arg.startsWith("--")).map((folder) => resolve(folder));
  const chosen = folders.length > 0 ? folders : await courseFolders();
  const good = args.includes("--check")
    ? await checkCourses(chosen, console.log)
    : await withDatabase(() => importCourses(chosen, console.log));
  return good ? 0 : 1;
}

/** The course folders of content/courses. */
export async function courseFolders(): Promise<readonly string[]> {
  return (await foldersIn(COURSES)).map((name) => join(COURSES, name));
}

/** Checks every folder first; publishes them only when none has a fault. Tells each fault with file and line. */
export async function importCourses(folders: readonly string[], tell: Tell): Promise<boolean> {
  const read = await readCourses(folders, tell);
  if (read === null) return false;
  const words = lessonWords();
  let good = true;
  for (const { folder, course } of read) {
    const providers = await providersBeside(folder);
    const occasion = { at: instantAt(Date.now()), requestId: null };
    const published = await publishCourse(
      "installation",
      { course, providerName: providers[course.metadata.providerId] ?? null, words },
      occasion,
    );
    if (!published.ok) {
      good = false;
      tell(
        `${basename(folder)}: not published: ${published.refusal === "provider-unknown" ? `nobody has entered the provider ${course.metadata.providerId} (providers.json beside the folder)` : "the course belongs to another provider"}.`,
      );
    } else if (published.value.unchanged) tell(`${basename(folder)}: unchanged, version ${published.value.number} stays.`);
    else tell(`${basename(folder)}: published as version ${published.value.number}.`);
  }
  return good;
}

async function checkCourses(folders: readonly string[], tell: Tell): Promise<boolean> {
  const read = await readCourses(folders, tell);
  if (read !== null) tell(`No fault in ${read.length} ${read.length === 1 ? "course" : "courses"}.`);
  return read !== null;
}

async function readCourses(folders: readonly string[], tell: Tell) {
  let faults = 0;
  const courses = [];
  for (const folder of folders) {
    const result = validateCourse({ name: basename(folder), files: await readFolder(folder) }, parseMarkdown);
    if (result.ok) {
      courses.push({ folder, course: result.value });
      continue;
    }
    faults += result.refusal.length;
    for (const fault of result.refusal) tell(`${basename(folder)}/${fault.file}:${fault.line}: ${faultSentence(fault)}`);
  }
  if (faults > 0) tell(`${faults} ${faults === 1 ? "fault" : "faults"}: nothing was imported.`);
  return faults > 0 ? null : courses;
}

async function providersBeside(folder: string): Promise<Readonly<Record<string, Trilingual>>> {
  const text = await readFile(join(dirname(folder), "providers.json"), "utf8").catch(() => "{}");
  return z.record(z.string(), Trilingual).parse(JSON.parse(text));
}
