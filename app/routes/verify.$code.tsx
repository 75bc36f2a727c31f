import type { LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseCertificateCode } from "#app/domain/credits/certificate.ts";
import { isDatabaseLost } from "#app/http/database-lost.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { checkedStatement, verifiedCertificate } from "#app/queries/credits/verified-certificate.server.ts";
import { VerificationResult } from "#app/ui/verify/verification-result.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "verify.title", withoutScript: true } satisfies PageHandle;

/**
 * What the paper's code and its signed statement are worth, for anyone. The statement is judged by its signature alone, so that the
 * page answers even while the database is away; the registry then says nothing, and the page says so.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { at } = occasionOf(request);
  const typed = params["code"] ?? "";
  const code = parseCertificateCode(typed);
  if (code === null) throw redirect(`/verify?code=${encodeURIComponent(typed.slice(0, 60))}`);
  const compact = new URL(request.url).searchParams.get("s");
  // A key that is not the present one is looked up: without the database nothing can be said of it.
  const checked = compact === null ? null : await checkedStatement(compact, at).catch(whenLost(null));
  // A good signature on another certificate's statement says nothing about this one.
  const statement = checked?.outcome === "holds" && checked.statement.c !== code ? ({ outcome: "forged" } as const) : checked;
  const registry = await (statement === null
    ? verifiedCertificate(code, at)
    : verifiedCertificate(code, at).catch(whenLost("away" as const)));
  return data({ code, at, statement, registry }, { status: registry === null ? 404 : 200, headers: { "cache-control": "no-store" } });
}

/** What to go on with when the database cannot be reached; any other fault is a fault. */
function whenLost<Answer>(answer: Answer): (error: unknown) => Answer {
  return (error) => {
    if (!isDatabaseLost(error)) throw error;
    return answer;
  };
}

export default function Verification() {
  return <VerificationResult {...useLoaderData<typeof loader>()} />;
}
