import { expect, test } from "vitest";
import { z } from "zod";
import { readForm, readFormWithFile, readJson, readUpload } from "#app/http/read.server.ts";

const Schema = z.object({
  name: z.string().min(2, "name-too-short").max(5),
  count: z.coerce.number().int().optional(),
  password: z.string().optional(),
});
const form = (body: string) =>
  new Request("http://localhost/", { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });
const json = (body: string, type = "application/json") =>
  new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });

test("a form that fits gives its value; one that does not gives codes and what was typed, passwords excepted", async () => {
  expect(await readForm(form("name=abc&count=3"), Schema)).toMatchObject({ ok: true, value: { name: "abc", count: 3 } });
  expect(await readForm(form("name=a&count=3&password=secret"), Schema)).toEqual({
    ok: false,
    reply: { values: { name: "a", count: "3" }, errors: { name: ["name-too-short"] } },
  });
  expect(await readForm(form(""), Schema)).toEqual({ ok: false, reply: { values: {}, errors: { name: ["required"] } } });
  expect(await readForm(form("name=abcdefgh"), Schema)).toMatchObject({ ok: false, reply: { errors: { name: ["too-long"] } } });
});

test("a list or a group of buttons in which nothing is chosen asks to choose, not to fill in", async () => {
  const Choice = z.object({ reason: z.enum(["error", "request"]), sure: z.literal("on", { error: "tick-this" }) });
  expect(await readForm(form("reason="), Choice)).toEqual({
    ok: false,
    reply: { values: { reason: "" }, errors: { reason: ["choose-one"], sure: ["tick-this"] } },
  });
  expect(await readForm(form("sure=on"), Choice)).toMatchObject({ ok: false, reply: { errors: { reason: ["choose-one"] } } });
});

test("NUL and direction marks inside a text are refused beside their field; those that a telephone puts around it fall away", async () => {
  expect(await readForm(form("name=a%00b"), Schema)).toMatchObject({ ok: false, reply: { errors: { name: ["forbidden-character"] } } });
  expect(await readForm(form("name=a%E2%80%AEb"), Schema)).toMatchObject({
    ok: false,
    reply: { errors: { name: ["forbidden-character"] } },
  });
  expect(await readForm(form("name=%E2%80%AAabc%E2%80%AC"), Schema)).toMatchObject({ ok: true, value: { name: "abc" } });
});

test("a body beyond its bound is cut off, whatever it claims", async () => {
  const refusal: unknown = await readForm(form(`name=${"a".repeat(200_000)}`), Schema).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Response);
  expect((refusal as Response).status).toBe(413);
  expect(await readJson(json(JSON.stringify({ name: "a".repeat(2000) })), Schema, 1000)).toEqual({
    ok: false,
    status: 413,
    code: "too-large",
  });
});

test("JSON must be JSON, fit, and hold plain text", async () => {
  expect(await readJson(json('{"name":"abc"}'), Schema, 1000)).toEqual({ ok: true, value: { name: "abc" } });
  expect(await readJson(json("{"), Schema, 1000)).toMatchObject({ ok: false, status: 400, code: "not-json" });
  expect(await readJson(json('{"name":"abc"}', "text/plain"), Schema, 1000)).toMatchObject({ ok: false, status: 415 });
  expect(await readJson(json('{"name":1}'), Schema, 1000)).toMatchObject({ ok: false, code: "invalid" });
  for (const name of ["a\\u0000", "a\\ud800b", "a\\u202eb"])
    expect(await readJson(json(`{"name":"${name}"}`), Schema, 1000)).toMatchObject({ ok: false, code: "forbidden-character" });
  expect(await readJson(json('{"name":"a\\u202eb"}'), Schema, 1000, "any")).toMatchObject({ ok: true });
});

const withFile = (fields: Readonly<Record<string, string>>, file = new File(["%PDF-1.7"], "a.pdf")) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", file);
  return new Request("http://localhost/", { method: "POST", body });
};

test("a form with a file says of a mark that may not be stored, instead of taking the form without what was typed", async () => {
  const Note = z.object({ name: z.string(), note: z.string().optional() });
  expect(await readFormWithFile(withFile({ name: "abc", note: "\u200fwell\u200f" }), Note, 1000)).toMatchObject({
    ok: true,
    value: { name: "abc", note: "well" },
    file: { name: "a.pdf" },
  });
  for (const hidden of ["a\u202eb", "a\u0000b"])
    expect(await readFormWithFile(withFile({ name: "abc", note: hidden }), Note, 1000)).toMatchObject({
      ok: false,
      reply: { values: { name: "abc" }, errors: { note: ["forbidden-character"] } },
    });
  expect(await readFormWithFile(withFile({ note: "" }), Note, 1000)).toMatchObject({ reply: { errors: { name: ["required"] } } });
  await expect(readUpload(withFile({}, new File(["x".repeat(2000)], "a")), 1000)).rejects.toMatchObject({ status: 413 });
});
