import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/commands/identity/sign-out.server.ts";
import { sessionOf } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { signedOutHeaders } from "#app/http/session-cookie.server.ts";

/** Looking at the address signs nobody out (R58). */
export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await sessionOf(request);
  if (session !== null) {
    await signOut(session.holder, { accountId: session.account.id, sessionIdHash: session.sessionIdHash }, occasionOf(request));
  }
  return redirect("/", { headers: signedOutHeaders() });
}
