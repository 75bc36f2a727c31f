import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { addressOfWebhook, sendText, signatureOf, textChannel } from "#app/platform/text-message.server.ts";
import { type TextGateway, startTextGateway } from "#tests/support/text-gateway.ts";

const TEXT = { to: "+9647701234567", text: "بيمارستان: 123456 رمز تأكيد رقم هاتفك." };
const SECRET = "a secret of the gateway";
let folder = "";
let gateway: TextGateway | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bimaristan-texts-"));
  vi.stubEnv("DATA_FOLDER", folder);
  for (const name of ["SMS_WEBHOOK_URL", "SMS_WEBHOOK_SECRET", "SMTP_URL", "PUBLIC_URL"]) vi.stubEnv(name, "");
});

afterEach(async () => {
  await gateway?.stop();
  gateway = null;
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test("in development a text lands beside the letters", async () => {
  expect(textChannel()).toBe("kept");
  await sendText(TEXT, "7");
  expect(await listKeptMessages()).toMatchObject([{ ...TEXT, subject: null }]);
});

test("in production there is no channel until it is named; somebody who tries the product reads texts on the machine", async () => {
  vi.stubEnv("NODE_ENV", "production");
  expect(textChannel()).toBe("kept");
  vi.stubEnv("PUBLIC_URL", "https://cme.example.iq");
  expect(textChannel()).toBeNull();
  await expect(sendText(TEXT, "7")).rejects.toThrow("SMS_WEBHOOK_URL");
  expect(await listKeptMessages()).toEqual([]);
});

test("the gateway gets the text whole, signed, and an error of its is ours, so that the job tries again", async () => {
  gateway = await startTextGateway(SECRET);
  vi.stubEnv("SMS_WEBHOOK_URL", gateway.url);
  vi.stubEnv("SMS_WEBHOOK_SECRET", SECRET);
  expect(textChannel()).toBe("webhook");
  await sendText(TEXT, "7");
  expect(gateway.received).toMatchObject([TEXT]);
  expect(await listKeptMessages()).toEqual([]);
  vi.stubEnv("SMS_WEBHOOK_SECRET", "another secret");
  await expect(sendText(TEXT, "7")).rejects.toThrow("answered 401");
  await gateway.stop();
  gateway = null;
  await expect(sendText(TEXT, "7")).rejects.toThrow();
});

test("a gateway that points elsewhere is not followed", async () => {
  gateway = await startTextGateway(SECRET, { redirectTo: "https://elsewhere.example/" });
  vi.stubEnv("SMS_WEBHOOK_URL", gateway.url);
  vi.stubEnv("SMS_WEBHOOK_SECRET", SECRET);
  await expect(sendText(TEXT, "7")).rejects.toThrow();
});

test.each(["fails", "is-silent", "hangs-up"] as const)(
  "a gateway that %s is asked again, and can tell that it is the same message",
  async (kind) => {
    const patience = AbortSignal.timeout.bind(AbortSignal);
    const asked = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => patience(200));
    gateway = await startTextGateway(SECRET, { trouble: { kind, times: 1 } });
    vi.stubEnv("SMS_WEBHOOK_URL", gateway.url);
    vi.stubEnv("SMS_WEBHOOK_SECRET", SECRET);
    await expect(sendText(TEXT, "7")).rejects.toThrow(kind === "fails" ? "answered 500" : undefined);
    expect(asked).toHaveBeenCalledWith(20_000);
    await sendText(TEXT, "7");
    await sendText(TEXT, "8");
    await sendText({ ...TEXT, text: "بيمارستان: 654321 رمز تأكيد رقم هاتفك." }, "7");
    const [first, again, ...others] = gateway.received.map(({ id }) => id);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
    vi.restoreAllMocks();
  },
);

test("a gateway without a secret is an error that names the variable", async () => {
  vi.stubEnv("SMS_WEBHOOK_URL", "https://sms.example.iq/send");
  await expect(sendText(TEXT, "7")).rejects.toThrow("SMS_WEBHOOK_SECRET");
});

test("no text crosses a network in the clear", () => {
  for (const good of ["https://sms.example.iq/send", "http://localhost:9000/", "http://127.0.0.1/", "http://[::1]:9000/x"])
    expect(addressOfWebhook(good).href).toContain(new URL(good).host);
  for (const bad of ["http://sms.example.iq/", "http://localhost.example.iq/", "http://10.0.0.7/", "ftp://localhost/", "no address"])
    expect(() => addressOfWebhook(bad)).toThrow();
});

test.each(["07701234567", "+964770", "+9647701234567,+9647709999999", "zainab@example.iq", ""])(
  "what is not the number of one telephone is refused: %j",
  async (to) => {
    await expect(sendText({ ...TEXT, to }, "7")).rejects.toThrow("one telephone");
    expect(await listKeptMessages()).toEqual([]);
  },
);

test("the signature covers the moment and the body", () => {
  const one = signatureOf(SECRET, "1700000000", "{}");
  expect(one).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(signatureOf(SECRET, "1700000001", "{}")).not.toBe(one);
  expect(signatureOf(SECRET, "1700000000", "{ }")).not.toBe(one);
});
