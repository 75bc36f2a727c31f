import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { takeItem } from "#app/commands/authoring/take-item.server.ts";
import { CourseId, ItemId } from "#app/domain/shared/ids.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { itemBank } from "#app/queries/authoring/item-bank.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { BankScreen } from "#app/ui/trainer/items/bank-screen.tsx";
import { questionPath } from "#app/ui/trainer/items/item-words.ts";

export const handle = { title: "items.bank" } satisfies PageHandle;

const words = z.string().trim().max(100).catch("");
const Filter = z.object({
  words,
  topic: words,
  type: words,
  level: words,
  competency: words,
  course: words,
  item: words,
  due: z
    .string()
    .optional()
    .transform((value) => value === "yes"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const filter = Filter.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { filter, bank: await itemBank(trainer, filter, occasionOf(request).at), saveId: randomUUID() };
}

const TakeForm = z.object({ saveId: z.uuid(), fromCourse: CourseId, fromItem: ItemId, courseId: CourseId });

/** Copies an item into a draft and opens it there. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const form = await readForm(request, TakeForm);
  if (!form.ok) return data(refusedBy("refused"), { status: 422 });
  const { courseId, saveId, fromCourse, fromItem } = form.value;
  const outcome = await takeItem(trainer, { courseId, saveId, from: { courseId: fromCourse, itemId: fromItem } }, occasionOf(request));
  return outcome.ok ? redirect(questionPath(courseId, outcome.value.itemId)) : data(refusedBy("refused"), { status: 409 });
}

/** `refused`, or why it did not reach the server, as a code of errors.json. */
const refusedBy = (refusal: string) => ({ refusal });

/** Without a connection, or with a session that ended, the list stays as it was searched. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => refusedBy(errors[""]?.[0] ?? "server-trouble"));
}

export default function BankRoute() {
  const loaded = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  return <BankScreen {...loaded} refusal={refusal} busy={useNavigation().state === "submitting"} />;
}
