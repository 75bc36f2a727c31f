import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#app/platform/env.server.ts";
import { type Prisma, PrismaClient } from "#app/platform/prisma/client.ts";

/** A transaction in which stores write. */
export type Tx = Prisma.TransactionClient;

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env.databaseUrl(),
    max: env.databaseConnections(),
    application_name: "bimaristan",
    connectionTimeoutMillis: 10_000,
  });
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
