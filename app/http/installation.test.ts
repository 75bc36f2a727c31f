import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sendsTexts, showsMessages } from "#app/http/installation.server.ts";

beforeEach(() => {
  vi.stubEnv("NODE_ENV", "production");
  for (const name of ["PUBLIC_URL", "SMTP_URL", "SMS_WEBHOOK_URL"]) vi.stubEnv(name, "");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const from = (address: string, url = "http://localhost:3000/dev/mail", headers: Record<string, string> = {}) =>
  new Request(url, { headers: { "x-client-address": address, ...headers } });

test("somebody who tries the product on this machine sees its messages, and nobody from elsewhere does", () => {
  expect(showsMessages(from("127.0.0.1"))).toBe(true);
  expect(showsMessages(from("::ffff:127.0.0.1", "http://127.0.0.1:3000/dev/mail"))).toBe(true);
  expect(showsMessages(from("192.0.2.7"))).toBe(false);
  expect(showsMessages(from("127.0.0.1", "http://cme.example.iq/dev/mail"))).toBe(false);
  expect(showsMessages(from("127.0.0.1", "http://localhost:3000/dev/mail", { "x-forwarded-for": "192.0.2.7" }))).toBe(false);
  expect(showsMessages(new Request("http://localhost:3000/dev/mail"))).toBe(false);
});

test.each([
  ["PUBLIC_URL", "https://cme.example.iq"],
  ["SMTP_URL", "smtps://mail.example.iq"],
])("an installation with %s shows its messages to nobody", (name, value) => {
  vi.stubEnv(name, value);
  expect(showsMessages(from("127.0.0.1"))).toBe(false);
});

test("telephones are written to where a gateway is named, and nowhere else", () => {
  vi.stubEnv("PUBLIC_URL", "https://cme.example.iq");
  expect(sendsTexts()).toBe(false);
  vi.stubEnv("SMS_WEBHOOK_URL", "https://sms.example.iq/");
  vi.stubEnv("SMS_WEBHOOK_SECRET", "secret");
  expect(sendsTexts()).toBe(true);
});

test("development shows messages to its programmers", () => {
  vi.stubEnv("NODE_ENV", "development");
  vi.stubEnv("PUBLIC_URL", "https://cme.example.iq");
  expect(showsMessages(from("192.0.2.7"))).toBe(true);
});
