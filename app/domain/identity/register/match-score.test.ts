import fc from "fast-check";
import { expect, test } from "vitest";
import { type Described, matchAmong, matchScore, nameLikeness } from "#app/domain/identity/register/match-score.ts";
import { nameKeys, nameParts } from "#app/domain/identity/register/name-skeleton.ts";

const somebody = (wish: Partial<Described> = {}): Described => ({
  nameAr: "زينب كاظم الربيعي",
  nameLatin: "Zainab Kadhim Al-Rubaie",
  nameCkb: null,
  sex: null,
  birthYear: null,
  profession: "nurse",
  governorate: "basra",
  licences: [],
  ...wish,
});

/** One name in two or three scripts, as people of Iraq write it. */
const SPELLINGS = [
  ["محمد علي حسين", "Mohammed Ali Hussein", "محەمەد عەلی حوسێن"],
  ["زهراء عبد الحسين الموسوي", "Zahraa Abdul-Hussein Al-Musawi", "زەهرا عەبدولحوسێن مووسەوی"],
  ["حيدر عبد الأمير الأسدي", "Haider Abdulameer Al-Asadi"],
  ["شلير عثمان رسول", "Shler Osman Rasul", "شلێر عوسمان ڕەسووڵ"],
  ["فاطمة خالد إبراهيم", "Fatimah Khalid Ibrahim", "فاتیمە خالید ئیبراهیم"],
  ["يوسف غانم جرجيس", "Yousif Ghanim Jirjees"],
];

test("a name has the same consonants in Arabic, Latin and Kurdish writing", () => {
  for (const spellings of SPELLINGS) {
    const [first, ...others] = spellings.map((name) => nameParts(name).map(({ skeleton }) => skeleton));
    for (const other of others) expect(other, spellings.join(" | ")).toEqual(first);
  }
});

test("a key finds the person in whatever script, and with a name left out", () => {
  for (const [arabic, ...others] of SPELLINGS)
    for (const other of others) expect(nameKeys([other]).some((key) => nameKeys([arabic ?? ""]).includes(key))).toBe(true);
  const whole = nameKeys(["أحمد علي حسن الجبوري"]);
  expect(nameKeys(["أحمد علي حسن"]).some((key) => whole.includes(key))).toBe(true);
  expect(nameKeys(["أحمد الجبوري"]).some((key) => whole.includes(key))).toBe(true);
});

test("one consonant is hardly a name: Ali, Alaa and Layla stay three people", () => {
  expect(nameLikeness(["علي حسن كريم"], ["علاء حسن كريم"])).toBeLessThan(90);
  expect(nameLikeness(["علي حسن كريم"], ["ليلى حسن كريم"])).toBeLessThan(90);
  expect(nameLikeness(["زينب حسن كريم"], ["مريم حسن كريم"])).toBeLessThan(60);
  expect(nameLikeness(["احمد علي حسن"], ["أحمد علي حسن"])).toBe(100);
});

test("the number and a name that fits make one person, each alone asks a person", () => {
  const licences = [{ issuingBody: "moh-federal", number: "N-12345" }];
  const line = somebody({ licences: [{ issuingBody: "moh-federal", number: "n ١٢٣٤٥" }] });
  const among = (held: Described) => matchAmong([{ id: 1, match: matchScore(line, held) }]);
  expect(among(somebody({ licences }))).toMatchObject({ kind: "one", id: 1 });
  expect(among(somebody({ licences, nameAr: "علي جاسم حمود", nameLatin: "Ali Jasim Hamood" }))).toMatchObject({ kind: "uncertain" });
  expect(among(somebody({ licences, sex: "male" }))).toMatchObject({ kind: "one" });
  expect(among(somebody())).toMatchObject({ kind: "uncertain" });
  expect(among(somebody({ birthYear: 1970 }))).toMatchObject({ kind: "uncertain" });
  expect(matchAmong([{ id: 1, match: matchScore(somebody({ birthYear: 1990 }), somebody({ birthYear: 1970 })) }])).toEqual({
    kind: "nobody",
  });
  expect(matchAmong([])).toEqual({ kind: "nobody" });
});

test("what the holders of a number decide, nobody of a like name without that number changes", () => {
  const name = fc.constantFrom(...SPELLINGS.map(([nameAr, nameLatin]) => ({ nameAr: nameAr ?? null, nameLatin: nameLatin ?? null })));
  const traits = fc.record({ sex: fc.constantFrom(null, "female", "male"), birthYear: fc.constantFrom(null, 1970, 1990) });
  // Often of the line's own name and traits, so that numbers decide often.
  const holder = fc.option(fc.tuple(name, traits), { freq: 1 });
  const person = fc.tuple(name, traits).map(([names, more]) => somebody({ ...names, ...more }));
  const numbered = (one: Described, number: string) => ({ ...one, licences: [{ issuingBody: "moh-federal", number }] });
  let decided = 0;
  fc.assert(
    fc.property(person, fc.array(holder, { maxLength: 2 }), fc.array(person, { maxLength: 5 }), (line, holders, namesakes) => {
      const match = (one: Described, place: number) => ({ id: place, match: matchScore(numbered(line, "1"), one) });
      const held = holders.map((one, place) => match(numbered(one === null ? line : somebody({ ...one[0], ...one[1] }), "1"), place));
      const settled = matchAmong(held);
      if (settled.kind !== "one") return;
      decided += 1;
      const others = namesakes.map((one, place) => match(numbered(one, "2"), 10 + place));
      expect(matchAmong([...others, ...held])).toEqual(settled);
    }),
  );
  expect(decided).toBeGreaterThan(5);
});

test("two holders of one number are never decided by the machine", () => {
  const held = somebody({ licences: [{ issuingBody: "moh-federal", number: "1" }] });
  const match = matchScore(held, held);
  expect(
    matchAmong([
      { id: 1, match },
      { id: 2, match },
    ]),
  ).toMatchObject({ kind: "uncertain", candidates: [{ id: 1 }, { id: 2 }] });
});

const word = fc.constantFrom("علي", "محمد", "حسن", "زينب", "الجبوري", "عبد", "الله", "Ali", "Hassan", "Al-Asadi", "ئازاد", "ڕێبین", "");
const name = fc.array(word, { maxLength: 5 }).map((words) => words.join(" "));
const described = fc.record({
  nameAr: fc.option(name),
  nameLatin: fc.option(name),
  nameCkb: fc.option(name),
  sex: fc.option(fc.constantFrom("female", "male")),
  birthYear: fc.option(fc.integer({ min: 1950, max: 2000 })),
  profession: fc.option(fc.constantFrom("nurse", "dentist")),
  governorate: fc.option(fc.constantFrom("basra", "erbil")),
  licences: fc.array(fc.record({ issuingBody: fc.constantFrom("a", "b"), number: fc.constantFrom("1", "2", "٣") }), { maxLength: 2 }),
});

test("law: a score is whole, from 0 to 100, the same from either side", () => {
  fc.assert(
    fc.property(described, described, (one, other) => {
      const match = matchScore(one, other);
      expect(Number.isInteger(match.score) && match.score >= 0 && match.score <= 100).toBe(true);
      expect(matchScore(other, one)).toEqual(match);
    }),
  );
});

test("law: no name by itself, however like, joins two records", () => {
  fc.assert(
    fc.property(described, described, (one, other) => {
      const match = matchScore({ ...one, licences: [] }, { ...other, licences: [] });
      expect(matchAmong([{ id: 1, match }]).kind).not.toBe("one");
    }),
  );
});

test("law: any text has keys and parts, and marks that cannot be seen change none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      expect(nameKeys([text]).length).toBeGreaterThan(0);
      nameParts(text);
    }),
  );
  expect(nameKeys(["\u200fزَيْنَب كـــاظم الربيعي"])).toEqual(nameKeys(["زينب كاظم الربيعي"]));
});
