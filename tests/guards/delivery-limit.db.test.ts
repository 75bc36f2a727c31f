import { expect, test } from "vitest";
import { countDelivery } from "#app/http/delivery-limit.server.ts";
import { action } from "#app/routes/api.events.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aSession } from "#tests/support/signed-in.ts";

const delivery = (token: string) =>
  new Request("http://localhost/api/events", {
    method: "POST",
    headers: { cookie: `session=${token}`, "content-type": "application/json" },
    body: JSON.stringify({ events: [] }),
  });

test("an account that delivers without end is told to wait, and only that account", async () => {
  const [endless, other] = [await aPractitioner(), await aPractitioner()];
  const send = async (who: typeof other) => action({ request: delivery(await aSession(who.accountId)), params: {}, context: {} });
  expect((await send(endless)).status).toBe(200);
  for (let count = 0; count < 600; count += 1) await countDelivery(endless.accountId);
  const refused = await send(endless);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await send(other)).status).toBe(200);
});
