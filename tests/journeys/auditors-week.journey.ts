import { randomUUID } from "node:crypto";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { policyHash } from "#app/data/policies.server.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aRegisterCsv, aRegisterLine } from "#tests/builders/a-register-file.ts";
import { actAs, inspect } from "#tests/journeys/as-person.ts";
import { LANGUAGES, LOCALES, type Language, type Page, type Translate, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";

/** Directorates of the Region in which nobody of the demo works: what waits there is of this journey alone. */
const WHERE = {
  ar: { directorate: "duhok", governorate: "duhok" },
  ckb: { directorate: "garmian", governorate: "sulaymaniyah" },
  en: { directorate: "sulaymaniyah", governorate: "sulaymaniyah" },
} as const;
const YEAR = Number(dayInBaghdad(instantAt(Date.now())).slice(0, 4));
const WORKSHOP = "ورشة سلامة نقل الدم";
const COURSE = "Quality control in haematology";

type Here = { readonly page: Page; readonly language: Language; readonly t: Translate };
type Who = { readonly accountId: string; readonly token: string };

async function officer(role: "registrar" | "auditor", jurisdiction: string): Promise<Who> {
  const { accountId, token } = await aRoleHolder(role);
  await db().roleGrant.updateMany({ where: { accountId }, data: { jurisdiction } });
  return { accountId, token };
}

/** A laboratory technician who fell short in the trial year of the demo, with a licence that the directorate's list will name. */
async function technician({ directorate, governorate }: { directorate: string; governorate: string }, number: string) {
  const names = { nameAr: "سوزان كريم عزيز", nameLatin: "Suzan Karim Aziz", nameCkb: "سۆزان کەریم عەزیز" };
  const learner = await aPractitioner({ profession: "laboratory-technician", ...names });
  const { practitionerId } = learner;
  await db().practitioner.update({ where: { id: practitionerId }, data: { directorate, governorate } });
  await db().licence.updateMany({ where: { practitionerId }, data: { number, issuingBody: "kurdistan-health-professions-syndicate" } });
  return { ...learner, names };
}

const scan = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7 ${randomUUID()}`) });
const send = ({ page, t }: Here) => page.getByRole("main").getByRole("button", { name: t("petition.send") });

async function openPage({ page }: Here, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

async function importTheRegister(here: Here, number: string, where: (typeof WHERE)[Language], latin: string, arabic: string) {
  const { page, t } = here;
  await openPage(here, "/oversee/register/imports");
  const line = { issuing_body: "kurdistan-health-professions-syndicate", profession: "laboratory-technician", ...where };
  const csv = aRegisterCsv([
    aRegisterLine({ ...line, licence_number: number, name_ar: arabic, name_latin: latin }),
    aRegisterLine({ ...line, licence_number: `${number}-2`, name_ar: "شيرين عمر بكر", name_latin: "Shirin Omar Bakr", birth_year: "1979" }),
    ["", "nobody", "?"],
  ]);
  await page.getByLabel(t("register.file")).setInputFiles({ name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: t("register.bring") }).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByText(t("register.state-previewed")).first()).toBeVisible({ timeout: 30_000 });
  await inspect(page, `import-${here.language}`);
  await page.getByRole("button", { name: t("register.apply", { count: 2 }) }).click();
  await expect(page.getByText(t("register.done-text", { applied: 2, pending: 0 }))).toBeVisible({ timeout: 30_000 });
}

/** A stricter requirement for a year in which this run judges nobody, as a draft; its id, and that of what it changes. */
async function aStricterDraft(storedBy: string): Promise<{ readonly id: string; readonly from: string }> {
  const example = await db().policyVersion.findFirstOrThrow({ where: { policyId: "iq-example", version: "2026-1" } });
  const { rules, ...policy } = Policy.parse(example.content);
  const stricter = Policy.parse({
    ...{ ...policy, state: "draft", adoptedOn: null, version: `week-${randomUUID().slice(0, 8)}` },
    effective: { from: "2040-01-01", until: null },
    rules: rules.map((rule) =>
      rule.kind === "minimum" && rule.who.professions !== undefined ? { ...rule, amount: { hundredths: 3000 } } : rule,
    ),
  });
  const { id } = await db().policyVersion.create({
    data: {
      ...{ id: randomUUID(), policyId: stricter.id, version: stricter.version, jurisdiction: "IQ", effectiveFrom: "2040-01-01" },
      ...{ contentHash: policyHash(stricter), content: stricter, arrivedAs: "draft", storedBy, storedAt: new Date() },
    },
  });
  return { id, from: example.id };
}

/** Finds a version in the list, and reads what it changes. */
async function readWhatItChanges(here: Here, { id, from }: { readonly id: string; readonly from: string }): Promise<void> {
  const { page, language, t } = here;
  await openPage(here, "/oversee/policies");
  await page.locator(`a[href="/oversee/policies/${id}"]:visible`).click();
  await page.waitForURL(`**/oversee/policies/${id}`);
  await page.getByLabel(t("policies.compare")).selectOption(from);
  await page.getByRole("button", { name: t("policies.compare-show") }).click();
  await expect(page.getByText(t("policies.difference-changed"))).toBeVisible();
  await inspect(page, `policy-${language}`);
}

/** Tries it on the whole register, takes the figures along, and comes back to the version. */
async function simulate(here: Here, id: string): Promise<void> {
  const { page, language, t } = here;
  await page.getByRole("link", { name: t("simulations.open") }).click();
  await page.waitForURL("**/simulations");
  await page.getByRole("button", { name: t("simulations.order"), exact: true }).click();
  await page.waitForURL(/oversee\/simulations\/[0-9a-f-]{36}$/);
  await expect(page.getByText(t("simulations.matrix")).first()).toBeVisible({ timeout: 60_000 });
  await inspect(page, `simulation-${language}`);
  const figures = page.getByRole("link", { name: t("simulations.export") });
  const [changes] = await Promise.all([page.waitForEvent("download"), figures.click()]);
  expect(changes.suggestedFilename()).toMatch(/\.csv$/);
  await openPage(here, `/oversee/policies/${id}`);
}

async function sign({ page, t }: Here): Promise<void> {
  await page.getByRole("button", { name: t("policies.sign-shadow") }).click();
  await expect(page.getByText(t("policies.signed"))).toBeVisible();
}

async function claim(here: Here, title: string, { accreditor, name }: { accreditor: string; name: string }): Promise<void> {
  const { page, t } = here;
  await openPage(here, "/learn/external");
  await page.getByLabel(t("petition.activity"), { exact: true }).fill(title);
  await page.getByLabel(t("petition.organiser"), { exact: true }).fill("Transfusion service of the Region");
  await page.getByLabel(t("petition.day"), { exact: true }).fill(dayInBaghdad(instantAt(Date.now())));
  await page.getByLabel(t("petition.format-live")).check();
  await page.getByLabel(t("petition.category"), { exact: true }).selectOption("infection-control");
  await page.getByLabel(t("petition.accreditor"), { exact: true }).selectOption(accreditor);
  await page.getByLabel(t("petition.credits"), { exact: true }).fill("٣");
  await page.getByLabel(t("petition.grade-provider-signed")).check();
  await page.getByLabel(t("petition.file")).setInputFiles(scan(name));
  await send(here).click();
  await page.waitForURL("**/learn/petitions/*");
  await expect(page.getByText(t("petition.state-waiting"))).toBeVisible();
}

async function askForRelief(here: Here): Promise<void> {
  const { page, t } = here;
  await openPage(here, "/learn/relief");
  await page.getByLabel(t("petition.reason"), { exact: true }).selectOption("maternity");
  await page.getByLabel(t("petition.from"), { exact: true }).fill(`${String(YEAR)}-02-01`);
  await page.getByLabel(t("petition.to"), { exact: true }).fill(`${String(YEAR)}-06-30`);
  await page.getByRole("button", { name: t("petition.try") }).click();
  await expect(page.getByText(t("petition.effect-after"))).toBeVisible();
  await page.getByLabel(t("petition.file")).setInputFiles(scan("maternity leave.pdf"));
  await inspect(page, `relief-${here.language}`);
  await send(here).click();
  await page.waitForURL("**/learn/petitions/*");
}

async function appeal(here: Here): Promise<void> {
  const { page, t } = here;
  await openPage(here, "/learn/standing");
  await expect(page.getByText(t("standing.state-non-compliant")).first()).toBeVisible();
  await page.getByRole("link", { name: t("standing.to-appeal") }).click();
  await page.waitForURL("**/learn/appeal");
  await page.getByLabel(t("petition.ground"), { exact: true }).fill("The laboratory was closed from February on.");
  await inspect(page, `appeal-${here.language}`);
  await send(here).click();
  await page.waitForURL("**/learn/petitions/*");
}

/** Decides about the one that is nearest by keys alone. */
async function decideByKeys({ page, t }: Here, key: "a" | "s" | "r", reason: string, done: "accepted" | "asked" | "refused") {
  await hydrated(page);
  await page.keyboard.press("j");
  await page.keyboard.press(key);
  await page.keyboard.type(reason);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(t(`petition.decided-${done}`))).toBeVisible();
}

/** So many that they may be shown as a number, and counted now instead of by the clock. */
async function countEverybody(): Promise<void> {
  for (let count = 0; count < 12; count += 1) await aPractitioner();
  await refreshStandings({ at: instantAt(Date.now()), requestId: null });
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: language === "en" ? { width: 1280, height: 800 } : { width: 320, height: 740 } });
    const t = wordsOf(language);

    test("an auditor's week: a register, a requirement tried and signed by two, a claim, a relief, an appeal, the map, and a list", async ({
      page,
    }) => {
      test.setTimeout(360_000);
      const here: Here = { page, language, t };
      const where = WHERE[language];
      const number = `W-${randomUUID().slice(0, 8)}`;
      const registrar = await officer("registrar", `directorate:${where.directorate}`);
      const [first, second] = [await officer("registrar", "IQ"), await officer("auditor", "IQ")];
      const { accountId, practitionerId, names } = await technician(where, number);
      const clinician: Who = { accountId, token: await aSession(accountId) };
      const as = (who: Who) => actAs(page, who.token, language, who.accountId);

      await test.step("the register", async () => {
        await as(registrar);
        await importTheRegister(here, number, where, names.nameLatin, names.nameAr);
        expect(await db().licence.findFirst({ where: { practitionerId } })).toMatchObject({ state: "confirmed" });
      });

      await test.step("a requirement, tried on the register and signed by two", async () => {
        await as(first);
        const draft = await aStricterDraft(first.accountId);
        await readWhatItChanges(here, draft);
        await simulate(here, draft.id);
        await sign(here);
        await expect(page.getByText(t("policies.sign-count", { count: 1 }))).toBeVisible();
        await expect(page.getByRole("button", { name: t("policies.sign-shadow") })).toHaveCount(0);
        await as(second);
        await openPage(here, `/oversee/policies/${draft.id}`);
        await sign(here);
        await expect(page.getByText(t("policies.means-shadow"))).toBeVisible();
      });

      await test.step("what a clinician lays before an officer", async () => {
        await as(clinician);
        await appeal(here);
        await claim(here, WORKSHOP, { accreditor: "", name: "شهادة.pdf" });
        await claim(here, COURSE, { accreditor: "scfhs", name: "certificate.pdf" });
        await askForRelief(here);
      });

      await test.step("the desk, by keys", async () => {
        await as(registrar);
        await openPage(here, "/oversee/claims");
        await inspect(page, `desk-${language}`);
        await decideByKeys(here, "a", "The directorate confirms that the laboratory was closed.", "accepted");
        await decideByKeys(here, "s", "Which hospital held it?", "asked");
        await decideByKeys(here, "r", "The register of that body does not name this course.", "refused");
        await decideByKeys(here, "a", "The leave order is attached.", "accepted");
        await as(clinician);
        await openPage(here, "/learn/external");
        await page.getByRole("link", { name: WORKSHOP }).click();
        await page.getByLabel(t("petition.answer"), { exact: true }).fill("The teaching hospital.");
        await send(here).click();
        await expect(page.getByText(t("petition.state-waiting"))).toBeVisible();
        await inspect(page, `petition-${language}`);
        await as(registrar);
        await openPage(here, "/oversee/claims");
        await decideByKeys(here, "a", "Confirmed by telephone.", "accepted");
        await expect(page.getByText(t("petition.desk-none"))).toBeVisible();
      });

      await test.step("what the clinician sees of it", async () => {
        await as(clinician);
        await openPage(here, "/learn/standing");
        await expect(page.getByText(t("standing.ground-appeal-granted"))).toBeVisible();
        await expect(page.getByText(t("standing.ground-prorated"))).toBeVisible();
        await expect(page.getByText(WORKSHOP).filter({ visible: true }).first()).toBeVisible();
        await inspect(page, `standing-${language}`);
        await openPage(here, "/learn/record");
        await expect(page.getByText(t("petition.purpose-claim")).filter({ visible: true }).first()).toBeVisible();
        await inspect(page, `record-${language}`);
        const [zip] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("link", { name: t("petition.export-fetch") }).click(),
        ]);
        expect(zip.suggestedFilename()).toMatch(/\.zip$/);
      });

      await test.step("the map", async () => {
        await countEverybody();
        await as(second);
        await openPage(here, "/oversee/compliance");
        await expect(page.getByRole("heading", { name: t("oversight.map-title") })).toBeVisible();
        await expect(page.getByRole("heading", { name: t("oversight.definitions") })).toBeVisible();
        await inspect(page, `compliance-${language}`);
      });

      await test.step("the list", async () => {
        await as(registrar);
        await openPage(here, "/oversee/register/export");
        await page.getByLabel(t("register.purpose")).selectOption("compliance");
        await page.getByLabel("CSV").check();
        await page.getByRole("button", { name: t("register.export-make") }).click();
        const fetch = page.getByRole("link", { name: t("register.export-fetch", { format: "CSV" }) });
        const [list] = await Promise.all([page.waitForEvent("download"), fetch.click()]);
        expect(list.suggestedFilename()).toMatch(/^register-.*\.csv$/);
      });
    });
  });
}
