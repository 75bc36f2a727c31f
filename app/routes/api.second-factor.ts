import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { giveSecondFactor } from "#app/commands/identity/give-second-factor.server.ts";
import { found, requireSignedIn } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited, succeeded } from "#app/http/rate-limit.server.ts";
import { readJson } from "#app/http/read.server.ts";

const Given = z.object({ code: z.string().min(1).max(100) });
const MOST_BYTES = 4 * 1024;

/** The second factor from a dialog over the page, as `api.sign-in` is for the first: `{ok: true}`, or `{ok: false, code}` (R59). */
export async function action({ request }: ActionFunctionArgs) {
  const { account, holder, sessionIdHash } = await requireSignedIn(request);
  const actor = found(holder);
  const read = await readJson(request, Given, MOST_BYTES);
  if (!read.ok) return Response.json({ ok: false, code: read.code }, { status: read.status });
  const tries = [{ limit: "second-factor-account", subject: account.id }] as const;
  if ((await limited(tries)) !== null) return Response.json({ ok: false, code: "too-many-tries" }, { status: 429 });
  const given = await giveSecondFactor(actor, { accountId: account.id, sessionIdHash, code: read.value.code }, occasionOf(request));
  if (!given.ok) return Response.json({ ok: false, code: given.refusal }, { status: 400 });
  await succeeded(tries);
  return Response.json({ ok: true });
}
