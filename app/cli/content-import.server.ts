import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { publishCourse } from "#app/commands/authoring/publish-course.server.ts";
import { faultSentence } from "#app/cli/fault-sentence.server.ts";
import { readJsonWithLines } from "#app/domain/authoring/json-lines.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";
import { importObstacles } from "#app/queries/authoring/import-obstacles.server.ts";

/** Where the courses of this checkout lie. */
const COURSES = resolve(import.meta.dirname, "../../content/courses");

/** Beside the course folders: the names of those who answer for them. */
const PROVIDERS = "providers.json";

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

/**
 * Checks every folder first, the providers beside them and whose the courses are; publishes only when nothing stands against any of
 * them. Tells each fault with file and line.
 */
export async function importCourses(folders: readonly string[], tell: Tell): Promise<boolean> {
  const read = await readCourses(folders, tell);
  if (read === null) return false;
  const named = new Set(
    read.flatMap(({ providers, course }) => (course.metadata.providerId in providers ? [course.metadata.providerId] : [])),
  );
  const obstacles = await importObstacles(
    read.map(({ course: { metadata } }) => ({ courseId: metadata.id, providerId: metadata.providerId })),
    named,
  );
  for (const { folder, course, providerLine } of read) {
    const obstacle = obstacles.get(course.metadata.id);
    if (obstacle === undefined) continue;
    const params = { provider: course.metadata.providerId };
    tell(`${basename(folder)}/course.json:${providerLine}: ${faultSentence({ code: obstacle, params })}`);
  }
  if (obstacles.size > 0) {
    tellFaults(obstacles.size, tell);
    return false;
  }
  const words = lessonWords();
  let good = true;
  for (const { folder, course, providers } of read) {
    const occasion = { at: instantAt(Date.now()), requestId: null };
    const published = await publishCourse({ course, providerName: providers[course.metadata.providerId] ?? null, words }, occasion);
    if (!published.ok) {
      // Looked at above: only another publication in between can bring this about.
      good = false;
      tell(
        `${basename(folder)}: not published: ${faultSentence({ code: published.refusal, params: { provider: course.metadata.providerId } })}.`,
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
  const providersIn = new Map<string, Providers>();
  for (const parent of new Set(folders.map((folder) => dirname(folder)))) {
    const providers = await readProviders(parent);
    if (providers.ok) {
      providersIn.set(parent, providers.value);
      continue;
    }
    faults += providers.refusal.length;
    for (const sentence of providers.refusal) tell(sentence);
  }
  const courses = [];
  for (const folder of folders) {
    const files = await readFolder(folder);
    const result = validateCourse({ name: basename(folder), files }, parseMarkdown);
    if (result.ok) {
      const bytes = files.find((file) => file.path === "course.json")?.bytes;
      const json = readJsonWithLines(new TextDecoder().decode(bytes));
      const providerLine = json.ok ? json.value.lineOf(["providerId"]) : 1;
      courses.push({ folder, course: result.value, providerLine, providers: providersIn.get(dirname(folder)) ?? {} });
      continue;
    }
    faults += result.refusal.length;
    for (const fault of result.refusal) tell(`${basename(folder)}/${fault.file}:${fault.line}: ${faultSentence(fault)}`);
  }
  if (faults > 0) tellFaults(faults, tell);
  return faults > 0 ? null : courses;
}

function tellFaults(faults: number, tell: Tell): void {
  tell(`${faults} ${faults === 1 ? "fault" : "faults"}: nothing was imported.`);
}

const Providers = z.record(z.string().regex(/^[a-z0-9-]+$/), Trilingual);
type Providers = z.infer<typeof Providers>;

/** The providers named beside course folders, or a sentence with file and line for each fault; a file that is not there names nobody. */
async function readProviders(parent: string): Promise<Result<Providers, readonly string[]>> {
  const text = await readFile(join(parent, PROVIDERS), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "{}";
    throw error;
  });
  const json = readJsonWithLines(text);
  if (!json.ok) return refused([`${PROVIDERS}:${json.line}: ${faultSentence({ code: "json-malformed" })}`]);
  const parsed = Providers.safeParse(json.value.value);
  if (parsed.success) return granted(parsed.data);
  return refused(
    parsed.error.issues.map(({ path, message }) => {
      const params = { where: path.map(String).join("."), why: message };
      return `${PROVIDERS}:${json.value.lineOf(path)}: ${faultSentence({ code: "value-malformed", params })}`;
    }),
  );
}
