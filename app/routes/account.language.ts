import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { chooseLanguage } from "#app/commands/identity/choose-language.server.ts";
import { Language } from "#app/domain/shared/language.ts";
import { safeNext, sessionOf } from "#app/http/guard.server.ts";
import { reachedOverTls } from "#app/http/installation.server.ts";
import { languageCookie } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";

const Wish = z.object({ language: Language, next: z.string().max(2000).optional(), stay: z.literal("yes").optional() });

/** The switch is a form; somebody who comes by the address goes on to the first page. */
export function loader() {
  return redirect("/");
}

/** Keeps the language in the browser and, when somebody is signed in, in the account; leads back to where the reader was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, Wish);
  if (!form.ok) return Response.json({ ok: false }, { status: 400 });
  const { language, next, stay } = form.value;
  const session = await sessionOf(request);
  // One's own language may be chosen before the second factor: the page that asks for it is in this language too.
  if (session?.holder) await chooseLanguage(session.holder, { accountId: session.account.id, language }, occasionOf(request));
  const headers = { "set-cookie": languageCookie(language, reachedOverTls()) };
  return stay === "yes" ? Response.json({ ok: true }, { headers }) : redirect(safeNext(next), { status: 303, headers });
}
