import { z } from "zod";
import { renderAgain } from "#app/commands/authoring/render-again.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { log } from "#app/platform/log.server.ts";

const Payload = z.strictObject({ courseVersionId: z.uuid() });

/** Lets a published version show what was made of its pictures and recordings after its publication. May be run again after a crash. */
export async function run(payload: unknown): Promise<void> {
  const { courseVersionId } = Payload.parse(payload);
  const rendered = await renderAgain(courseVersionId, lessonWords(), { at: instantAt(Date.now()), requestId: null });
  if (!rendered.ok) log.warn({ courseVersionId, refusal: rendered.refusal }, "A version keeps its originals");
}
