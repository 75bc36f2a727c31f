import { beforeEach, expect, test } from "vitest";
import { applyRegisterImport } from "#app/commands/identity/apply-register-import.server.ts";
import { bringRegisterImport } from "#app/commands/identity/bring-register-import.server.ts";
import { orderRegisterImport } from "#app/commands/identity/order-register-import.server.ts";
import { readRegisterImport } from "#app/commands/identity/read-register-import.server.ts";
import { stopRegisterImport } from "#app/commands/identity/stop-register-import.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aBroughtFile, aRegisterCsv, aRegisterLine } from "#tests/builders/a-register-file.ts";
import { aReadImport, federal, linesOf, now, occasion } from "#tests/builders/a-register-import.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

/** A list long enough for several batches, of names that are not alike. */
const MANY = 700;
const letters = "بتجحدرسصطعفقكلمنهو";
const many = (): string =>
  aRegisterCsv(
    Array.from({ length: MANY }, (_, index) => {
      const word = Array.from(index.toString(5).padStart(4, "0"), (digit, place) => letters.charAt(Number(digit) + place * 3)).join("ا");
      return aRegisterLine({
        licence_number: `M-${String(index)}`,
        name_ar: `${word} كاظم`,
        name_latin: `Person ${"abcdefghij".charAt(index % 10)}`,
        sex: "",
        birth_year: "",
      });
    }),
  );

test("an import that is interrupted half-way is taken up where it ended, and does nothing twice", async () => {
  const id = await aReadImport(aBroughtFile(many()));
  expect(await db().registerImportLine.count({ where: { importId: id, verdict: "new" } })).toBe(MANY);
  await orderRegisterImport(federal, id, occasion);
  let calls = 0;
  const dying = () => {
    if ((calls += 1) > 1) throw new Error("killed");
    return now();
  };
  await expect(applyRegisterImport(id, dying)).rejects.toThrow("killed");
  const half = await db().practitioner.count();
  expect([half > 0, half < MANY]).toEqual([true, true]);
  await applyRegisterImport(id, now);
  expect(await db().practitioner.count()).toBe(MANY);
  expect(await db().registerImport.findUnique({ where: { id } })).toMatchObject({ state: "applied" });
  await applyRegisterImport(id, now);
  expect(await db().practitioner.count()).toBe(MANY);
});

test("reading goes on after a kill from the last line that was written, and ends when it is stopped", async () => {
  const file = aBroughtFile(many());
  const outcome = await bringRegisterImport(federal, file, occasion);
  if (!outcome.ok) throw new Error("refused");
  const id = outcome.value;
  // As a run would have left it that was killed after line 100.
  await db().registerImport.update({ where: { id }, data: { readThrough: 100 } });
  await readRegisterImport(id, now);
  expect((await linesOf(id)).map(({ line }) => line)).toEqual(Array.from({ length: MANY - 99 }, (_, index) => index + 101));

  const other = await bringRegisterImport(federal, aBroughtFile(`${many()}\r\n`), occasion);
  if (!other.ok) throw new Error("refused");
  expect(await stopRegisterImport(federal, other.value, occasion)).toEqual({ ok: true, value: null });
  await readRegisterImport(other.value, now);
  expect(await linesOf(other.value)).toEqual([]);
  expect(await orderRegisterImport(federal, other.value, occasion)).toEqual({ ok: false, refusal: "not-read-yet" });
});

test("applying is stopped between two steps and ordered again for the rest", async () => {
  const id = await aReadImport(aBroughtFile(many()));
  await orderRegisterImport(federal, id, occasion);
  const applying = applyRegisterImport(id, now);
  // Heard as soon as the step that is under way lets go of the import.
  expect(await stopRegisterImport(federal, id, occasion)).toEqual({ ok: true, value: null });
  await applying;
  expect(await db().registerImport.findUnique({ where: { id } })).toMatchObject({ state: "stopped" });
  expect(await db().practitioner.count()).toBeLessThan(MANY);
  expect(await orderRegisterImport(federal, id, occasion)).toEqual({ ok: true, value: null });
  await applyRegisterImport(id, now);
  expect(await db().practitioner.count()).toBe(MANY);
});
