/** The pages that a device can show by itself, and Remix's names for them. */
export type DevicePlace =
  | { readonly page: "offline" | "home" }
  | { readonly page: "course" | "quiz"; readonly courseId: string }
  | { readonly page: "lesson"; readonly courseId: string; readonly lessonId: string }
  | { readonly page: "attempt"; readonly courseId: string; readonly attemptId: string };

/** By page; a test holds these to the names of the files in app/routes. */
export const DEVICE_ROUTES: Readonly<Record<DevicePlace["page"], string>> = {
  offline: "routes/offline",
  home: "routes/learn._index",
  course: "routes/learn.courses.$courseId._index",
  lesson: "routes/learn.courses.$courseId.lessons.$lessonId",
  quiz: "routes/learn.courses.$courseId.quiz._index",
  attempt: "routes/learn.courses.$courseId.quiz.$attemptId",
};

/** Settings of the reader that can be changed without a line: they are the device's, until the server says otherwise. */
export const DEVICE_SETTINGS: readonly string[] = ["/account/language", "/account/appearance"];

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const COURSE = new RegExp(
  `^/learn/courses/(${SLUG})(?:/(?:lessons/(${SLUG})|(quiz)(?:/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?))?/?$`,
);

/** The place that an address names; null for every other page of the product. */
export function devicePlaceAt(pathname: string): DevicePlace | null {
  if (pathname === "/offline") return { page: "offline" };
  if (/^\/learn\/?$/.test(pathname)) return { page: "home" };
  const match = COURSE.exec(pathname);
  if (match === null) return null;
  const [, courseId = "", lessonId, quiz, attemptId] = match;
  if (lessonId !== undefined) return { page: "lesson", courseId, lessonId };
  if (attemptId !== undefined) return { page: "attempt", courseId, attemptId };
  return { page: quiz === undefined ? "course" : "quiz", courseId };
}

/** The address of a page for which only its data is asked (`/learn.data`); null for any other request. */
export function pathOfData(pathname: string): string | null {
  if (pathname === "/_root.data") return "/";
  return pathname.endsWith(".data") ? pathname.slice(0, -".data".length) : null;
}
