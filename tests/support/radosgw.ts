import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { env } from "#app/platform/env.server.ts";
import { freePort } from "#tests/support/built-server.ts";

const run = promisify(execFile);
const PROGRAMS = ["ceph", "ceph-mon", "ceph-mgr", "ceph-osd", "monmaptool", "radosgw", "radosgw-admin"];

/** Whether an S3 that nobody here wrote can be started: Ceph's. Where it cannot, the reason is printed and what needs it is skipped. */
export const hasRadosgw = (await Promise.all(PROGRAMS.map(isOnPath))).every(Boolean);
if (!hasRadosgw) {
  const install = "apt-get install radosgw ceph-mon ceph-mgr ceph-osd";
  process.stdout.write(`Skipped: what needs Ceph's object gateway, which this machine does not have. Install it: ${install}\n`);
}

async function isOnPath(program: string): Promise<boolean> {
  const places = env.programFolders().split(delimiter);
  const found = await Promise.all(
    places.map((folder) =>
      access(join(folder, program), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/** A store that is thrown away: the variables that point the product at it. */
export type Radosgw = { readonly environment: Readonly<Record<string, string>>; readonly stop: () => Promise<void> };

/**
 * Starts Ceph's object gateway with a cluster of one machine that keeps everything in memory, in a folder that goes when it stops. Throws with
 * what its programs said when it does not come up.
 */
export async function startRadosgw(): Promise<Radosgw> {
  const folder = await mkdtemp(join(tmpdir(), "bimaristan-ceph-"));
  const conf = join(folder, "ceph.conf");
  const children: ChildProcess[] = [];
  const stop = async () => {
    for (const child of children.reverse()) await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  const start = (program: string, args: readonly string[]) => {
    const child = spawn(program, ["-c", conf, ...args, "-f"], { stdio: "ignore" });
    children.push(child);
    return child;
  };
  const tell = (program: string, args: readonly string[]) => run(program, ["-c", conf, ...args], { timeout: 120_000 });
  try {
    const [monitor, gateway] = [await freePort(), await freePort()];
    const [cluster, disk, accessKey, secret] = [randomUUID(), randomUUID(), "TESTACCESSKEY", randomBytes(20).toString("hex")];
    await Promise.all(["mon", "osd", "mgr", "rgw", "run", "log"].map((name) => mkdir(join(folder, name))));
    await writeFile(conf, configuration(folder, cluster, monitor, gateway));
    const map = join(folder, "monmap");
    await run("monmaptool", ["--create", "--fsid", cluster, "--addv", "a", `[v1:127.0.0.1:${String(monitor)}]`, map]);
    await tell("ceph-mon", ["-i", "a", "--mkfs", "--monmap", map]);
    start("ceph-mon", ["-i", "a"]);
    await tell("ceph", ["osd", "new", disk]);
    await tell("ceph-osd", ["-i", "0", "--mkfs", "--osd-uuid", disk]);
    start("ceph-osd", ["-i", "0"]);
    start("ceph-mgr", ["-i", "x"]);
    const user = ["--uid", "test", "--display-name", "Test", "--access-key", accessKey, "--secret-key", secret];
    await tell("radosgw-admin", ["user", "create", ...user]);
    const door = start("radosgw", ["-n", "client.rgw"]);
    const endpoint = `http://127.0.0.1:${String(gateway)}`;
    await answers(endpoint, door);
    const keys = { S3_ACCESS_KEY_ID: accessKey, S3_SECRET_ACCESS_KEY: secret };
    return { environment: { S3_ENDPOINT: endpoint, S3_BUCKET: "bimaristan-test", ...keys }, stop };
  } catch (error) {
    const said = await Promise.all(
      ["mon.a", "osd.0", "mgr.x", "client.rgw"].map((name) => readFile(join(folder, "log", `${name}.log`), "utf8").catch(() => "")),
    );
    await stop();
    throw new Error(`Ceph did not start:\n${said.map((log) => log.slice(-2000)).join("\n")}`, { cause: error });
  }
}

async function answers(endpoint: string, door: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 90_000 && door.exitCode === null; waited += 250) {
    const reply = await fetch(endpoint).catch(() => null);
    if (reply?.ok === true) return;
    await pause(250);
  }
  throw new Error(`${endpoint} does not answer.`);
}

/** Nothing in it is to be kept: no farewell. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const over = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await over;
}

/** One copy of everything, no authentication among its parts, nothing that warns of a full or small machine. */
function configuration(folder: string, cluster: string, monitor: number, gateway: number): string {
  return `[global]
fsid = ${cluster}
mon host = [v1:127.0.0.1:${String(monitor)}]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr2 = false
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 1
mon data avail warn = 2
mon max pg per osd = 1000
run dir = ${folder}/run
admin socket = ${folder}/run/$name.$pid.asok
log file = ${folder}/log/$name.log
mon data = ${folder}/mon
osd data = ${folder}/osd
mgr data = ${folder}/mgr
rgw data = ${folder}/rgw
osd objectstore = memstore
memstore device bytes = 1073741824
osd class load list = *
osd class default list = *
rgw frontends = beast endpoint=127.0.0.1:${String(gateway)}
rgw thread pool size = 16
rgw run sync thread = false
`;
}
