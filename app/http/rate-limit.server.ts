import { networkOf } from "#app/http/client-network.server.ts";
import { type Limit, countTry, forgetTries, takeBack } from "#app/platform/rate-limits.server.ts";

/** Where a request comes from, as server.ts understood it, in the form by which tries are counted; never what a client says of itself. */
export function addressOf(request: Request): string {
  return networkOf(request.headers.get("x-client-address") ?? "unknown");
}

/** The browser that a session is opened in. */
export function browserOf(request: Request): { readonly userAgent: string | null; readonly address: string | null } {
  return { userAgent: request.headers.get("user-agent"), address: request.headers.get("x-client-address") };
}

export type Try = { readonly limit: Limit; readonly subject: string };

/** Counts one try against several limits; the longest wait in seconds when one of them is used up, else null. */
export async function limited(tries: readonly Try[]): Promise<number | null> {
  const waits = await Promise.all(tries.map(({ limit, subject }) => countTry(limit, subject)));
  const longest = Math.max(0, ...waits.map((wait) => wait ?? 0));
  return longest === 0 ? null : longest;
}

/** Takes tries back that came to nothing: a form that has to be corrected costs no message. */
export async function takenBack(tries: readonly Try[]): Promise<void> {
  await Promise.all(tries.map(({ limit, subject }) => takeBack(limit, subject)));
}

/** After a success: what belongs to the account is forgotten, what belongs to the address gives back this one try. */
export async function succeeded(tries: readonly Try[]): Promise<void> {
  await Promise.all(
    tries.map(({ limit, subject }) =>
      limit.endsWith("-address") && !limit.includes("account") ? takeBack(limit, subject) : forgetTries(limit, subject),
    ),
  );
}
