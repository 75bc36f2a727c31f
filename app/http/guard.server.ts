import { type Actor, type ActorIn, ROLES, type Role } from "#app/domain/identity/actor.ts";
import { mayActUntil } from "#app/domain/identity/second-factor.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { type SessionRow, readToken, sessionByToken } from "#app/platform/sessions.server.ts";

/** A role that the person holds, and what it is limited to. */
export type HeldRole = {
  readonly grantId: string;
  readonly role: Role;
  readonly jurisdiction: string | null;
  readonly providerId: string | null;
};

/** Who is signed in, as every door sees it. */
export type SignedIn = {
  readonly account: {
    readonly id: AccountId;
    readonly language: Language;
    readonly email: string | null;
    readonly phone: string | null;
    /** In the account's language; the address for people who are no practitioners. */
    readonly displayName: string;
  };
  readonly practitionerId: PractitionerId | null;
  readonly roles: readonly HeldRole[];
  /** The role they chose, before the second factor is asked; null when they hold none that can act. */
  readonly holder: Actor | null;
  readonly actingGrantId: string | null;
  /** The holder, once nothing is missing; this is who may do deeds. */
  readonly actor: Actor | null;
  readonly secondFactor: "not-needed" | "missing" | "given";
  /** Whether one is set up, however the session stands. */
  readonly hasSecondFactor: boolean;
  /** When the session, or the time of its second factor, ends (R60). */
  readonly endsAt: Instant;
  readonly sessionIdHash: string;
};

/** One look-up at a time for one request's cookie: the loaders of a page run side by side and ask the same question. */
const underWay = new Map<string, Promise<SignedIn | null>>();

/** Who is signed in; null when nobody is. One query, and none without a cookie. */
export async function sessionOf(request: Request): Promise<SignedIn | null> {
  const token = readToken(request.headers.get("cookie"));
  if (token === null || token === "" || token.length > 100) return null;
  const key = `${request.headers.get("x-request-id") ?? ""} ${token}`;
  const asked = underWay.get(key);
  if (asked !== undefined) return asked;
  const asking = sessionByToken(token)
    .then((row) => (row === null ? null : signedInFrom(row, occasionOf(request).at)))
    .finally(() => underWay.delete(key));
  underWay.set(key, asking);
  return asking;
}

/** Who is signed in; else a redirect to the sign-in page for a page, and 401 with `{code: "signed-out"}` for anything posted. */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  return (await sessionOf(request)) ?? signedOut(request);
}

/**
 * The actor in exactly this role. Signed out: as `requireSignedIn`. A second factor missing: a redirect to give it (403
 * `{code: "second-factor-missing"}` for anything posted). Another role: 403 `{code: "wrong-role"}`, which says whether the role is held.
 */
export async function requireActor<Chosen extends Role>(request: Request, role: Chosen): Promise<ActorIn<Chosen>> {
  return requireActorAmong(request, [role]);
}

/** The actor in one of these roles, for a page that several share; refusals as `requireActor`, which name the first. */
export async function requireActorAmong<Chosen extends Role>(
  request: Request,
  roles: readonly [Chosen, ...Chosen[]],
): Promise<ActorIn<Chosen>> {
  const session = await requireSignedIn(request);
  const [role] = roles;
  if (session.holder === null || !(roles as readonly Role[]).includes(session.holder.role)) {
    const held = session.roles.some((grant) => grant.role === role);
    throw Response.json({ code: "wrong-role", role, held }, { status: 403 });
  }
  if (session.actor === null) throw secondFactorMissing(request);
  return session.actor as ActorIn<Chosen>;
}

/** The actor in whatever role they act in; refusals as `requireActor`. */
export async function requireAnyActor(request: Request): Promise<Actor> {
  const session = await requireSignedIn(request);
  if (session.holder === null) throw Response.json({ code: "wrong-role", role: null, held: false }, { status: 403 });
  if (session.actor === null) throw secondFactorMissing(request);
  return session.actor;
}

/** The thing, or 404: what may not be seen is not known to exist. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw Response.json({ code: "not-found" }, { status: 404 });
  return thing;
}

/** A path of this product to go on to after signing in; anything that leads elsewhere becomes `/`. */
export function safeNext(next: string | null | undefined): string {
  if (next === null || next === undefined || next.length > 500) return "/";
  if (!/^\/(?![/\\])[^\\\u0000-\u001f\s]*$/u.test(next)) return "/";
  // Dots that lead upwards can leave two slashes in front, which name another host.
  return new URL(next, "http://here.invalid").pathname.startsWith("//") ? "/" : next;
}

function hereOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete("_routes");
  return safeNext(`${url.pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/")}${url.search}`);
}

const reads = (request: Request): boolean => request.method === "GET" || request.method === "HEAD";

function signedOut(request: Request): never {
  if (!reads(request)) throw Response.json({ code: "signed-out" }, { status: 401 });
  throw new Response(null, { status: 302, headers: { location: `/account/sign-in?next=${encodeURIComponent(hereOf(request))}` } });
}

function secondFactorMissing(request: Request): Response {
  if (!reads(request)) return Response.json({ code: "second-factor-missing" }, { status: 403 });
  return new Response(null, { status: 302, headers: { location: `/account/second-factor?next=${encodeURIComponent(hereOf(request))}` } });
}

/** What the row of the session query means. */
export function signedInFrom(row: SessionRow, now: Instant): SignedIn {
  const language = Language.catch("ar").parse(row.language);
  const accountId = AccountId.parse(row.accountId);
  const practitionerId = row.practitionerId === null ? null : PractitionerId.parse(row.practitionerId);
  const roles = row.roles
    .flatMap(({ id, role, ...limits }) => (isRole(role) ? [{ grantId: id, role, ...limits }] : []))
    .filter((grant) => actorOf(accountId, practitionerId, grant) !== null);
  const acting = roles.find((grant) => grant.grantId === row.actingGrantId) ?? roles[0] ?? null;
  const holder = acting === null ? null : actorOf(accountId, practitionerId, acting);
  const endsAt = instantAt(row.expiresAt.getTime());
  const secondFactorAt = row.secondFactorAt === null ? null : instantAt(row.secondFactorAt.getTime());
  const until =
    holder === null ? endsAt : mayActUntil({ role: holder.role, hasSecondFactor: row.hasSecondFactor, secondFactorAt, endsAt }, now);
  return {
    account: { id: accountId, language, email: row.email, phone: row.phone, displayName: displayNameOf(row, language) },
    practitionerId,
    roles,
    holder,
    actingGrantId: acting?.grantId ?? null,
    actor: until === null ? null : holder,
    secondFactor: until === null ? "missing" : secondFactorAt === null ? "not-needed" : "given",
    hasSecondFactor: row.hasSecondFactor,
    endsAt: until ?? endsAt,
    sessionIdHash: row.idHash,
  };
}

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** The actor that a grant makes, or null when what the role needs is not there. */
function actorOf(accountId: AccountId, practitionerId: PractitionerId | null, grant: HeldRole): Actor | null {
  switch (grant.role) {
    case "learner":
      return practitionerId === null ? null : { role: "learner", accountId, practitionerId };
    case "trainer":
    case "reviewer":
      return grant.providerId === null ? null : { role: grant.role, accountId, providerId: grant.providerId };
    case "auditor":
    case "registrar":
      return grant.jurisdiction === null ? null : { role: grant.role, accountId, jurisdiction: grant.jurisdiction };
    case "admin":
      return { role: "admin", accountId };
  }
}

function displayNameOf(row: SessionRow, language: Language): string {
  const name = language === "en" ? row.nameLatin : language === "ckb" ? (row.nameCkb ?? row.nameAr) : row.nameAr;
  return name ?? row.email ?? row.phone ?? "";
}
