import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { MessagesContext } from "#app/i18n/use-messages.ts";
import { DateField } from "#app/ui/kit/date-field.tsx";

const drawn = (language: Language, day: string) =>
  renderToStaticMarkup(
    <MessagesContext.Provider value={{ language, t: messagesFor(language) }}>
      <DateField name="day" label="Day" defaultValue={day} />
    </MessagesContext.Provider>,
  );

test("the chosen day stands below its field in words of the reader's language", () => {
  const words: Readonly<Record<Language, string>> = { ar: "3 نيسان 2027", ckb: "3ی نیسانی 2027", en: "3 April 2027" };
  for (const language of LANGUAGES)
    expect(drawn(language, "2027-04-03")).toMatch(new RegExp(`<output for="field-day"[^>]*>${words[language]}<`));
});

test("nothing is said of no day, or of half a one", () => {
  for (const text of ["", "2027-04", "2027-13-01"]) expect(drawn("en", text)).toMatch(/<output[^>]*><\/output>/);
});

test("every day is asked for by this field", async () => {
  const folder = join(import.meta.dirname, "..");
  const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.test)\.tsx$/.test(name));
  const texts = await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })));
  expect(texts.filter(({ text }) => text.includes('type="date"')).map(({ name }) => name)).toEqual([join("kit", "date-field.tsx")]);
});
