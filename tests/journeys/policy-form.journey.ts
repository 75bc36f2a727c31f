import { randomUUID } from "node:crypto";
import { signPolicy } from "#app/commands/compliance/sign-policy.server.ts";
import { storePolicy } from "#app/commands/compliance/store-policy.server.ts";
import { signedHash } from "#app/data/policies.server.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { ruleSentence } from "#app/ui/auditor/rule-sentence.ts";
import { actAs, inspect } from "#tests/journeys/as-person.ts";
import {
  arabicIndic,
  expect,
  hydrated,
  LANGUAGES,
  LOCALES,
  type Language,
  type Page,
  test,
  type Translate,
  wordsOf,
} from "#tests/journeys/journey.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

type Here = { readonly page: Page; readonly language: Language; readonly t: Translate };
type Officer = Awaited<ReturnType<typeof aRoleHolder>>;

type FieldKey =
  `policy-form.field-${"amount" | "caseName" | "clause" | "day" | "from" | "hundredths" | "maximumHundredths" | "per" | "profession" | "state"}`;

/** A floor that an officer will raise. */
const isPhysicians = (rule: PolicyRule) => rule.kind === "minimum" && rule.who.professions !== undefined;

/** A requirement in force by the signatures of two, for years in which no run judges anybody. */
async function inForce(officers: readonly Officer[]): Promise<{ readonly id: string; readonly policy: Policy }> {
  const { content } = await db().policyVersion.findFirstOrThrow({ where: { policyId: "iq-example", version: "2026-1" } });
  const { clauses, ...example } = Policy.parse(content);
  const policy = Policy.parse({
    ...{ ...example, state: "draft", adoptedOn: null, legalReference: "Order 7 of 2026", effective: { from: "2041-01-01", until: null } },
    ...{ id: "iq-order", version: `form-${randomUUID().slice(0, 8)}` },
    clauses: clauses.map((clause) => ({ ...clause, certainty: "verified" })),
  });
  const occasion = { at: instantAt(Date.now()), requestId: null };
  await storePolicy(policy, occasion);
  const { id, content: stored } = await db().policyVersion.findFirstOrThrow({ where: { policyId: policy.id, version: policy.version } });
  for (const stage of ["shadow", "in-force"] as const)
    for (const { actor } of officers) {
      const wish = { eventId: randomUUID(), policyVersionId: id, signedHash: signedHash({ content: stored, cases: [] }), stage };
      const outcome = await signPolicy(actor as ActorIn<"registrar">, wish, occasion);
      if (!outcome.ok) throw new Error(outcome.refusal.code);
    }
  return { id, policy };
}

/** Looks at the page on a telephone and on a desk. */
async function inspectWidths({ page, language }: Here, name: string): Promise<void> {
  const own = page.viewportSize();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await inspect(page, `${name}-${language}-${String(width)}`);
  }
  if (own !== null) await page.setViewportSize(own);
}

/** The card of a rule, or of a worked case, by what stands over it. */
const cardOf = ({ page }: Here, title: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name: title }) });
const ruleCard = (here: Here, place: number, kind: PolicyRule["kind"]) =>
  cardOf(here, here.t("policy-form.rule-place", { place, kind: here.t(`policy-form.kind-${kind}`) }));
const field = (scope: ReturnType<typeof cardOf>, { t }: Here, key: FieldKey) => scope.getByLabel(t(key), { exact: true });

async function addRule(here: Here, kind: "carry-over" | "maximum"): Promise<void> {
  const { page, t } = here;
  await page.getByText(t("policy-form.rule-add"), { exact: true }).last().click();
  await page.getByRole("button", { name: t(`policy-form.purpose-${kind}`) }).click();
}

const store = ({ page, t }: Here) => page.getByRole("button", { name: t("policies.draft-store") });

/** Opens a version from the list of all, and begins a further one from it under a name of its own. */
async function beginFrom(here: Here, id: string, version: string): Promise<void> {
  const { page, t } = here;
  await page.goto(`/oversee/policies/${id}`);
  await hydrated(page);
  await page.getByRole("link", { name: t("policies.draft-write") }).click();
  await page.waitForURL(/policies\/new\?from=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("policies.draft-title"));
  await page.getByLabel(t("policy-form.field-version"), { exact: true }).fill(version);
}

async function changeAnAmount(here: Here, policy: Policy): Promise<void> {
  const { page, language, t } = here;
  const floor = policy.rules.find(isPhysicians);
  if (floor?.kind !== "minimum") throw new Error("no floor for physicians");
  const card = ruleCard(here, 1, "minimum");
  await expect(card.getByText(ruleSentence(floor, language, t))).toBeVisible();
  await card.getByRole("button", { name: t("policy-form.edit") }).click();
  await field(card, here, "policy-form.field-hundredths").fill(language === "en" ? "30" : arabicIndic(30));
  for (const each of LANGUAGES) {
    const said = ruleSentence({ ...floor, amount: { hundredths: 3000 } }, each, wordsOf(each));
    await expect(card.getByText(said, { exact: true })).toBeVisible();
  }
  await inspectWidths(here, "policy-form-amount");
  await card.getByRole("button", { name: t("policy-form.close") }).click();
  await expect(page.getByLabel(t("policy-form.field-hundredths"), { exact: true })).toHaveCount(0);
}

async function carryOver(here: Here, place: number): Promise<void> {
  const { language, t } = here;
  await addRule(here, "carry-over");
  const card = ruleCard(here, place, "carry-over");
  await expect(card.getByText(t("policy-form.sentence-later"))).toBeVisible();
  await expect(field(card, here, "policy-form.field-clause")).toBeFocused();
  await field(card, here, "policy-form.field-clause").selectOption("total");
  await field(card, here, "policy-form.field-from").selectOption("surplus");
  await field(card, here, "policy-form.field-maximumHundredths").fill("5");
  const rule = { kind: "carry-over", clause: "total", who: {}, from: "surplus", maximumHundredths: 500 } as const;
  await expect(card.getByText(ruleSentence(rule, language, t), { exact: true })).toBeVisible();
}

/** A ceiling below the floor is said beside its amount, refused when it is stored, and gone once it is a ceiling of a day. */
async function contradictAndMend(here: Here, place: number): Promise<void> {
  const { page, t } = here;
  await addRule(here, "maximum");
  const card = ruleCard(here, place, "maximum");
  const amount = field(card, here, "policy-form.field-amount");
  await field(card, here, "policy-form.field-clause").selectOption("total");
  await amount.selectOption("hundredths");
  await field(card, here, "policy-form.field-hundredths").fill("10");
  await field(card, here, "policy-form.field-per").selectOption("cycle");
  const said = `${t("policies.clause", { clause: "total" })}: ${t("policies.fault-ceiling-below-floor")}`;
  await expect(amount).toHaveAccessibleDescription(said);
  await inspectWidths(here, "policy-form-fault");
  await store(here).click();
  await expect(page.getByRole("alert").getByText(t("policies.draft-contradicts-itself"))).toBeInViewport();
  await field(card, here, "policy-form.field-per").selectOption("day");
  await expect(amount).toHaveAccessibleDescription("");
}

/** A worked case of a nurse of whom too little was expected. */
async function addACase(here: Here, name: string): Promise<void> {
  const { page, t } = here;
  await page.getByRole("button", { name: t("policy-form.case-add") }).click();
  const card = cardOf(here, t("policy-form.case-nth", { place: 1 }));
  await expect(field(card, here, "policy-form.field-caseName")).toBeFocused();
  await page.keyboard.type(name);
  // Somebody has asked to store it already: what is still empty is said, and its fold is open, also once it is filled.
  const clauses = card.getByRole("checkbox", { name: "total" });
  await clauses.check();
  await field(card, here, "policy-form.field-day").fill("2042-06-01");
  await field(card, here, "policy-form.field-profession").selectOption("nurse");
  await expect(clauses).toBeVisible();
  await field(card, here, "policy-form.field-state").selectOption("met");
  await expect(card.getByText(t("policy-form.case-wrong"), { exact: true })).toBeVisible();
  await expect(card.getByText(stateOtherwise(t))).toBeVisible();
  await inspectWidths(here, "policy-form-case");
}

const stateOtherwise = (t: Translate) =>
  t("policy-form.otherwise", {
    what: t("policy-form.field-state"),
    expected: t("policy-form.choice-met"),
    found: t("policy-form.choice-short"),
  });

async function stored(here: Here): Promise<string> {
  const { page } = here;
  await store(here).click();
  await page.waitForURL(/oversee\/policies\/[0-9a-f-]{36}$/);
  await hydrated(page);
  return page.url().split("/").at(-1) ?? "";
}

async function sign({ page, t }: Here): Promise<void> {
  await page.getByRole("button", { name: t("policies.sign-shadow") }).click();
  await expect(page.getByText(t("policies.signed"))).toBeVisible();
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: language === "en" ? { width: 1280, height: 800 } : { width: 360, height: 740 } });
    const t = wordsOf(language);

    test("a further version of a requirement is written as a form, mended by its contradiction and its worked case, and signed by two", async ({
      page,
      allowTrouble,
    }) => {
      test.setTimeout(240_000);
      // What contradicts itself is refused.
      allowTrouble(/status of 409/);
      const here: Here = { page, language, t };
      const [first, second] = [await aRoleHolder("registrar"), await aRoleHolder("auditor")];
      const as = (who: Officer) => actAs(page, who.token, language, who.accountId);
      const { id, policy } = await inForce([first, second]);
      const others = policy.rules.filter(({ kind }) => kind !== "cycle").length;
      const [failing, mended] = [`${policy.version}-a`, `${policy.version}-b`];
      const name = "A nurse who earned nothing";

      await test.step("a further version, begun from the one in force", async () => {
        await as(first);
        await page.goto("/oversee/policies");
        await page.locator(`a[href="/oversee/policies/${id}"]:visible`).click();
        await page.waitForURL(`**/oversee/policies/${id}`);
        await expect(page.getByText(t("policies.means-in-force"))).toBeVisible();
        await expect(page.getByText(jurisdictionName("IQ", language)).first()).toBeVisible();
        await beginFrom(here, id, failing);
        await page.getByLabel(t("policy-form.field-from"), { exact: true }).fill("2042-01-01");
        await changeAnAmount(here, policy);
        await carryOver(here, others + 1);
        await contradictAndMend(here, others + 2);
      });

      const failed = await test.step("a worked case fails, and nobody can sign", async () => {
        await addACase(here, name);
        const draft = await stored(here);
        await expect(page.getByText(t("policies.refusal-case-fails"))).toBeVisible();
        await expect(page.getByText(stateOtherwise(t))).toBeVisible();
        await expect(page.getByRole("button", { name: t("policies.sign-shadow") })).toHaveCount(0);
        await inspectWidths(here, "policy-form-failing");
        return draft;
      });

      const draft = await test.step("the case is mended in a version after it, and passes", async () => {
        await beginFrom(here, failed, mended);
        const card = cardOf(here, t("policy-form.case-nth", { place: 1 }));
        await expect(card.getByText(t("policy-form.case-wrong"), { exact: true })).toBeVisible();
        await card.getByRole("button", { name: t("policy-form.edit") }).click();
        await field(card, here, "policy-form.field-state").selectOption("short");
        await expect(card.getByText(t("policy-form.case-right"), { exact: true })).toBeVisible();
        await expect(page.getByText(t("policy-form.cases-tried", { right: 1, all: 1 }))).toBeVisible();
        return stored(here);
      });

      await test.step("what it changes, and the signatures of two", async () => {
        await page.getByLabel(t("policies.compare")).selectOption(id);
        await page.getByRole("button", { name: t("policies.compare-show") }).click();
        await expect(page.getByText(t("policies.difference-changed"), { exact: true })).toHaveCount(1);
        await expect(page.getByText(t("policies.difference-added"), { exact: true })).toHaveCount(2);
        await inspectWidths(here, "policy-form-differences");
        await sign(here);
        await as(second);
        await page.goto(`/oversee/policies/${draft}`);
        await hydrated(page);
        await expect(page.getByText(t("policies.sign-count", { count: 1 }))).toBeVisible();
        await sign(here);
        await expect(page.getByText(t("policies.signature-of-text-and-cases"))).toHaveCount(2);
        await expect(page.getByText(t("policies.means-shadow"))).toBeVisible();
      });
    });
  });
}
