// The floor: what Node and PostgreSQL do at least for the same work. A bare HTTP handler with a pool of ten connections that does the
// queries the product did (heard on the wire) and sends back the bytes the product sent: `node floor.mjs PORT`, DATABASE_URL, FLOOR_TAPE.
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import pg from "pg";

const { replies, flow, learners, fixed } = JSON.parse(readFileSync(process.env.FLOOR_TAPE, "utf8"));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const bodies = replies.map((reply) => ({ ...reply, body: Buffer.from(reply.body, "base64") }));
const steps = flow.map((step) => ({ ...step, body: Buffer.from(step.body, "base64") }));
const known = new Set(fixed);
const flows = new Map();

createServer((request, response) => {
  let received = "";
  request.setEncoding("utf8");
  request.on("data", (piece) => (received += piece));
  request.on("end", () => {
    const answering =
      request.headers["x-save"] !== undefined
        ? save(received)
        : request.headers["x-flow"] === undefined
          ? page(Number(request.headers["x-sample"]))
          : step(Number(request.headers["x-flow"]), Number(request.headers["x-step"]), received);
    answering.then(
      ({ headers, body }) => response.writeHead(200, { ...headers, "content-length": body.length }).end(body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
}).listen(Number(process.argv[2]), () => process.stdout.write(`listening ${process.argv[2]}\n`));
process.once("SIGTERM", () => process.exit(0));

async function page(number) {
  const reply = bodies[number];
  for (const { sql, parameters, name } of reply.statements) await pool.query({ text: sql, values: parameters, name });
  return reply;
}

/** A revision of a lesson, as one row. Which number it has is nobody's business here. */
async function save(received) {
  const { courseId, part, saveId, content } = JSON.parse(received);
  await pool.query({
    name: "save",
    text: `INSERT INTO draft_revision (course_id, part, number, save_id, content, content_hash, words, saved_by, saved_at)
           VALUES ($1, $2, 1000000 + floor(random() * 1000000000)::int, $3::uuid, $4, $5, 0, $3::uuid, now())`,
    values: [
      courseId,
      part.replace("lesson/", "lesson/floor-"),
      saveId,
      JSON.stringify(content),
      createHash("sha256").update(received).digest("hex"),
    ],
  });
  return { headers: { "content-type": "application/json" }, body: Buffer.from("{}") };
}

/** A step of the quiz flow, for another learner and with ids of its own where the product made them. */
async function step(number, index, received) {
  JSON.parse(received);
  const { statements, ...reply } = steps[index];
  let ids = flows.get(number);
  if (ids === undefined)
    flows.set(
      number,
      (ids = new Map(
        Object.entries({
          [learners[0].accountId]: learners[number].accountId,
          [learners[0].practitionerId]: learners[number].practitionerId,
          [learners[0].sessionHash]: learners[number].sessionHash,
        }),
      )),
    );
  if (index === steps.length - 1) flows.delete(number);
  const own = (text) =>
    text?.replace(/[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (known.has(id) || (id.length === 64 && !ids.has(id))) return id;
      if (!ids.has(id)) ids.set(id, randomUUID());
      return ids.get(id);
    });
  let client = null;
  try {
    for (const { sql, parameters, name } of statements) {
      if (/^begin/i.test(sql)) client = await pool.connect();
      await (client ?? pool).query({
        text: sql,
        values: parameters.map((parameter) => (parameter === null ? null : own(parameter))),
        name,
      });
      if (/^commit/i.test(sql)) {
        client?.release();
        client = null;
      }
    }
  } catch (error) {
    client?.release(true);
    throw error;
  }
  return reply;
}
