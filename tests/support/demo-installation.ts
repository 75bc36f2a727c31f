import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { OUTPUT, type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { startTextGateway } from "#tests/support/text-gateway.ts";

const GATEWAY_SECRET = "shared with the gateway of the tests";

export type DemoInstallation = {
  readonly server: BuiltServer;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
};

/** Builds, makes an empty database in the tests' own PostgreSQL, migrates it, seeds the demo and serves it. `name`: one word, also of its folder. */
export async function startDemoInstallation(name: string): Promise<DemoInstallation> {
  process.env["NODE_ENV"] = "production";
  await ensureBuilt();
  const dataFolder = join(OUTPUT, name);
  await rm(dataFolder, { recursive: true, force: true });
  await mkdir(dataFolder, { recursive: true });

  const { startEmbeddedPostgres } = await import("#app/platform/embedded-postgres.server.ts");
  const postgres = await startEmbeddedPostgres({ dataFolder: join(OUTPUT, "database"), durable: false });
  const database = `demo_${name}`;
  await asAdmin(postgres.url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  await asAdmin(postgres.url, `CREATE DATABASE "${database}"`);
  const url = new URL(postgres.url);
  url.pathname = `/${database}`;

  await seedHere(url.href, dataFolder);
  // Texts lie beside the letters, where tests of other processes find them.
  const gateway = await startTextGateway(GATEWAY_SECRET, { keepIn: join(dataFolder, "mail") });
  const environment = { SMS_WEBHOOK_URL: gateway.url, SMS_WEBHOOK_SECRET: GATEWAY_SECRET };
  const server = await startBuiltServer({ databaseUrl: url.href, dataFolder, logFile: join(dataFolder, "server.log"), environment });
  return {
    server,
    databaseUrl: url.href,
    dataFolder,
    async stop() {
      await server.stop();
      await gateway.stop();
      await postgres.stop();
    },
  };
}

/** As `npm start` does on a first start, in this process. */
async function seedHere(databaseUrl: string, dataFolder: string): Promise<void> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, DATA_FOLDER: dataFolder, LOG_LEVEL: "warn" });
  const { migrate } = await import("#app/platform/migrations.server.ts");
  const { seedDemo } = await import("#app/cli/seed.server.ts");
  const { seedCourses } = await import("../../prisma/seed/courses.ts");
  const { closePlatform } = await import("#app/platform/close-platform.server.ts");
  await migrate(databaseUrl);
  await seedDemo(() => undefined);
  await seedCourses();
  await closePlatform();
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
}
