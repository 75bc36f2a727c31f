import { can } from "#app/domain/identity/can.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { requireActorAmong } from "#app/http/guard.server.ts";

/** Who oversees, and whether they may see by name whom a figure counts. */
export async function standingLister(
  request: Request,
): Promise<{ readonly actor: ActorIn<"registrar"> | ActorIn<"auditor">; readonly mayName: boolean }> {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  return { actor, mayName: can(actor, { verb: "list-standings", jurisdiction: actor.jurisdiction }) };
}

/** The same, for who may: others get 403. */
export async function requireLister(request: Request): Promise<ActorIn<"registrar"> | ActorIn<"auditor">> {
  const { actor, mayName } = await standingLister(request);
  if (!mayName) throw Response.json({ code: "figures-only" }, { status: 403 });
  return actor;
}
