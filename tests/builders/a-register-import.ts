import { randomUUID } from "node:crypto";
import { applyRegisterImport } from "#app/commands/identity/apply-register-import.server.ts";
import { type BroughtFile, bringRegisterImport } from "#app/commands/identity/bring-register-import.server.ts";
import { orderRegisterImport } from "#app/commands/identity/order-register-import.server.ts";
import { readRegisterImport } from "#app/commands/identity/read-register-import.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aBroughtFile } from "#tests/builders/a-register-file.ts";

const AT = instantAt(Date.parse("2026-03-01T09:00:00Z"));
/** When the lists of these tests are brought and ordered. */
export const occasion = { at: AT, requestId: null };
let tick = 0;
/** The clock of the job: a millisecond later each time. */
export const now = (): Instant => instantAt(Date.parse(AT) + (tick += 1));

/** A registrar whom nobody else knows. */
export const registrarOf = (jurisdiction: string): ActorIn<"registrar"> => ({
  role: "registrar",
  accountId: AccountId.parse(randomUUID()),
  jurisdiction,
});
export const federal = registrarOf("IQ");

/** Brings a list and reads it; its id. */
export async function aReadImport(file: BroughtFile, registrar = federal): Promise<string> {
  const outcome = await bringRegisterImport(registrar, file, occasion);
  if (!outcome.ok) throw new Error(outcome.refusal);
  await readRegisterImport(outcome.value, now);
  return outcome.value;
}

/** Brings, reads, orders and applies a list; its id. */
export async function anAppliedImport(content: string | Uint8Array, registrar = federal): Promise<string> {
  const id = await aReadImport(aBroughtFile(content), registrar);
  const ordered = await orderRegisterImport(registrar, id, occasion);
  if (!ordered.ok) throw new Error(ordered.refusal);
  await applyRegisterImport(id, now);
  return id;
}

/** What became of each line of a list, in its order. */
export const linesOf = (importId: string) => db().registerImportLine.findMany({ where: { importId }, orderBy: { line: "asc" } });
