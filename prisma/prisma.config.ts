import { join } from "node:path";
import { defineConfig } from "prisma/config";

// `prisma generate` asks for the schema engine's path and downloads it when there is none. Generating needs no engine, so any
// executable satisfies the question; migrations are applied by our own runner (app/platform/migrations.server.ts).
if (process.argv.includes("generate")) process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({
  schema: join(import.meta.dirname, "schema"),
  migrations: { path: join(import.meta.dirname, "migrations") },
  ...(process.env["DATABASE_URL"] ? { datasource: { url: process.env["DATABASE_URL"] } } : {}),
});
