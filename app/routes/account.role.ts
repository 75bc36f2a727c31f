import { type ActionFunctionArgs, type LoaderFunctionArgs, redirectDocument } from "@remix-run/node";
import { z } from "zod";
import { chooseRole } from "#app/commands/identity/choose-role.server.ts";
import { found, requireSignedIn } from "#app/http/guard.server.ts";
import { homeOf } from "#app/http/home-of.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";

const RoleForm = z.object({ grantId: z.uuid() });

/** The first page of the role in which the person acts; loaded as a whole page, because some roles have words of their own. */
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSignedIn(request);
  return redirectDocument(homeOf(session.holder?.role ?? null));
}

/** Acts in another role from now on. A role that is not held is not known to exist. */
export async function action({ request }: ActionFunctionArgs) {
  const { account, holder, sessionIdHash } = await requireSignedIn(request);
  const read = await readForm(request, RoleForm);
  const wish = found(read.ok ? { accountId: account.id, sessionIdHash, grantId: read.value.grantId } : null);
  const outcome = await chooseRole(found(holder), wish, occasionOf(request));
  return redirectDocument(homeOf(found(outcome.ok ? outcome.value : null)));
}
