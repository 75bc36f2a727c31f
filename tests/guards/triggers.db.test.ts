import { expect, test } from "vitest";
import { db } from "#app/platform/db.server.ts";

/** Tables whose rows are never changed, deleted or emptied; the database itself says no. */
const APPEND_ONLY = [
  "audit_entry",
  "credit_ledger",
  "learner_event",
  "course_version",
  "lesson_version",
  "lesson_rendering",
  "item_version",
];

test("append-only tables refuse UPDATE, DELETE and TRUNCATE by trigger", async () => {
  const triggers = await db().$queryRaw<{ table: string; event: string }[]>`
    SELECT event_object_table AS table, event_manipulation AS event FROM information_schema.triggers WHERE action_timing = 'BEFORE'
    UNION
    SELECT c.relname, 'TRUNCATE' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgtype & 32 <> 0 AND NOT t.tgisinternal`;
  for (const table of APPEND_ONLY) {
    const events = triggers.filter((trigger) => trigger.table === table).map((trigger) => trigger.event);
    expect({ table, events: ["DELETE", "TRUNCATE", "UPDATE"].filter((event) => events.includes(event)) }).toEqual({
      table,
      events: ["DELETE", "TRUNCATE", "UPDATE"],
    });
  }
});
