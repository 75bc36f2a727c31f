import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { undisclosed } from "#tests/builders/an-author.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { HOME, type Language, type Page, hydrated } from "#tests/journeys/journey.ts";
import { aSession } from "#tests/support/signed-in.ts";

/** From here on the page is that person's, in their language. */
export async function actAs(page: Page, token: string, language: Language, accountId: string): Promise<void> {
  await db().account.update({ where: { id: accountId }, data: { language } });
  await page.context().clearCookies();
  await page.context().addCookies([{ name: "session", value: token, url: HOME() }]);
}

export type NamedPerson = Awaited<ReturnType<typeof undisclosed>> & { readonly token: string; readonly name: string };

/** Somebody with a name of their own who writes or reviews for a provider, signed in with their second factor, and has disclosed nothing. */
export async function aNamedPerson(
  role: "trainer" | "reviewer",
  providerId: string,
  language: Language,
  name: string,
): Promise<NamedPerson> {
  const actor = await undisclosed(role, providerId);
  const { accountId } = actor;
  await db().practitioner.updateMany({ where: { accountId }, data: { nameAr: name, nameLatin: name, nameCkb: name } });
  await db().account.update({ where: { id: accountId }, data: { language, email: `${randomUUID()}@example.iq` } });
  await db().totpFactor.create({ data: { accountId, secretSealed: new Uint8Array(48), createdAt: new Date(), confirmedAt: new Date() } });
  const grant = await db().roleGrant.findFirstOrThrow({ where: { accountId, role } });
  return { ...actor, name, token: await aSession(accountId, { secondFactor: true, actingGrantId: grant.id }) };
}

/** Looks at the page as it is now, and takes a picture of it where somebody asked for pictures. */
export async function look(page: Page, name: string): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, name).toBeLessThanOrEqual(0);
  const folder = process.env["WORKSHOP_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** As look, once the page is alive, and asks axe as well. */
export async function inspect(page: Page, name: string): Promise<void> {
  await hydrated(page);
  await look(page, name);
  expect(await violationsIn(page, name)).toEqual([]);
}
