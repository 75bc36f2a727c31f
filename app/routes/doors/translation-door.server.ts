import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { type MeantTexts, markTranslation } from "#app/commands/authoring/mark-translation.server.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { AUTHOR_MARKS, type MarkReply } from "#app/ui/trainer/mark-bar.tsx";
import { translatedPartPath } from "#app/ui/trainer/translation-words.ts";

const revision = z.coerce.number().int().min(0).max(2_000_000_000);
const MarkForm = z.object({
  state: z.enum(AUTHOR_MARKS),
  keys: z.array(z.string().max(200)).max(2000).default([]),
  revision,
  sourceRevision: revision,
});

/** Records what a form says of the texts of one part, and comes back to them. */
export async function markPart(request: Request, here: Pick<MeantTexts, "courseId" | "part" | "language">) {
  const trainer = await requireActor(request, "trainer");
  const form = await readForm(request, MarkForm);
  if (!form.ok) return refusedBy("nothing-chosen", 422);
  const outcome = await markTranslation(trainer, { ...here, ...form.value }, occasionOf(request));
  if (!outcome.ok) return refusedBy(outcome.refusal, 409);
  return redirect(translatedPartPath(here.courseId, here.part, here.language));
}

function refusedBy(refusal: MarkReply["refusal"], status: number) {
  return data({ refusal } satisfies MarkReply, { status });
}
