import { startDemoInstallation } from "#tests/support/demo-installation.ts";

/** One installation with the demo for the whole run. Tests find it by BIMARISTAN_URL, DATABASE_URL and DATA_FOLDER. */
export default async function beforeAll() {
  const installation = await startDemoInstallation(process.env["PICTURES"] === "on" ? "pictures_installation" : "journeys_installation");
  process.env["BIMARISTAN_URL"] = installation.server.url;
  return installation.stop;
}
