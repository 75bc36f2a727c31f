import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#app/platform/env.server.ts";
import { type Prisma, PrismaClient } from "#app/platform/prisma/client.ts";

/** A transaction in which stores write. */
export type Tx = Prisma.TransactionClient;

/** How many statements a connection keeps prepared: Prisma's lists of any length must not fill PostgreSQL's memory. */
const MOST_PREPARED = 400;
const names = new Map<string, string>();

/** The same words get the same name, so that PostgreSQL parses and plans them once for a connection; empty: for this once. */
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_PREPARED) return known ?? "";
  const name = `s${String(names.size)}`;
  names.set(sql, name);
  return name;
}

type Connected = { readonly client: PrismaClient; readonly pool: pg.Pool };

function connect(): Connected {
  const pool = new pg.Pool({
    connectionString: env.databaseUrl(),
    max: env.databaseConnections(),
    application_name: "bimaristan",
    connectionTimeoutMillis: 10_000,
  });
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql), disposeExternalPool: true });
  return { client: new PrismaClient({ adapter }), pool };
}

let connected: Connected | null = null;

/** The one PrismaClient, connected at first use. */
export function db(): PrismaClient {
  connected ??= connect();
  return connected.client;
}

/** What a statement may be given; a list becomes an array of PostgreSQL. */
type Parameter = string | number | boolean | Date | null | readonly string[];

/**
 * The rows of one statement, which is a transaction of its own, on a connection of the same pool: `ask<Row>`SELECT … ${value}``, every value a
 * parameter. For the few statements that are asked with every page and every answer: Prisma's client takes longer over them than PostgreSQL
 * (content/handbook/decisions/hot-statements.md). Parameters carry no type of their own: write `${number}::int` where the place does not say it.
 */
export async function ask<Row extends object>(parts: TemplateStringsArray, ...values: readonly Parameter[]): Promise<Row[]> {
  connected ??= connect();
  const { rows } = await connected.pool.query<Row>(statementOf(parts, values));
  return rows;
}

/** The same with each row as a list of its columns: for millions of rows, where it is the naming of columns that takes the time. */
export async function askLists<Row extends readonly unknown[]>(
  parts: TemplateStringsArray,
  ...values: readonly Parameter[]
): Promise<readonly Row[]> {
  connected ??= connect();
  const { rows } = await connected.pool.query({ ...statementOf(parts, values), rowMode: "array" });
  return rows as unknown as readonly Row[];
}

function statementOf(parts: TemplateStringsArray, values: readonly Parameter[]) {
  const text = textOf(parts);
  return { text, name: statementName(text), values: [...values] };
}

const texts = new WeakMap<TemplateStringsArray, string>();

function textOf(parts: TemplateStringsArray): string {
  let text = texts.get(parts);
  if (text === undefined) texts.set(parts, (text = parts.reduce((sum, part, index) => `${sum}$${String(index)}${part}`)));
  return text;
}

/** Closes the pool; used when the server stops. */
export async function disconnect(): Promise<void> {
  const closing = connected;
  connected = null;
  await closing?.client.$disconnect();
  // Prisma closes the pool when it has used it itself; where only `ask` did, nobody else would.
  if (closing !== null && !closing.pool.ending) await closing.pool.end();
}
