import { expect, test } from "vitest";
import { Policy } from "#app/domain/compliance/policy.ts";
import { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { ruleSentence } from "#app/ui/auditor/rule-sentence.ts";
import { policyFiles, readContent } from "#tests/support/policy-files.ts";

const said = (rule: unknown) => {
  const read = PolicyRule.parse(rule);
  return ruleSentence(read, "en", messagesFor("en"))
    .replace(/[\u2066-\u2069]/g, "")
    .replaceAll("\u00a0", " ");
};

test("a floor, a ceiling and a cycle say what, of what, over what time, and of whom", () => {
  expect(said({ kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 2500 }, who: { professions: ["physician"] } })).toBe(
    "physician: At least 25 credits of all credits in a cycle.",
  );
  expect(said({ kind: "maximum", clause: "c", per: "year", amount: { percentOfRequired: 50 }, which: { categories: ["ethics"] } })).toBe(
    "At most 50% of all that is asked of credits (Ethics) count in each year.",
  );
  expect(said({ kind: "cycle", clause: "c", months: 12, anchor: { kind: "calendar-year", firstYear: 2026 } })).toBe(
    "A cycle has 12 months and begins on 1 January, the first in 2026.",
  );
});

test("leave, classes and duties are called by their names, and a least number of days only where there is one", () => {
  const relief = { kind: "relief", clause: "c", reasons: ["maternity", "a-code-of-its-own"], effect: "prorate" };
  expect(said({ ...relief, minimumDays: 0 })).toBe("Leave (Maternity, a-code-of-its-own): less is asked, in proportion.");
  expect(said({ ...relief, minimumDays: 30 })).toBe(
    "Leave (Maternity, a-code-of-its-own; at least 30 days): less is asked, in proportion.",
  );
  expect(said({ kind: "exemption", clause: "c", classes: ["retired"] })).toBe("Nothing is asked of these, as long as it lasts: Retired.");
});

test("whose credit is worth how much is said by name, in each language", () => {
  const rule = PolicyRule.parse({
    kind: "recognise",
    clause: "c",
    accreditors: [
      { code: "eaccme", percent: 50 },
      { code: "own-code", percent: 10 },
    ],
  });
  const names = { ar: "المجلس الأوروبي", ckb: "ئەنجومەنی ئەوروپی", en: "European Accreditation Council for CME 50%" } as const;
  for (const language of LANGUAGES) {
    const sentence = ruleSentence(rule, language, messagesFor(language));
    expect(sentence).toContain(names[language]);
    expect(sentence).not.toContain("eaccme");
    expect(sentence).toContain("own-code 10%");
  }
});

test("every rule of every policy is a sentence in all three languages, without a key or a place left open", () => {
  for (const path of policyFiles())
    for (const rule of Policy.parse(readContent(path)).rules)
      for (const language of LANGUAGES) {
        const sentence = ruleSentence(rule, language, messagesFor(language));
        expect(sentence, `${path} ${rule.clause} ${language}`).not.toMatch(/policies\.|[{}]/);
      }
});
