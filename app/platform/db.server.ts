import { PrismaPg } from "@prisma/adapter-pg";
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

function connect(): PrismaClient {
  const pool = {
    connectionString: env.databaseUrl(),
    max: env.databaseConnections(),
    application_name: "bimaristan",
    connectionTimeoutMillis: 10_000,
  };
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) });
  return new PrismaClient({ adapter });
}

let client: PrismaClient | null = null;

/** The one PrismaClient, connected at first use. */
export function db(): PrismaClient {
  client ??= connect();
  return client;
}

/** Closes the pool; used when the server stops. */
export async function disconnect(): Promise<void> {
  const closing = client;
  client = null;
  await closing?.$disconnect();
}
