import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { safeNext } from "#app/http/guard.server.ts";
import { reachedOverTls } from "#app/http/installation.server.ts";
import { themeCookie } from "#app/http/page-facts.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { THEMES } from "#app/i18n/page-facts.ts";

const Wish = z.object({ theme: z.enum(THEMES), next: z.string().max(2000).optional(), stay: z.literal("yes").optional() });

/** The switch is a form; somebody who comes by the address goes on to the first page. */
export function loader() {
  return redirect("/");
}

/** Keeps light, dark or the device's own way in this browser. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, Wish);
  if (!form.ok) return Response.json({ ok: false }, { status: 400 });
  const { theme, next, stay } = form.value;
  const headers = { "set-cookie": themeCookie(theme, reachedOverTls()) };
  return stay === "yes" ? Response.json({ ok: true }, { headers }) : redirect(safeNext(next), { status: 303, headers });
}
