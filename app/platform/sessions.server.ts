import { createHash } from "node:crypto";
import { type Adapter, Lucia, TimeSpan, generateIdFromEntropySize } from "lucia";
import { type Tx, ask, db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";

/** A session ends seven days after it was last used. */
const LASTS = new TimeSpan(7, "d");
/** How old "last seen" may be before a request writes it again: one small write in ten minutes, not one a request. */
const SEEN_EVERY_MS = 10 * 60 * 1000;

type Browser = { readonly userAgent: string | null; readonly address: string | null };

/** A role as the session query brings it. */
export type SessionRole = { id: string; role: string; jurisdiction: string | null; providerId: string | null };

/** Everything a door wants to know of who is asking, read in one query. */
export type SessionRow = {
  idHash: string;
  accountId: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  secondFactorAt: Date | null;
  actingGrantId: string | null;
  language: string;
  email: string | null;
  phone: string | null;
  practitionerId: string | null;
  nameAr: string | null;
  nameLatin: string | null;
  nameCkb: string | null;
  hasSecondFactor: boolean;
  roles: SessionRole[];
};

declare module "lucia" {
  interface Register {
    Lucia: Lucia<{ row: SessionRow | null }>;
    DatabaseSessionAttributes: { row: SessionRow | null; opening: (Browser & { actingGrantId: string | null }) | null };
  }
}

/** The only form in which a session's id reaches the database (R57). */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Lucia's seven questions, answered over Prisma. Ids that Lucia hands in are what the cookie carries; the table only has their SHA-256. */
function adapterOver(client: Tx): Adapter {
  return {
    async getSessionAndUser(token) {
      const rows = await ask<SessionRow>`
        SELECT s.id_hash AS "idHash", s.account_id AS "accountId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
               s.expires_at AS "expiresAt", s.second_factor_at AS "secondFactorAt", s.acting_grant_id AS "actingGrantId",
               a.language, a.email, a.phone,
               p.id AS "practitionerId", p.name_ar AS "nameAr", p.name_latin AS "nameLatin", p.name_ckb AS "nameCkb",
               EXISTS (SELECT 1 FROM totp_factor t WHERE t.account_id = a.id AND t.confirmed_at IS NOT NULL) AS "hasSecondFactor",
               coalesce((SELECT json_agg(json_build_object('id', g.id, 'role', g.role, 'jurisdiction', g.jurisdiction, 'providerId', g.provider_id)
                                         ORDER BY g.granted_at, g.id)
                           FROM role_grant g WHERE g.account_id = a.id AND g.ended_at IS NULL), '[]'::json) AS roles
          FROM session s
          JOIN account a ON a.id = s.account_id
          LEFT JOIN practitioner p ON p.account_id = a.id
         WHERE s.id_hash = ${hashOfToken(token)} AND a.disabled_at IS NULL`;
      const row = rows[0];
      if (row === undefined) return [null, null];
      return [
        { id: token, userId: row.accountId, expiresAt: row.expiresAt, attributes: { row, opening: null } },
        { id: row.accountId, attributes: {} },
      ];
    },
    async getUserSessions(accountId) {
      const rows = await client.session.findMany({ where: { accountId } });
      return rows.map((row) => ({
        id: row.idHash,
        userId: row.accountId,
        expiresAt: row.expiresAt,
        attributes: { row: null, opening: null },
      }));
    },
    async setSession({ id, userId, expiresAt, attributes: { opening } }) {
      const at = new Date(expiresAt.getTime() - LASTS.milliseconds());
      await client.session.create({
        data: {
          idHash: hashOfToken(id),
          accountId: userId,
          createdAt: at,
          lastSeenAt: at,
          expiresAt,
          userAgent: opening?.userAgent?.slice(0, 400) ?? null,
          address: opening?.address ?? null,
          actingGrantId: opening?.actingGrantId ?? null,
        },
      });
    },
    async updateSessionExpiration(token, expiresAt) {
      await client.session.updateMany({ where: { idHash: hashOfToken(token) }, data: { expiresAt } });
    },
    async deleteSession(token) {
      await client.session.deleteMany({ where: { idHash: hashOfToken(token) } });
    },
    async deleteUserSessions(accountId) {
      await client.session.deleteMany({ where: { accountId } });
    },
    async deleteExpiredSessions() {
      await client.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}

/** Behind TLS the `__Host-` prefix makes the browser refuse the cookie from any other host or path. */
const secure = (): boolean => env.publicUrl().startsWith("https:");
const cookieName = (): string => (secure() ? "__Host-session" : "session");

function luciaOver(client: Tx) {
  return new Lucia<{ row: SessionRow | null }>(adapterOver(client), {
    sessionExpiresIn: LASTS,
    // The cookie outlives the session (400 days): the table alone says when a session ends, and sliding needs no new cookie.
    sessionCookie: { name: cookieName(), expires: false, attributes: { secure: secure(), sameSite: "lax", path: "/" } },
    getSessionAttributes: ({ row }) => ({ row }),
  });
}

let lucia: ReturnType<typeof luciaOver> | null = null;
const overDatabase = () => (lucia ??= luciaOver(db()));

/** The token in a request's cookie; null when there is none. */
export function readToken(cookieHeader: string | null): string | null {
  return cookieHeader === null ? null : overDatabase().readSessionCookie(cookieHeader);
}

/**
 * Who holds this token, or null when it is unknown, expired, revoked, or its account is disabled. Slides the session's end
 * forward once half of its time is over.
 */
export async function sessionByToken(token: string): Promise<SessionRow | null> {
  const { session } = await overDatabase().validateSession(token);
  if (session?.row == null) return null;
  const row = { ...session.row, expiresAt: session.expiresAt };
  if (Date.now() - row.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db().session.updateMany({ where: { idHash: row.idHash }, data: { lastSeenAt: new Date() } });
  }
  return row;
}

/** Opens a session in the caller's transaction and returns the token for the cookie, which is stored nowhere. */
export async function openSession(
  tx: Tx,
  accountId: string,
  opening: Browser & { readonly actingGrantId: string | null },
): Promise<string> {
  const session = await luciaOver(tx).createSession(accountId, { row: null, opening }, { sessionId: generateIdFromEntropySize(25) });
  return session.id;
}

/** The `Set-Cookie` that hands a browser its session: HttpOnly, SameSite=Lax, Secure behind TLS. */
export function sessionCookie(token: string): string {
  return overDatabase().createSessionCookie(token).serialize();
}

/** The `Set-Cookie` that takes it away. */
export function blankSessionCookie(): string {
  return overDatabase().createBlankSessionCookie().serialize();
}

/** Forgets sessions whose time is over. */
export async function deleteExpiredSessions(): Promise<void> {
  await overDatabase().deleteExpiredSessions();
}
