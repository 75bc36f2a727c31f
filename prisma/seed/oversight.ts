import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import { storePolicy } from "#app/commands/compliance/store-policy.server.ts";
import type { HandedIn } from "#app/data/petitions.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import type { PetitionContent } from "#app/domain/compliance/petition.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { CalendarDay, dayInBaghdad, daysAfter, firstOfMonth, instantAt, monthsAfter } from "#app/domain/shared/time.ts";
import { storeOwnPolicies } from "#app/cli/own-policies.server.ts";
import federal from "#content/policies/iq-example.json" with { type: "json" };

/**
 * A trial that asked laboratory technicians of the Region for a little in one year, so that the demo has somebody who fell short and may
 * still appeal: the requirements of the product itself begin in 2026, and no cycle of theirs has failed.
 */
function trialOf(year: number): Policy {
  const source = "Set by the makers of the product as an example";
  const clause = (id: string, text: string, ar: string, ckb: string) => ({
    ...{ id, text, source, translations: { ar, ckb } },
    certainty: "example" as const,
  });
  return Policy.parse({
    language: 1,
    id: "iq-kr-trial",
    version: `${String(year)}-1`,
    state: "shadow",
    name: {
      ar: "تجربة سنة واحدة لتقنيي المختبر (مثال)",
      ckb: "تاقیکردنەوەی یەک ساڵ بۆ تەکنیککارانی تاقیگە (نموونە)",
      en: "Trial year for laboratory technicians (example)",
    },
    source: {
      ar: "أرقام وضعها صانعو البرنامج ليُرى كيف يُنظر في التظلّم.",
      ckb: "ژمارەکان لەلایەن دروستکەرانی بەرنامەکەوە دانراون تا ببینرێت چۆن لە تانە دەکۆڵرێتەوە.",
      en: "Figures set by the makers of the product, to show how an appeal is decided.",
    },
    legalReference: null,
    jurisdiction: "IQ-KR",
    adoptedOn: `${String(year - 1)}-12-01`,
    effective: { from: `${String(year)}-01-01`, until: `${String(year)}-12-31` },
    clauses: [
      clause(
        "cycle",
        "Credits are counted over one calendar year.",
        "تُحسب النقاط على مدى سنة تقويمية.",
        "خاڵەکان لە ماوەی ساڵێکی ڕۆژژمێردا هەژمار دەکرێن.",
      ),
      clause(
        "total",
        "Laboratory technicians earn 5 credits in the year.",
        "يكتسب تقنيو المختبر 5 نقاط في السنة.",
        "تەکنیککارانی تاقیگە لە ساڵەکەدا 5 خاڵ بەدەست دەهێنن.",
      ),
      clause(
        "failure",
        "A year that was not met is a failure.",
        "السنة التي لم تُستوفَ تُعد إخفاقاً.",
        "ساڵێک کە پڕ نەکرابێتەوە بە سەرنەکەوتن دادەنرێت.",
      ),
      clause(
        "review",
        "A review may be asked for until 365 days after the end of the year.",
        "يجوز طلب إعادة النظر حتى 365 يوماً بعد نهاية السنة.",
        "تا 365 ڕۆژ دوای کۆتایی ساڵ دەتوانرێت داوای پێداچوونەوە بکرێت.",
      ),
    ],
    rules: [
      { kind: "cycle", clause: "cycle", months: 12, anchor: { kind: "calendar-year", firstYear: year } },
      { kind: "minimum", clause: "total", who: { professions: ["laboratory-technician"] }, per: "cycle", amount: { hundredths: 500 } },
      { kind: "cycle-failure", clause: "failure" },
      { kind: "appeal", clause: "review", days: 365, from: "cycle-end" },
    ],
  });
}

/** The federal example with ten credits more for everybody from the next year on: a draft, to be tried on the register and signed by two. */
function stricterFrom(year: number): Policy {
  const stricter = (words: string) => words.replace("25", "35").replace("15", "25");
  return Policy.parse({
    ...federal,
    ...{ version: `${String(year)}-1`, state: "draft", adoptedOn: null, effective: { from: `${String(year)}-01-01`, until: null } },
    clauses: federal.clauses.map((clause) => {
      if (clause.id !== "total") return clause;
      const { ar, ckb } = clause.translations;
      return { ...clause, text: stricter(clause.text), translations: { ar: stricter(ar), ckb: stricter(ckb) } };
    }),
    rules: federal.rules.map((rule) =>
      rule.clause === "total" && rule.amount !== undefined ? { ...rule, amount: { hundredths: rule.amount.hundredths + 1000 } } : rule,
    ),
  });
}

/** One page that says that it is an example. */
const LEAVE_ORDER = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 58>>stream
BT /F 16 Tf 40 110 Td (Leave order: made-up example) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** What waits on the officers' desks of the demo, once: a claimed activity in Baghdad, and in the Region another, a relief and an appeal; and a draft. */
export async function seedOversight(): Promise<void> {
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const today = dayInBaghdad(occasion.at);
  const year = Number(today.slice(0, 4)) - 1;
  await storeOwnPolicies();
  if (!(await storePolicy(trialOf(year), occasion))) return;
  await storePolicy(stricterFrom(year + 2), occasion);
  const activity = { kind: "external", format: "live", accreditor: null, grade: "self-reported", earnedOn: today } as const;
  await file("doctor@bimaristan.example", occasion, {
    ...activity,
    title: "يوم علمي: تدبير الصدمة الإنتانية",
    organiser: "مستشفى الكندي التعليمي",
    category: "clinical",
    hundredths: 300,
    note: "",
  });
  await file("pharmacist@bimaristan.example", occasion, {
    ...activity,
    title: "وۆرکشۆپی بەکارهێنانی ژیرانەی دژەزیندەکان",
    organiser: "سەندیکای دەرمانسازانی کوردستان",
    category: "infection-control",
    hundredths: 200,
    note: "",
  });
  const thisMonth = firstOfMonth(today);
  const leave = { kind: "relief", reason: "maternity", from: monthsAfter(thisMonth, -5), to: daysAfter(thisMonth, -1), note: "" } as const;
  await file("pharmacist@bimaristan.example", occasion, leave, { name: "leave-order.pdf", bytes: Buffer.from(LEAVE_ORDER) });
  await file("technician@bimaristan.example", occasion, {
    kind: "appeal",
    cycleFrom: CalendarDay.parse(`${String(year)}-01-01`),
    ground:
      "لە مانگی شوبات تا کۆتایی ساڵ تاقیگەی نەخۆشخانە بەهۆی نۆژەنکردنەوە داخرابوو و هیچ خولێک لە شارەکە نەبوو. نووسراوی بەڕێوەبەرایەتی لای ئێوەیە.",
  });
}

async function file(email: string, occasion: Occasion, content: PetitionContent, evidence: HandedIn | null = null): Promise<void> {
  const account = await alone().account.findUnique({ where: { email }, select: { id: true, practitioner: { select: { id: true } } } });
  if (account?.practitioner == null) return;
  const ids = { accountId: AccountId.parse(account.id), practitionerId: PractitionerId.parse(account.practitioner.id) };
  const filed = await filePetition({ role: "learner", ...ids }, { eventId: crypto.randomUUID(), content, evidence }, occasion);
  if (!filed.ok) throw new Error(`The demo could not file for ${email}: ${filed.refusal}`);
}
