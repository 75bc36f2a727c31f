import type { QuestionCount } from "#app/domain/assessment/question-count.ts";
import { type CourseContent, type ListedLesson, courseContent } from "#app/domain/authoring/course-content.ts";
import { USUAL_FILM, filmChoices, withFilm } from "#app/domain/authoring/film-choice.ts";
import { PACKAGE_SCHEMA, type PackageFile, type PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { RenderedLesson } from "#app/domain/authoring/lesson-rendering.ts";
import { topicName } from "#app/domain/catalog/topic.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** One published version in one language, as far as a package holds it. */
export type PackageSource = {
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly number: number;
  readonly language: Language;
  readonly metadata: CourseMetadata;
  readonly questions: QuestionCount;
  readonly lessons: readonly (ListedLesson & Pick<RenderedLesson, "html" | "outline">)[];
};

/** What a package's file of the course holds: the course page, but for what is one person's or may change. */
export type CourseFile = {
  readonly schema: typeof PACKAGE_SCHEMA;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly number: number;
  readonly content: CourseContent;
  /** Names of topics and, for each credit offer, of its professions. */
  readonly topics: readonly string[];
  readonly offers: readonly { readonly maximumHundredths: number; readonly professions: readonly string[] }[];
};

/** What a package's file of a lesson holds: no item of the quiz, no key, no reason of one (R20, R32). */
export type LessonFile = Pick<RenderedLesson, "html" | "outline"> & {
  readonly schema: typeof PACKAGE_SCHEMA;
  readonly lessonId: string;
};

/** What is known about a stored object that lessons show. */
export type MediaFacts = { readonly bytes: number; readonly contentType: string };

/** Larger ones are fetched when they are wanted, over a line. */
const LARGEST_MEDIA_BYTES = 25_000_000;
/** A device holds a film in its memory while it looks whether all of it is there. */
const LARGEST_FILM_BYTES = 100_000_000;
const PACKAGEABLE = /^(image\/(svg\+xml|png|jpeg|webp|avif|gif)|audio\/[\w.+-]+|text\/(vtt|plain)|application\/pdf)$/;

/**
 * Whether an object that a lesson shows can be carried away with it: pictures, recordings of speech, captions, transcripts and documents,
 * up to 25 MB each. A film is carried only where somebody chooses it: one of them is larger than everything else of a course together.
 */
export function isPackageable({ bytes, contentType }: MediaFacts): boolean {
  return bytes <= LARGEST_MEDIA_BYTES && PACKAGEABLE.test(contentType);
}

/** A recording or picture in another form than the one that a device keeps: fetched over a line, when it is wanted. */
const ONLINE_ONLY = /<(?:source|option|img) data-(?:online|films|sound)\b[^>]*>/g;
/** A film as a device may keep it: `144p:HASH 240p:HASH`. */
const FILMS = /<source data-films="([^"]*)"/g;
/** What is said in a film, by itself. */
const SOUND_OF_FILM = /<source data-sound src="\/media\/([0-9a-f]{64})"/g;

/**
 * The objects that a rendered lesson shows, by the hash of their content, in the order of their first mention; of a recording or picture that was
 * made smaller only the form that a device keeps.
 */
export function mediaShownIn(html: string): readonly string[] {
  return [...new Set([...html.replace(ONLINE_ONLY, "").matchAll(/"\/media\/([0-9a-f]{64})"/g)].map((match) => match[1] ?? ""))];
}

/** The films that a rendered lesson shows, each with the sizes that a device may keep, the smallest first; and what is said in them. */
function filmsShownIn(html: string) {
  const sizes = (text: string) =>
    text.split(" ").map((one) => {
      const [lines = "", sha256 = ""] = one.split("p:");
      return { lines: Number(lines), sha256 };
    });
  return {
    sized: [...html.matchAll(FILMS)].map(([, text = ""]) => sizes(text)),
    sound: [...new Set([...html.matchAll(SOUND_OF_FILM)].map(([, sha256 = ""]) => sha256))],
  };
}

/** The address of a file of a version. */
export function packagePath(courseId: string, number: number, language: Language, file: string): string {
  return `/learn/courses/${courseId}/versions/${String(number)}/${language}/${file}`;
}

/** The name of the file that holds the course's own page. */
export const COURSE_FILE = "course.json";

/** The name of the file that holds a lesson. */
export function lessonFileName(lessonId: string): string {
  return `lesson-${lessonId}.json`;
}

/** The text of a file by its name, byte for byte the same each time; null when the version has no such file. */
export function packageFileText(source: PackageSource, file: string): string | null {
  if (file === COURSE_FILE) return canonicalJson(asJson(courseFile(source)));
  const lesson = source.lessons.find(({ id }) => lessonFileName(id) === file);
  if (lesson === undefined) return null;
  const { id, html, outline } = lesson;
  return canonicalJson(asJson({ schema: PACKAGE_SCHEMA, lessonId: id, html, outline } satisfies LessonFile));
}

function courseFile({ courseId, courseVersionId, number, language, metadata, questions, lessons }: PackageSource): CourseFile {
  return {
    schema: PACKAGE_SCHEMA,
    courseId,
    courseVersionId,
    number,
    content: courseContent(
      metadata,
      questions,
      language,
      lessons.map(({ id, title, minutes, bytes, sectionIds }) => ({ id, title, minutes, bytes, sectionIds })),
    ),
    topics: metadata.topics.map((topic) => topicName(topic, language)),
    offers: metadata.creditOffers.map(({ professions, maximumHundredths }) => ({
      maximumHundredths,
      professions: professions.map((code) => nameOf(PROFESSIONS, code, language)),
    })),
  };
}

/**
 * The manifest of a package. `media` knows every stored object of the version; what a lesson shows and cannot be carried away makes the
 * package incomplete. `sha256Of` gives the hash of a text's UTF-8 bytes in hexadecimal.
 */
export function packageManifest(
  source: PackageSource,
  media: ReadonlyMap<string, MediaFacts>,
  sha256Of: (text: string) => string,
): PackageManifest {
  const { courseId, courseVersionId, number, language, metadata } = source;
  const text = (kind: "course" | "lesson", name: string): PackageFile => {
    const written = packageFileText(source, name) ?? "";
    return { kind, path: packagePath(courseId, number, language, name), bytes: utf8Length(written), sha256: sha256Of(written) };
  };
  const html = source.lessons.map((lesson) => lesson.html).join("");
  const shown = mediaShownIn(html);
  const file = (kind: "media" | "film", sha256: string, fits: (facts: MediaFacts) => boolean): PackageFile[] => {
    const facts = media.get(sha256);
    return facts === undefined || !fits(facts) ? [] : [{ kind, path: `/media/${sha256}`, bytes: facts.bytes, sha256 }];
  };
  const carried = shown.flatMap((sha256) => file("media", sha256, isPackageable));
  const inFilms = filmsShownIn(html);
  const sized = inFilms.sized.map((sizes) =>
    sizes.flatMap(({ lines, sha256 }) =>
      file("film", sha256, ({ bytes }) => bytes <= LARGEST_FILM_BYTES).map((one) => ({ lines, file: one })),
    ),
  );
  const sound = inFilms.sound.filter((sha256) => !shown.includes(sha256)).flatMap((sha256) => file("film", sha256, isPackageable));
  const films = filmChoices(sound, sized);
  const files = [text("course", COURSE_FILE), ...source.lessons.map(({ id }) => text("lesson", lessonFileName(id))), ...carried];
  const manifest: PackageManifest = {
    schema: PACKAGE_SCHEMA,
    courseId,
    courseVersionId,
    number,
    language,
    title: metadata.title[language],
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    files,
    complete: carried.length === shown.length,
    ...(films.length === 0 ? {} : { films }),
  };
  return withFilm(manifest, USUAL_FILM);
}

function asJson(value: CourseFile | LessonFile): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
