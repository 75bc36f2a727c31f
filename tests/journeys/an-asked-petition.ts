import { randomUUID } from "node:crypto";
import { decidePetition } from "#app/commands/compliance/decide-petition.server.ts";
import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import type { ContentOf } from "#app/domain/compliance/petition.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** An activity about which an officer asked, and another that waits for a word; the id of the first. */
export async function anAskedPetition(nurse: ActorIn<"learner">, officer: ActorIn<"registrar">): Promise<string> {
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const content: ContentOf<"external"> = {
    ...{
      kind: "external" as const,
      title: "ورشة إنعاش حديثي الولادة",
      organiser: "مستشفى البصرة التعليمي",
      earnedOn: dayInBaghdad(occasion.at),
    },
    ...({ format: "live", category: "patient-safety", accreditor: "ehc", hundredths: 300, grade: "provider-signed", note: "" } as const),
  };
  for (const title of [content.title, "Wound care in primary health centres"]) {
    const evidence = { name: "شهادة.pdf", bytes: new TextEncoder().encode(`%PDF-1.7 ${randomUUID()}`) };
    const filed = await filePetition(nurse, { eventId: randomUUID(), content: { ...content, title }, evidence }, occasion);
    if (!filed.ok) throw new Error(filed.refusal);
    if (title !== content.title) continue;
    const question = "The stamp cannot be read. Please send a clearer scan.";
    await decidePetition(officer, { eventId: randomUUID(), petitionId: filed.value, outcome: "asked", reason: question }, occasion);
  }
  return (await db().petition.findFirstOrThrow({ where: { practitionerId: nurse.practitionerId, state: "asked" } })).id;
}
