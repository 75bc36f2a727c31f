import { availableParallelism } from "node:os";

/** The only file that reads `process.env`. Each entry says what it is for; README lists them. */
const read = (name: string): string | undefined => {
  const value = process.env[name]?.trim();
  return value === undefined || value === "" ? undefined : value;
};

function required(name: string): string {
  const value = read(name);
  if (value === undefined) throw new Error(`The environment variable ${name} is not set; run "npm run doctor".`);
  return value;
}

function whole(name: string, otherwise: number): number {
  const value = read(name);
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new Error(`The environment variable ${name} must be a whole number, not "${value}".`);
  return number;
}

export const env = {
  /** PostgreSQL; `npm start` fills it in with the embedded one. */
  databaseUrl: () => required("DATABASE_URL"),
  databaseUrlIfSet: () => read("DATABASE_URL"),
  databaseConnections: () => whole("DATABASE_CONNECTIONS", read("SERVER_PART") === undefined ? 10 : 8),
  port: () => whole("PORT", 3000),
  /** How many processes serve pages, beside one that works off the queue; 1: everything in a single process. */
  serverProcesses: () => Math.max(1, whole("SERVER_PROCESSES", Math.min(4, availableParallelism()))),
  /** What this process of several does; a server tells it to those that it starts. */
  serverPart: () => read("SERVER_PART"),
  /** How many reverse proxies stand before this server; their X-Forwarded headers are then believed. */
  trustedProxies: () => whole("TRUSTED_PROXIES", 0),
  /** How many requests one address may make in a minute before it is told to wait; 0: any number. This machine itself is never limited. */
  requestsPerMinute: () => whole("REQUESTS_PER_MINUTE", 6_000),
  isProduction: () => read("NODE_ENV") === "production",
  /** Where this installation is reached from outside, for links in letters and QR codes: `https://cme.example.iq`. */
  publicUrl: () => (read("PUBLIC_URL") ?? `http://localhost:${whole("PORT", 3000)}`).replace(/\/$/, ""),
  /** Where an operator who changed the product offers the changed source (AGPL, section 13); the foot of every page links to it. */
  sourceUrl: () => read("SOURCE_URL"),
  /** Whom learners ask when something does not work: an e-mail address or a telephone number, shown on every course page (EACCME). */
  helpContact: () => read("HELP_CONTACT"),
  /** Where everything that must survive a restart lies on a single machine. */
  dataFolder: () => read("DATA_FOLDER") ?? ".data",
  /** 32 bytes in base64: seals second-factor secrets. Without it a key is made in the data folder. */
  secretKey: () => read("SECRET_KEY"),
  /** Ed25519 private key (PKCS #8, PEM) that signs certificates. Without it a key is made in the data folder. */
  certificateSigningKey: () => read("CERTIFICATE_SIGNING_KEY"),
  smtpUrl: () => read("SMTP_URL"),
  /** Where text messages are handed over to be sent, and the secret that signs them; without it telephones are not written to. */
  textWebhook: () => {
    const url = read("SMS_WEBHOOK_URL");
    return url === undefined ? undefined : { url, secret: required("SMS_WEBHOOK_SECRET") };
  },
  /** Nobody but this machine reaches the installation and nothing leaves it: somebody is trying it. Its messages may be shown here. */
  isTrial: () => read("PUBLIC_URL") === undefined && read("SMTP_URL") === undefined,
  mailFrom: () => read("MAIL_FROM") ?? "Bimaristan <no-reply@bimaristan.invalid>",
  s3: () => {
    const endpoint = read("S3_ENDPOINT");
    if (endpoint === undefined) return undefined;
    return {
      endpoint,
      bucket: required("S3_BUCKET"),
      region: read("S3_REGION") ?? "us-east-1",
      accessKeyId: required("S3_ACCESS_KEY_ID"),
      secretAccessKey: required("S3_SECRET_ACCESS_KEY"),
    };
  },
  /** How much each provider may keep in its media library, in gigabytes of originals. */
  mediaQuotaBytes: () => whole("MEDIA_QUOTA_GB", 50) * 1_000_000_000,
  /** A virus scanner (clamd) that sees every uploaded file before anybody else does; without it files are not scanned. */
  virusScanner: () => {
    const socket = read("CLAMD_SOCKET");
    if (socket !== undefined) return { path: socket };
    const host = read("CLAMD_HOST");
    return host === undefined ? undefined : { host, port: whole("CLAMD_PORT", 3310) };
  },
  logLevel: () => read("LOG_LEVEL") ?? "info",
  /** `off` when the worker runs alone (`npm run worker`). */
  workerInServer: () => read("WORKER") !== "off",
  /** The browser for tests and pictures; without it one is looked for. */
  chromium: () => read("CHROMIUM"),
  /** The ffmpeg that makes recordings smaller, with ffprobe beside it; without it the PATH is searched. */
  ffmpegPath: () => read("FFMPEG_PATH"),
  /** Where this host keeps its programs, as PATH has it. */
  programFolders: () => read("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
  /** `off` keeps the demo out of a new installation, `on` lets it in. Its password is public, so it stays out of one with an address. */
  demo: () => (read("DEMO") ?? (read("PUBLIC_URL") === undefined ? "on" : "off")) !== "off",
  /** How many made-up practitioners the demo gets, so that its maps and simulations show something; `off`: none. */
  demoNation: () => (read("DEMO_NATION") === "off" ? 0 : whole("DEMO_NATION", 3_000)),
};

/** For the starting command: from here on `DATABASE_URL` is the embedded database that it has just started. */
export function provideDatabaseUrl(url: string): void {
  process.env["DATABASE_URL"] = url;
}

/** The environment for a program that we run, with additions. */
export function environmentWith(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...additions };
}
