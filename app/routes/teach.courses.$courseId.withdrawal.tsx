import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { withdrawCourse } from "#app/commands/authoring/withdraw-course.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readWithdrawal } from "#app/http/read-withdrawal.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { withdrawalPage } from "#app/queries/authoring/withdrawal-page.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { publicationPath, withdrawalPath } from "#app/ui/trainer/draft-words.ts";
import { type WithdrawalAnswer, WithdrawalScreen } from "#app/ui/trainer/withdrawal-screen.tsx";

export const handle = { title: "publication.withdraw-title" } satisfies PageHandle;

const courseOf = (params: LoaderFunctionArgs["params"]): CourseId => found(CourseId.safeParse(params["courseId"]).data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  return { page: found(await withdrawalPage(trainer, courseOf(params))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = courseOf(params);
  const form = await readWithdrawal(request);
  const refused = (refusal: WithdrawalAnswer["refusal"], status: number) =>
    data({ refusal, values: form.values, unsent: null as string | null }, { status });
  if (!form.ok) return refused("incomplete", 422);
  const outcome = await withdrawCourse(trainer, { courseId, withdrawal: form.value }, occasionOf(request));
  if (outcome.ok) return redirect(withdrawalPath(courseId));
  const { refusal } = outcome;
  return refused(refusal === "withdrawn-already" || refusal === "no-such-version" ? refusal : "other", 409);
}

/** Without a connection, or with a session that ended, the page and what was typed stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ values, errors }) => ({
    refusal: "other",
    values: { ...values },
    unsent: errors[""]?.[0] ?? null,
  }));
}

export default function WithdrawalRoute() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  return (
    <WithdrawalScreen
      page={page}
      back={publicationPath(page.courseId)}
      inWorkshop
      answer={answer}
      busy={useNavigation().state === "submitting"}
    />
  );
}
