import { type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { giveDisclosure } from "#app/commands/authoring/give-disclosure.server.ts";
import { DisclosureForm } from "#app/domain/authoring/disclosure-form.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";

/** What the reader declared so far. */
export async function showDisclosure({ request }: LoaderFunctionArgs, role: "trainer" | "reviewer") {
  const actor = await requireActor(request, role);
  return { own: await ownDisclosure(actor, occasionOf(request).at), given: new URL(request.url).searchParams.has("given") };
}

/** Records what a form declares, and comes back to the page, which says so. */
export async function disclose({ request }: LoaderFunctionArgs, role: "trainer" | "reviewer") {
  const actor = await requireActor(request, role);
  const form = await readForm(request, DisclosureForm);
  if (!form.ok) return data(form.reply, { status: 422 });
  const outcome = await giveDisclosure(actor, form.value, occasionOf(request));
  if (outcome.ok) return redirect(role === "trainer" ? "/teach/disclosure?given" : "/review/disclosure?given");
  const { refusal } = outcome;
  const errors: Record<string, string[]> =
    refusal.code === "relationship" ? { [`relationships[${String(refusal.index)}].endedOn`]: [refusal.fault] } : { "": ["invalid"] };
  return data({ values: form.values, errors }, { status: 422 });
}
