import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { saveCaptions } from "#app/commands/authoring/save-captions.server.ts";
import { captionsFile } from "#app/domain/authoring/captions-file.ts";
import { MOST_SAVE_BYTES } from "#app/domain/authoring/draft-limits.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readJson } from "#app/http/read.server.ts";

export const handle = { direct: true };

/** As far as they are written. A film of eight hours has some 8000. */
const SentCues = z
  .array(z.strictObject({ id: z.string().max(60), start: z.string().max(40), end: z.string().max(40), text: z.string().max(2000) }))
  .max(10_000);
const Wish = z.strictObject({
  courseId: CourseId,
  file: z.string().max(120),
  saveId: z.uuid(),
  basedOn: z.number().int().min(0),
  content: SentCues,
});

/** One save of captions: what is stored, or why nothing was (409), in the words of domain/authoring/draft. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const read = await readJson(request, Wish, MOST_SAVE_BYTES, "any");
  if (!read.ok) return Response.json({ code: read.code }, { status: read.status });
  const { file, ...wish } = read.value;
  const outcome = await saveCaptions(trainer, { ...wish, captions: found(captionsFile(file)) }, occasionOf(request));
  return Response.json(outcome, { status: outcome.ok ? 200 : 409 });
}

/** There is nothing to read here. */
export function loader() {
  return Response.json({ code: "method-not-allowed" }, { status: 405, headers: { allow: "POST" } });
}
