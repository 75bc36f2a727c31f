import { type ClientActionFunctionArgs, isRouteErrorResponse, type useActionData } from "@remix-run/react";
import { announceSessionEnded } from "#app/offline/session-ended.ts";

/** What goes back to a form that did not reach the server, in the shape of a form's reply. */
export type UnsentReply = {
  readonly values: Readonly<Record<string, string | string[]>>;
  readonly errors: Readonly<Record<string, string[]>>;
};

type OutcomeOf<Action> = NonNullable<ReturnType<typeof useActionData<Action>>>;

/** Fields that no reply carries; on the page they stay as they are. */
const SECRET = /password|code|token/i;

/**
 * A route's `clientAction`: sends the form, and where no network, no session or no server answers, leaves the page as it is with what
 * was typed and the reason as a code of `errors.json`. Without it Remix would put a page about the fault in its place.
 */
export async function keepTyped<Action>(
  { request, serverAction }: ClientActionFunctionArgs,
  outcomeOf: (reply: UnsentReply) => OutcomeOf<Action>,
): Promise<unknown> {
  const form = await request.clone().formData();
  try {
    return await serverAction<Action>();
  } catch (error) {
    const reason = whyUnsent(error);
    if (reason === null) throw error;
    if (reason === "signed-out") announceSessionEnded();
    const values: Record<string, string | string[]> = {};
    for (const name of new Set(form.keys())) {
      const texts = form.getAll(name).filter((value) => typeof value === "string");
      if (!SECRET.test(name)) values[name] = texts.length === 1 ? (texts[0] ?? "") : texts;
    }
    // A status of a fault: after it Remix loads nothing anew, which would fail for the same reason. Only a Response keeps its status here.
    return Response.json(outcomeOf({ values, errors: { "": [reason] } }), { status: 503 });
  }
}

/** null: it did reach the server, which sent the reader elsewhere or said that there is no such thing. */
function whyUnsent(error: unknown): "no-connection" | "signed-out" | "second-factor-missing" | "storage-full" | "server-trouble" | null {
  if (error instanceof Response) return null;
  if (error instanceof TypeError) return "no-connection";
  if (!isRouteErrorResponse(error)) return "server-trouble";
  if (error.status === 401) return "signed-out";
  const said: unknown = error.data;
  if (error.status === 403 && typeof said === "object" && said !== null && "code" in said && said.code === "second-factor-missing")
    return "second-factor-missing";
  if (error.status === 507) return "storage-full";
  return error.status >= 500 ? "server-trouble" : null;
}
