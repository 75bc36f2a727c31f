import { decode } from "turbo-stream";
import { expect, test } from "vitest";
import { loadersReply, redirectReply } from "#app/offline/device-reply.ts";

async function read(reply: Response): Promise<unknown> {
  const plugin = (type: string, ...rest: unknown[]) => (type === "SingleFetchRedirect" ? { value: { redirected: rest[0] } } : undefined);
  return (await decode(reply.body!, { plugins: [plugin] })).value;
}

test("what loaders brought arrives by route, as Remix reads it", async () => {
  const lesson = { page: { title: "دەست", readSectionIds: [], newerVersion: null }, accountId: null, canStart: true, text: "<p>a</p>" };
  expect(await read(loadersReply({ root: { language: "ckb" }, "routes/lesson": lesson }))).toEqual({
    root: { data: { language: "ckb" } },
    "routes/lesson": { data: lesson },
  });
});

test("a step to a page that is not kept is sent on, inside the page or as a whole document", async () => {
  const reply = redirectReply("/offline?to=%2Flearn", false);
  expect(reply.status).toBe(202);
  expect(await read(reply)).toEqual({
    redirected: { redirect: "/offline?to=%2Flearn", status: 302, revalidate: false, reload: false, replace: true },
  });
  expect(await read(redirectReply("/learn", true))).toMatchObject({ redirected: { reload: true } });
});
