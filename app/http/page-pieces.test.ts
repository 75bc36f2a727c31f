import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Slots, filledPage, gzippedPage, pagePieces } from "#app/http/page-pieces.server.ts";

const first = { nonce: "bm9uY2Utb2YtdGhlLWZpcnN0+/=", requestId: "11111111-1111-4111-8111-111111111111" };
const second = { nonce: "c2Vjb25k", requestId: "22222222-2222-4222-8222-222222222222" };

function pageFor(slot: (value: "name" | "id") => string, once: typeof first): string {
  const shared = "يُغسل اليدان بالماء والصابون. ".repeat(40);
  return `<html data-request="${once.requestId}"><p title="${slot("name")}">${slot("name")}</p>${shared}<script nonce="${once.nonce}">f("[\\"${slot("name")}\\",\\"${slot("id")}\\"]")</script>${slot("id")}`;
}

test("a page is filled for another request with other values, the same plain and packed", () => {
  const slots = new Slots();
  const pieces = pagePieces(pageFor(slots.slot, first), first);
  expect(slots.values).toEqual(["name", "id"]);
  const filled = filledPage(pieces, ["ئاوات", "7"], second).toString();
  expect(filled).toBe(pageFor((value) => (value === "name" ? "ئاوات" : "7"), second));
  expect(gunzipSync(gzippedPage(pieces, ["ئاوات", "7"], second)).toString()).toBe(filled);
});

test("what a person is called can end neither an attribute nor a script, and comes back as it was", () => {
  const slots = new Slots();
  const pieces = pagePieces(pageFor(slots.slot, first), first);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom("", "</script>", `"><img src=x>`, "\u2028\\\"'&"), (any, nasty) => {
      const name = any + nasty;
      const filled = filledPage(pieces, [name, "7"], second).toString();
      expect(filled.match(/<\/script>/g)).toHaveLength(1);
      expect(filled).not.toContain("<img");
      const argument = /f\((".*")\)<\/script>/s.exec(filled)![1]!;
      // A lone half of a surrogate pair has no bytes in UTF-8: it comes out as U+FFFD, like everywhere on the web.
      expect((JSON.parse(JSON.parse(argument) as string) as string[])[0]).toBe(Buffer.from(name).toString());
      expect(gunzipSync(gzippedPage(pieces, [name, "7"], second)).toString()).toBe(filled);
    }),
  );
});

test("a value longer than a stored block holds is packed whole", () => {
  const slots = new Slots();
  const pieces = pagePieces(pageFor(slots.slot, first), first);
  const name = "ع".repeat(70_000);
  expect(gunzipSync(gzippedPage(pieces, [name, "7"], second)).toString()).toBe(filledPage(pieces, [name, "7"], second).toString());
});

test("a request that brings too few values gets no page instead of another's", () => {
  const slots = new Slots();
  const pieces = pagePieces(pageFor(slots.slot, first), first);
  expect(() => filledPage(pieces, ["only"], second)).toThrow(/more values/);
});
