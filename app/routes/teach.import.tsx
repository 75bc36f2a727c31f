import { createHash } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useNavigation } from "@remix-run/react";
import { importCourse } from "#app/commands/authoring/import-course.server.ts";
import { can } from "#app/domain/identity/can.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readUpload } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { type ArchivePreviewRefusal, archivePreview } from "#app/queries/authoring/course-archive.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { draftPath } from "#app/ui/trainer/draft-words.ts";
import { type ImportCourseReply, ImportCourseScreen } from "#app/ui/trainer/import-course-screen.tsx";
import type { ImportRefusal } from "#app/ui/trainer/import-faults.tsx";

export const handle = { title: "plan.import-course" } satisfies PageHandle;

/** A course without films; what is larger is imported from the command line. */
const LIMIT = 64 * 1024 * 1024;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "trainer");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { fields, file } = await readUpload(request, LIMIT);
  const id = fields["id"] ?? "";
  const answer = (reply: Partial<ImportCourseReply>, status: number) =>
    data<ImportCourseReply>({ id, seen: null, preview: null, refusal: null, ...reply }, { status });
  const wished = id === "" ? null : CourseId.safeParse(id).data;
  if (wished === undefined) return answer({ refusal: plain("id-malformed") }, 422);
  if (file === null) return answer({ refusal: plain("no-file") }, 422);
  const seen = createHash("sha256").update(file.bytes).digest("hex");
  // What is taken in is what was looked at, under the name under which it was looked at.
  if (fields["step"] === "apply" && fields["seen"] === `${seen} ${id}`) {
    const outcome = await importCourse(trainer, { archive: file.bytes, courseId: wished }, occasionOf(request));
    return outcome.ok ? redirect(draftPath(outcome.value.courseId)) : answer({ refusal: told(outcome.refusal) }, 409);
  }
  const read = await archivePreview(trainer, file.bytes, wished);
  if (!read.ok) return answer({ refusal: told(read.refusal) }, 422);
  const { providerId, ...preview } = read.value;
  const isOfAnother = providerId !== null && !can(trainer, { verb: "draft-course", providerId });
  return answer({ seen: `${seen} ${id}`, preview: { ...preview, isOfAnother } }, 200);
}

const plain = (code: string): ImportRefusal => ({ code, faults: [] });

function told(refusal: ArchivePreviewRefusal | { readonly code: "not-yours" }): ImportRefusal {
  if (refusal.code !== "faults") return plain(refusal.code);
  const faults = refusal.faults.map(({ file, line, code, params }) => {
    const where = params?.["where"];
    return { file, line, code, where: typeof where === "string" && where !== "" ? where : null };
  });
  return { code: "faults", faults };
}

/** Without a connection, or with a session that ended, the page stays, and the file that was chosen. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ values, errors }) => ({
    id: typeof values["id"] === "string" ? values["id"] : "",
    seen: null,
    preview: null,
    refusal: plain(errors[""]?.[0] ?? "not-sent"),
  }));
}

export default function ImportCourseRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <ImportCourseScreen reply={reply} busy={useNavigation().state === "submitting"} />;
}
