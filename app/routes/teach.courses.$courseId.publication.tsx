import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { cancelPlannedPublication } from "#app/commands/authoring/cancel-planned-publication.server.ts";
import { planPublication } from "#app/commands/authoring/plan-publication.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { Change, type NoticeFault, type PublicationNotice } from "#app/domain/authoring/publication-notice.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { publicationPage } from "#app/queries/authoring/publication-page.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { publicationPath } from "#app/ui/trainer/draft-words.ts";
import { type PublicationRefusal, PublicationScreen } from "#app/ui/trainer/publication-screen.tsx";

export const handle = { title: "publication.title" } satisfies PageHandle;

const courseOf = (params: LoaderFunctionArgs["params"]): CourseId => found(CourseId.safeParse(params["courseId"]).data);
const Look = z.object({ lessonId: z.string().max(100), language: Language });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = courseOf(params);
  const { searchParams } = new URL(request.url);
  const look = Look.safeParse({ lessonId: searchParams.get("lesson"), language: searchParams.get("language") }).data ?? null;
  const now = occasionOf(request).at;
  const page = found(await publicationPage(trainer, courseId, look, now));
  const draft = found(await draftToEdit(trainer, courseId, now));
  return {
    courseId,
    page,
    title: draftContentFrom(courseId, draft.providerId, draft.parts).metadata.title,
    standing: draft.standing,
    independence: draft.independence,
    basedOn: draft.parts.find(({ part }) => part === "metadata")?.revision ?? 0,
    saveId: randomUUID(),
  };
}

const text = z.string().trim().max(4000).default("");
const NoticeForm = z.object({
  deed: z.enum(["publish", "plan"]),
  change: Change.default("editorial"),
  reason: text,
  belowReason: text,
  "summary-ar": text,
  "summary-ckb": text,
  "summary-en": text,
});
const DatesForm = z.object({
  deed: z.literal("dates"),
  saveId: z.uuid(),
  basedOn: z.coerce.number().int().min(0).max(2_000_000_000),
  releasedOn: CalendarDay,
  reviewedOn: CalendarDay,
  expiresOn: CalendarDay,
});
const AnyForm = z.union([NoticeForm, DatesForm, z.object({ deed: z.literal("cancel") })]);

export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = courseOf(params);
  const occasion = occasionOf(request);
  const form = await readForm(request, AnyForm);
  if (!form.ok) return answered(form.reply.values["deed"] === "dates" ? "dates-malformed" : "other", 422);
  if (form.value.deed === "cancel") {
    const ended = await cancelPlannedPublication(trainer, { courseId }, occasion);
    return ended.ok ? redirect(publicationPath(courseId)) : answered("other", 409);
  }
  if (form.value.deed === "dates") {
    const { deed: _deed, saveId, basedOn, ...days } = form.value;
    const draft = found(await draftToEdit(trainer, courseId, occasion.at));
    const there = draft.parts.find(({ part }) => part === "metadata")?.content as Record<string, Json> | undefined;
    const wish = { courseId, saveId, part: "metadata", basedOn, content: { ...there, ...days } } as const;
    const saved = await saveDraftPart(trainer, wish, occasion);
    return saved.ok ? redirect(`${publicationPath(courseId)}?saved`) : answered("dates-refused", 409);
  }
  const { deed, change, reason, belowReason } = form.value;
  const summary = { ar: form.value["summary-ar"], ckb: form.value["summary-ckb"], en: form.value["summary-en"] };
  const notice: PublicationNotice = { change, reason, belowReason, summary };
  const outcome =
    deed === "plan"
      ? await planPublication(trainer, { courseId, notice }, occasion)
      : await publishDraft(trainer, { courseId, notice, words: lessonWords(), contentHash: null }, occasion);
  if (outcome.ok) return redirect(`${publicationPath(courseId)}${deed === "publish" ? "?published" : ""}`);
  const { refusal } = outcome;
  switch (refusal.code) {
    case "notice":
      return answered("notice", 422, notice, refusal.faults);
    case "not-approved":
    case "not-independent":
    case "not-ready":
    case "expired":
    case "withdrawn":
      return answered(refusal.code, 409, notice);
    default:
      return answered("other", 409, notice);
  }
}

function answered(
  refusal: PublicationRefusal,
  status: number,
  notice: PublicationNotice | null = null,
  faults: readonly NoticeFault[] = [],
) {
  return data({ refusal, faults, notice, unsent: null as string | null }, { status });
}

/** Without a connection, or with a session that ended, the page and what was typed stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ refusal: "other", faults: [], notice: null, unsent: errors[""]?.[0] ?? null }));
}

export default function PublicationRoute() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const [search] = useSearchParams();
  return (
    <PublicationScreen
      {...loaded}
      answer={answer}
      saved={answer === null && search.has("saved")}
      published={answer === null && search.has("published")}
      busy={useNavigation().state === "submitting"}
    />
  );
}
