// The one way in: `node app/cli/front-door.mjs <command>`. Plain JavaScript without dependencies, because it runs before anything is
// installed. It installs and generates what is missing, then hands over to app/cli/<command>.server.ts in this same process.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const OLDEST_NODE = [20, 19];
const COMMANDS = [
  "start",
  "dev",
  "test",
  "check",
  "bench",
  "doctor",
  "worker",
  "pictures",
  "content-import",
  "db-migration",
  "ledger-verify",
  "generate",
  "demo-nation",
  "policy-check",
  "media-sweep",
  "appoint-admin",
];
/** They run the product as it is deployed; React and Express decide by this when they are loaded. */
const IN_PRODUCTION_MODE = ["start", "worker", "bench", "pictures"];

const [command = "", ...args] = process.argv.slice(2);

try {
  refuseOldNode();
  if (!COMMANDS.includes(command)) throw new Error(`There is no command "${command}". There are: ${COMMANDS.join(", ")}.`);
  process.chdir(ROOT);
  if (IN_PRODUCTION_MODE.includes(command)) process.env.NODE_ENV ??= "production";
  // The lock file pins the release that fits; its hint at later ones would be noise at every start.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  await installWhatIsMissing();
  await generateDatabaseClient();
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(ROOT, "tsconfig.json") });
  const { main } = await import(pathToFileURL(join(ROOT, "app", "cli", `${command}.server.ts`)).href);
  process.exit(await main(args));
} catch (error) {
  // Somebody who starts the product wants the sentence; somebody who mends it wants the stack.
  console.error(process.env.LOG_LEVEL === "debug" || !(error instanceof Error) ? error : error.message);
  process.exit(1);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(
      `Bimaristan needs Node.js ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}. Install it from nodejs.org or your system's packages.`,
    );
  }
}

async function installWhatIsMissing() {
  const lock = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  const stampFile = join(ROOT, "node_modules", ".bimaristan-installed");
  const stamp = `${hashOf([lock])} ${process.platform}-${process.arch}`;
  if (read(stampFile) === stamp) return;
  if (!isInstalled(JSON.parse(lock))) {
    console.log("Installing what is missing (npm install) …");
    // Not `npm ci`: it refuses a lock file in which an optional package is missing, and the PDF compiler names builds for other
    // platforms that its makers never published. `--no-save` keeps to the lock file and leaves it as it is.
    await run(...npm(["install", "--no-save", "--include=dev"]));
  }
  writeFileSync(stampFile, stamp);
}

/** npm writes down what it installed: when that is what the lock file says, nothing is missing. */
function isInstalled(lock) {
  const installed = JSON.parse(read(join(ROOT, "node_modules", ".package-lock.json")) ?? '{"packages":{}}').packages;
  return Object.entries(lock.packages).every(([path, { version, optional, peer }]) => {
    if (path === "") return true;
    if (installed[path] === undefined) return optional === true || peer === true;
    return installed[path].version === version && existsSync(join(ROOT, path));
  });
}

/** npm names itself to what it runs; without it, the npm of the path. */
function npm(parameters) {
  const self = process.env.npm_execpath;
  return self?.endsWith("npm-cli.js") ? [process.execPath, [self, ...parameters]] : ["npm", parameters];
}

async function generateDatabaseClient() {
  const folder = join(ROOT, "prisma", "schema");
  const sources = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name)));
  const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules", "prisma", "package.json"), "utf8"));
  const output = join(ROOT, "app", "platform", "prisma");
  const stampFile = join(output, ".generated-from");
  const stamp = hashOf([version, ...sources]);
  if (read(stampFile) === stamp) return;
  await run(
    process.execPath,
    [join(ROOT, "node_modules", "prisma", "build", "index.js"), "generate", "--config", join("prisma", "prisma.config.ts"), "--no-hints"],
    {
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  );
  mkdirSync(output, { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Runs a program and shows what it says only when it fails, but for npm, which takes a minute and says how far it is. */
function run(program, parameters, environment = {}) {
  return new Promise((done, fail) => {
    const quiet = program === process.execPath && parameters[0].includes("prisma");
    const child = spawn(program, parameters, {
      cwd: ROOT,
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      env: { ...process.env, ...environment },
    });
    let said = "";
    child.stdout?.on("data", (piece) => (said += piece));
    child.stderr?.on("data", (piece) => (said += piece));
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      if (code === 0) done(undefined);
      else fail(new Error(`${said}\n"${[program, ...parameters].join(" ")}" ended with ${signal ?? code}.`));
    });
  });
}

function hashOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
