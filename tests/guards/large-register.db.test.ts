import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { REGISTER_COLUMNS, aRegisterCsv, aRegisterLine } from "#tests/builders/a-register-file.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { visitor } from "#tests/support/http-client.ts";
import { type RoleHolder, aRoleHolder } from "#tests/support/signed-in.ts";

const LINES = 300_000;
/** So many of them are brought once more, against a register that has everybody. */
const AGAIN = 20_000;
/** An order, no measure: a process that held the lines of a nation would be far beyond. */
const MOST_MEMORY_MB = 1500;
const MINUTE = 60_000;

let server: BuiltServer;
let registrar: RoleHolder;
const wish = (port?: number) => ({
  databaseUrl: env.databaseUrl(),
  dataFolder: env.dataFolder(),
  ...(port === undefined ? {} : { port }),
});

beforeAll(async () => {
  await ensureBuilt();
  server = await startBuiltServer(wish());
  registrar = await aRoleHolder("registrar");
}, 20 * MINUTE);
afterAll(() => server.stop());

const ARABIC = "بجدرسفكلمن";
const LATIN = "bjdrsfklmn";

/** Somebody of whose name there is no second in the list, and a licence of their own. */
function person(number: number): readonly string[] {
  const digits = Array.from(String(number).padStart(6, "0"), Number);
  const word = (letters: string, vowel: string, from: number) =>
    digits
      .slice(from, from + 3)
      .map((digit) => letters.charAt(digit))
      .join(vowel);
  return aRegisterLine({
    licence_number: `L-${String(number)}`,
    name_ar: `${word(ARABIC, "ا", 0)} ${word(ARABIC, "ا", 3)}`,
    name_latin: `${word(LATIN, "a", 0)} ${word(LATIN, "a", 3)}`,
    facility_name: number % 50 === 0 ? "=cmd|' /C calc'!A0" : "مستشفى البصرة التعليمي",
  });
}

/** What can be wrong with a line, each written as a file brings it. */
const BROKEN: readonly ((number: number) => string)[] = [
  (number) => `"L-${String(number)},"moh-federal","a mark that nobody closes`,
  () => "three,cells,only",
  (number) => csvOf(person(number).map((cell) => (cell === "basra" ? "atlantis" : cell))),
  (number) => csvOf(person(number).map((cell, place) => (place === 2 ? "a\u202eb" : cell))),
  (number) => csvOf(person(number).map((cell, place) => (place === 2 ? "ا".repeat(25_000) : cell))),
  (number) => csvOf(person(number - 6)),
];
const EVERY = 1000;
const csvOf = (cells: readonly string[]): string => aRegisterCsv([cells]).split("\r\n")[1] ?? "";

function aNation(): string {
  const lines = [REGISTER_COLUMNS.join(",")];
  for (let number = 1; number <= LINES; number += 1) {
    const broken = BROKEN[(number % EVERY) - 7];
    lines.push(broken === undefined ? csvOf(person(number)) : broken(number));
  }
  return lines.join("\r\n");
}
const REFUSED = (LINES / EVERY) * BROKEN.length;

/** The most memory that the server has held at once, in MB; null where the system does not say. */
function mostMemory(): number | null {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(server.pid)}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return null;
  }
}

async function send(csv: string): Promise<string> {
  const form = new FormData();
  form.set("eventId", randomUUID());
  form.set("file", new File([csv], "nation.csv"));
  const headers = { cookie: `session=${registrar.token}`, origin: server.url };
  const reply = await fetch(`${server.url}/oversee/register/imports`, { method: "POST", body: form, headers, redirect: "manual" });
  expect(reply.status).toBe(302);
  return reply.headers.get("location")?.split("/").pop() ?? "";
}

const importOf = (id: string) => db().registerImport.findUniqueOrThrow({ where: { id } });

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await pause(100);
}

async function killAndStart(): Promise<void> {
  await server.kill();
  server = await startBuiltServer(wish(server.port));
}

const verdictsOf = async (importId: string) => {
  const groups = await db().registerImportLine.groupBy({ by: ["verdict"], where: { importId }, _count: true });
  return Object.fromEntries(groups.map(({ verdict, _count }) => [verdict, _count]));
};

test(
  "R75: a nation's list with broken lines is read and applied by a server that is killed in both, and nothing is done twice",
  { timeout: 90 * MINUTE },
  async () => {
    const csv = aNation();
    const memory: (number | null)[] = [];
    const timed = async (name: string, deed: () => Promise<void>) => {
      const begun = Date.now();
      await deed();
      const most = mostMemory();
      memory.push(most);
      const took = `${((Date.now() - begun) / 1000).toFixed(0)} s, the most memory ${(most ?? 0).toFixed(0)} MB`;
      process.stdout.write(`A register of ${String(LINES)} lines ${name}: ${took}.\n`);
    };

    let id = "";
    await timed("read", async () => {
      id = await send(csv);
      await until(async () => (await importOf(id)).readThrough > LINES / 3);
      await killAndStart();
      await until(async () => (await importOf(id)).state !== "reading");
    });
    expect(await importOf(id)).toMatchObject({ state: "previewed", encoding: "utf-8", readThrough: LINES + 1 });
    expect(await verdictsOf(id)).toEqual({ new: LINES - REFUSED, refused: REFUSED });
    expect(await db().practitioner.count()).toBe(0);

    await timed("applied", async () => {
      const ordered = await visitor(server.url, registrar.token).post(`/oversee/register/imports/${id}`, { deed: "order" });
      expect(ordered.status).toBeLessThan(400);
      await until(async () => (await db().practitioner.count()) > LINES / 3);
      await killAndStart();
      await until(async () => (await importOf(id)).state !== "applying");
    });
    expect((await importOf(id)).state).toBe("applied");
    expect(await verdictsOf(id)).toEqual({ new: LINES - REFUSED, refused: REFUSED });
    const counts = [db().practitioner.count(), db().licence.count(), db().licenceFact.count(), db().employmentFact.count()];
    expect(await Promise.all(counts)).toEqual(Array.from({ length: 4 }, () => LINES - REFUSED));
    const numbers = await db().$queryRaw<{ count: number }[]>`SELECT count(DISTINCT number_folded)::int AS count FROM licence`;
    expect(numbers).toEqual([{ count: LINES - REFUSED }]);
    const steps = await db().auditEntry.findMany({ where: { deed: "register-lines-applied" }, select: { details: true } });
    expect(steps.reduce((sum, { details }) => sum + (details as { made: number }).made, 0)).toBe(LINES - REFUSED);

    let again = "";
    await timed("read again in part", async () => {
      again = await send(csv.split("\r\n", AGAIN + 1).join("\r\n"));
      await until(async () => (await importOf(again)).state !== "reading");
    });
    const refused = (AGAIN / EVERY) * BROKEN.length;
    expect(await verdictsOf(again)).toEqual({ same: AGAIN - refused, refused });

    for (const most of memory) expect(most ?? 0).toBeLessThan(MOST_MEMORY_MB);
  },
);
