import { isOfBrowser, pendingOfLink } from "#app/data/pending-sign-ups.server.ts";
import type { Contact } from "#app/domain/identity/contact.ts";
import { hasTries, standingOf } from "#app/domain/identity/pending-sign-up.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What a mailed link leads to. `here`: one button is enough; `elsewhere`: the chosen password is asked for as well. */
export type SignUpLink =
  { readonly state: "here" | "elsewhere"; readonly contact: Contact } | { readonly state: "confirmed" } | { readonly state: "over" };

/** How a link stands for this browser. Looking confirms nothing (R29): mail programs follow links before people do. */
export async function signUpLink(linkToken: string, browserToken: string | null, now: Instant): Promise<SignUpLink> {
  const pending = await pendingOfLink(db(), linkToken);
  if (pending === null) return { state: "over" };
  const standing = standingOf(pending, now);
  if (standing === "repeated" || standing === "done") return { state: "confirmed" };
  const here = isOfBrowser(pending, browserToken);
  if (standing === "over" || (!here && !hasTries(pending))) return { state: "over" };
  return { state: here ? "here" : "elsewhere", contact: pending.form.contact };
}
