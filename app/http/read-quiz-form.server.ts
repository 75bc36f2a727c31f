import type { Fields } from "#app/domain/assessment/response-fields.ts";
import { EventId } from "#app/domain/shared/ids.ts";

export type QuizForm = {
  readonly intent: "answer" | "finish";
  readonly eventId: EventId;
  readonly itemId: string;
  /** The event of the answer that the page showed; empty when it showed none. */
  readonly basedOn: string;
  /** Which question comes next: a number, or `finish`. */
  readonly go: string | null;
  readonly fields: Fields;
};

const LIMIT = 32 * 1024;

/** Reads the player's form: its fields depend on the question, so the paper and not a schema says what they mean. 400 or 413 otherwise. */
export async function readQuizForm(request: Request): Promise<QuizForm> {
  if (Number(request.headers.get("content-length") ?? 0) > LIMIT) throw Response.json({ code: "too-large" }, { status: 413 });
  const body = await request.arrayBuffer();
  if (body.byteLength > LIMIT) throw Response.json({ code: "too-large" }, { status: 413 });
  const form = await new Response(body, { headers: { "content-type": request.headers.get("content-type") ?? "" } })
    .formData()
    .catch(() => null);
  const text = (name: string): string => {
    const value = form?.get(name);
    return typeof value === "string" ? value : "";
  };
  const eventId = EventId.safeParse(text("eventId"));
  if (form === null || !eventId.success) throw Response.json({ code: "not-a-form" }, { status: 400 });
  const go = /^(finish|[1-9]\d{0,2})$/.test(text("go")) ? text("go") : null;
  return {
    intent: text("intent") === "finish" ? "finish" : "answer",
    eventId: eventId.data,
    itemId: text("itemId"),
    basedOn: text("basedOn"),
    go,
    fields: form,
  };
}
