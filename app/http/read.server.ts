import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { isPlainJson, isPlainText, withoutEdgeMarks } from "#app/domain/shared/plain-text.ts";

/** What goes back to a form that cannot be accepted: what was typed, and codes of `errors.json` by field (`""`: the form as a whole). */
export type FormReply = {
  readonly values: Readonly<Record<string, string | string[]>>;
  readonly errors: Readonly<Record<string, string[]>>;
};

/** A form that fits brings what was typed as well (`values`), for a page that has to show it again. */
export type Read<Value> =
  { readonly ok: true; readonly value: Value; readonly values: FormReply["values"] } | { readonly ok: false; readonly reply: FormReply };

const FORM_LIMIT = 128 * 1024;
/** Fields that are never sent back to the page. */
const SECRET = /password|code|token/i;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reads a form by its schema. Errors are codes, values come back as typed (passwords and codes excepted); a body over 128 KiB is 413. */
export async function readForm<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<Read<z.output<Schema>>> {
  const form = await formOf(request);
  const values: Record<string, string | string[]> = {};
  const errors: Record<string, string[]> = {};
  const clean = new FormData();
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).flatMap((value) => (typeof value === "string" ? [withoutEdgeMarks(value)] : []));
    for (const text of texts) clean.append(name, text);
    if (!isPlainText(name) || texts.some((text) => !isPlainText(text))) errors[isPlainText(name) ? name : ""] = ["forbidden-character"];
    else if (!SECRET.test(name)) values[name] = texts.length === 1 ? (texts[0] ?? "") : texts;
  }
  if (Object.keys(errors).length > 0) return { ok: false, reply: { values, errors } };

  const parsed = parseWithZod(clean, { schema, formatError: (issues: z.core.$ZodIssue[]) => issues.map(codeOf) });
  if (parsed.status === "success") return { ok: true, value: parsed.value, values };
  for (const [name, codes] of Object.entries(parsed.error ?? {})) if (codes !== null) errors[name] = [...new Set(codes)];
  return { ok: false, reply: { values, errors } };
}

export type ReadJson<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly code: "not-json" | "too-large" | "invalid" | "forbidden-character" };

/**
 * Reads a JSON body of at most `maxBytes` by its schema. `characters: "any"` leaves it to the caller to look for NUL and
 * direction marks (`isPlainJson`), where one bad entry must not hold back the others of a batch.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes: number,
  characters: "plain" | "any" = "plain",
): Promise<ReadJson<z.output<Schema>>> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return { ok: false, status: 415, code: "not-json" };
  const bytes = await bytesOf(request, maxBytes);
  if (bytes === null) return { ok: false, status: 413, code: "too-large" };
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, status: 400, code: "not-json" };
  }
  if (characters === "plain" && !isPlainJson(body)) return { ok: false, status: 400, code: "forbidden-character" };
  const parsed = schema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, status: 400, code: "invalid" };
}

/**
 * The body as bytes, or null when it is longer than `limit`. What is too much is read all the same and let go (the server
 * bounds what it takes, http/server.ts): a connection whose body lies unread would answer no further request.
 */
async function bytesOf(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > limit) parts.length = 0;
    else parts.push(part);
  }
  if (length > limit) return null;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** A form with one file, as it was sent; `file` is null when none was chosen. */
export type Upload = {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
};

/** Reads a form that carries a file under the name `file`; a body over `limit` bytes is 413. Ask who it is before. */
export async function readUpload(request: Request, limit: number): Promise<Upload> {
  const { fields, file } = await uploadedIn(request, limit);
  return { fields: Object.fromEntries(Object.entries(fields).filter(([, text]) => isPlainText(text))), file };
}

async function uploadedIn(request: Request, limit: number): Promise<Upload> {
  const form = await formOf(request, limit);
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string" && isPlainText(name)) fields[name] = withoutEdgeMarks(value);
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return { fields, file: null };
  return { fields, file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } };
}

export type ReadWithFile<Value> = Read<Value> & { readonly file: Upload["file"] };

/** A form with one file, read by its schema as `readForm` reads one without; fields that are empty are not there. */
export async function readFormWithFile<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit: number,
): Promise<ReadWithFile<z.output<Schema>>> {
  const { fields, file } = await uploadedIn(request, limit);
  // What may not be stored is not let fall in silence: a note that was typed would be filed without it.
  const hidden = Object.keys(fields).filter((name) => !isPlainText(fields[name] ?? ""));
  if (hidden.length > 0) {
    const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.includes(name)));
    return { ok: false, reply: { values, errors: Object.fromEntries(hidden.map((name) => [name, ["forbidden-character"]])) }, file };
  }
  const said = Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ""));
  const parsed = schema.safeParse(said);
  if (parsed.success) return { ok: true, value: parsed.data, values: fields, file };
  const errors: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) (errors[issue.path.join(".")] ??= []).push(codeOf(issue));
  return { ok: false, reply: { values: fields, errors }, file };
}

async function formOf(request: Request, limit = FORM_LIMIT): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await bytesOf(request, limit);
  if (bytes === null) throw Response.json({ code: "too-large" }, { status: 413 });
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    throw Response.json({ code: "not-a-form" }, { status: 400 });
  }
}

/** A schema's own message when it is a code, else the code that zod's kind of issue comes to. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (CODE.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined") ? "required" : "invalid";
    // A group of radio buttons, or a list: nothing chosen, or something that is not among the choices.
    case "invalid_value":
      return issue.values.length > 1 ? "choose-one" : "invalid";
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1 ? "required" : "too-short";
    case "too_big":
      return "too-long";
    default:
      return "invalid";
  }
}
