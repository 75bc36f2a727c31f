import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { aSignUp } from "#tests/builders/a-sign-up.ts";
import { aSignedUp } from "#tests/builders/a-signed-up.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { type CookieBrowser, cookieBrowser } from "#tests/support/cookie-browser.ts";
import { databaseContent } from "#tests/support/database-content.ts";
import { codeIn, letterTo } from "#tests/support/kept-letters.ts";
import { type TextGateway, startTextGateway } from "#tests/support/text-gateway.ts";

const SECRET = "shared with the gateway";
const PASSWORD = "nine rivers and a boat";
const DATA_FOLDER = process.env["DATA_FOLDER"]!;
let server: BuiltServer;
let mute: BuiltServer;
let gateway: TextGateway;

beforeAll(async () => {
  await ensureBuilt();
  gateway = await startTextGateway(SECRET);
  const wish = { databaseUrl: process.env["DATABASE_URL"]!, dataFolder: DATA_FOLDER };
  server = await startBuiltServer({ ...wish, environment: { SMS_WEBHOOK_URL: gateway.url, SMS_WEBHOOK_SECRET: SECRET } });
  mute = await startBuiltServer({ ...wish, environment: { WORKER: "off" } });
}, 180_000);

afterAll(async () => {
  await Promise.all([server.stop(), mute.stop()]);
  await gateway.stop();
});

/** The fields as a person types them. */
function fieldsOf(wish: Record<string, string>): Record<string, string> {
  const { nameAr, nameLatin, profession, governorate, directorate, facilityType, licenceNumber, issuingBody } = aSignUp();
  const person = { nameAr, nameLatin, profession, governorate, directorate, facilityType, licenceNumber, issuingBody };
  return { ...person, email: "", phone: "", language: "en", password: PASSWORD, ...wish };
}

const anAddress = () => `somebody-${crypto.randomUUID()}@example.iq`;

type Asked = { readonly browser: CookieBrowser; readonly reply: Response };

/** Opens the form, as a person does, and sends it. */
async function ask(wish: Record<string, string>, browser = cookieBrowser(server.url)): Promise<Asked> {
  await browser.get("/account/sign-up");
  return { browser, reply: await browser.post("/account/sign-up", fieldsOf(wish)) };
}

/** What a page says, without what differs between any two requests, and without what was typed. */
async function bytesOf(reply: Response, contact: string): Promise<string> {
  const text = await reply.text();
  const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? "no nonce";
  return text
    .replaceAll(nonce, "NONCE")
    .replaceAll(reply.headers.get("x-request-id") ?? "no id", "ID")
    .replaceAll(contact, "CONTACT");
}

function headersOf(reply: Response): readonly string[] {
  return [...reply.headers]
    .filter(([name]) => !["date", "x-request-id", "content-security-policy", "content-length"].includes(name))
    .map(([name, value]) => `${name}: ${value.replace(/sign-up=[\w-]{43}/, "sign-up=TOKEN")}`);
}

test("free, taken and waiting: status, headers and page are the same to the byte, and so are five wrong codes", async () => {
  const taken = (await aSignedUp()).wish.email ?? "";
  const waiting = anAddress();
  await ask({ email: waiting, password: "somebody else's words" });
  await letterTo(DATA_FOLDER, waiting);

  const seen: unknown[] = [];
  const statuses: number[][] = [];
  for (const email of [anAddress(), taken, waiting]) {
    const { browser, reply } = await ask({ email });
    const page = await browser.get("/account/confirm");
    const data = await browser.get("/account/confirm.data", { accept: "*/*" });
    const tries: unknown[] = [];
    const codes: number[] = [];
    // The letter of a free address may come in between: the page does not know.
    await letterTo(DATA_FOLDER, email);
    const right = email === taken ? null : codeIn(await letterTo(DATA_FOLDER, email, ({ text }) => /^\d{6}$/m.test(text)));
    for (let number = 0; number < 6; number += 1) {
      const wrong = await browser.post("/account/confirm", { intent: "code", code: right === "000000" ? "111111" : "000000" });
      codes.push(wrong.status);
      tries.push([wrong.status, headersOf(wrong), await bytesOf(wrong, email)]);
    }
    statuses.push([reply.status, page.status, data.status, ...codes]);
    seen.push({
      reply: [reply.status, headersOf(reply), await bytesOf(reply, email)],
      page: [page.status, headersOf(page), await bytesOf(page, email)],
      data: [data.status, headersOf(data), await bytesOf(data, email)],
      tries,
    });
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(statuses).toEqual(Array.from({ length: 3 }, () => [302, 200, 200, 400, 400, 400, 400, 400, 400]));
});

test("the digits of the letter, typed in Persian ones, open a session and the page that was wanted", async () => {
  const email = anAddress();
  const browser = cookieBrowser(server.url);
  await browser.get("/account/sign-up?next=/learn/catalogue");
  const sent = await browser.post("/account/sign-up?next=/learn/catalogue", fieldsOf({ email }));
  expect(sent.headers.get("location")).toBe("/account/confirm");
  expect(sent.headers.getSetCookie().join()).toMatch(/^sign-up=[\w-]{43}; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(await db().account.count({ where: { email } })).toBe(0);
  const code = codeIn(await letterTo(DATA_FOLDER, email));
  const persian = code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));
  const taps = await Promise.all([1, 2].map(() => browser.post("/account/confirm", { intent: "code", code: persian })));
  for (const tap of taps) expect([tap.status, tap.headers.get("location")]).toEqual([302, "/learn/catalogue"]);
  expect(browser.cookies.has("sign-up")).toBe(false);
  expect((await browser.get("/learn")).status).toBe(200);
  expect(await db().account.count({ where: { email } })).toBe(1);
});

test("the link is looked at without a deed, and in another browser asks for the chosen password", async () => {
  const email = anAddress();
  await ask({ email });
  const { text } = await letterTo(DATA_FOLDER, email);
  const path = new URL(/https?:\/\/\S+\/account\/confirm\/\S+/.exec(text)?.[0] ?? "").pathname;
  const before = await databaseContent();
  const elsewhere = cookieBrowser(server.url);
  const page = await elsewhere.get(path);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(await page.text()).toContain('type="password"');
  expect(await databaseContent()).toEqual(before);
  expect((await elsewhere.post(path, {})).status).toBe(400);
  expect((await elsewhere.post(path, { password: "wrong words here" })).status).toBe(400);
  expect((await elsewhere.post(path, { password: PASSWORD })).headers.get("location")).toBe("/learn");
  expect((await elsewhere.get("/learn")).status).toBe(200);
});

test("a telephone is written to through the gateway, signs up, and gets a new password the same way", async () => {
  const phone = "+9647701230001";
  const textTo = (pattern: RegExp) =>
    vi.waitFor(
      () => {
        const found = gateway.received.filter(({ to, text }) => to === phone && pattern.test(text)).at(-1);
        return pattern.exec(found?.text ?? "")![0];
      },
      { timeout: 20_000, interval: 100 },
    );
  const { browser } = await ask({ phone: "٠٧٧٠ ١٢٣ ٠٠٠١" });
  expect(await (await browser.get("/account/confirm")).text()).toContain(phone);
  const confirmed = await browser.post("/account/confirm", { intent: "code", code: await textTo(/\b\d{6}\b/) });
  expect(confirmed.headers.get("location")).toBe("/learn");

  const elsewhere = cookieBrowser(server.url);
  await elsewhere.get("/account/forgot-password");
  const known = await elsewhere.post("/account/forgot-password", { contact: phone });
  const stranger = cookieBrowser(server.url);
  await stranger.get("/account/forgot-password");
  const unknown = await stranger.post("/account/forgot-password", { contact: "+9647701239999" });
  expect([known.status, known.headers.get("location")]).toEqual([302, "/account/reset-password"]);
  expect([unknown.status, unknown.headers.get("location")]).toEqual([302, "/account/reset-password"]);
  const pages = await Promise.all([elsewhere, stranger].map((one) => one.get("/account/reset-password")));
  expect(await bytesOf(pages[1]!, "+9647701239999")).toBe(await bytesOf(pages[0]!, phone));

  const spent = await elsewhere.post("/account/reset-password", { code: await textTo(/\b\d{8}\b/) });
  const path = spent.headers.get("location") ?? "";
  expect(path).toMatch(/^\/account\/reset-password\/[\w-]{43}$/);
  const set = await elsewhere.post(path, { password: "copper meadow lantern" });
  expect(set.headers.get("location")).toBe("/account/sign-in?password=changed");
  expect((await browser.get("/learn")).headers.get("location")).toContain("/account/sign-in");
});

test("where no telephone can be written to, the form says so, and the number stays a contact", async () => {
  const browser = cookieBrowser(mute.url);
  expect(await (await browser.get("/account/sign-up")).text()).toContain("this installation sends no text messages");
  const refused = await browser.post("/account/sign-up", fieldsOf({ phone: "07701230002" }));
  expect(refused.status).toBe(400);
  const page = await refused.text();
  expect(page).toContain("this installation cannot write to telephones");
  expect(page).toContain("07701230002");
  expect((await browser.post("/account/sign-up", fieldsOf({ email: anAddress(), phone: "07701230002" }))).status).toBe(302);
  const reset = await browser.post("/account/forgot-password", { contact: "07701230002" });
  expect([reset.status, await reset.text()]).toEqual([200, expect.stringContaining("ask the admin of your installation")]);
  expect((await browser.get("/dev/mail")).status).toBe(404);
});

test("messages to one address are limited from here, a password to be corrected costs none, and others are not held back", async () => {
  const email = anAddress();
  for (let number = 0; number < 7; number += 1) {
    const refused = (await ask({ email, password: "password123" })).reply;
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("easily guessed")]);
  }
  for (let number = 0; number < 5; number += 1) expect((await ask({ email })).reply.status).toBe(302);
  const sixth = (await ask({ email })).reply;
  expect(sixth.status).toBe(429);
  const page = await sixth.text();
  expect(page).toContain("Too many messages were asked for");
  expect(page).toContain("Zainab Kadhim Al-Rubaie");
  expect((await ask({ email: anAddress() })).reply.status).toBe(302);
});

test("the message is sent again on request, and going back brings what was typed, but for the password", async () => {
  const email = anAddress();
  const { browser } = await ask({ email, facilityName: "مركز الشعب" });
  const first = codeIn(await letterTo(DATA_FOLDER, email));
  expect((await browser.post("/account/confirm", { intent: "again" })).headers.get("location")).toBe("/account/confirm?sent=again");
  const second = codeIn(await letterTo(DATA_FOLDER, email, (letter) => codeIn(letter) !== first));
  expect((await browser.post("/account/confirm", { intent: "code", code: first })).status).toBe(400);
  const form = await (await browser.get("/account/sign-up?again=1")).text();
  for (const value of [email, "مركز الشعب", "N-77", "Zainab Kadhim Al-Rubaie"]) expect(form).toContain(`value="${value}"`);
  expect(form).not.toContain(PASSWORD);
  expect(await (await cookieBrowser(server.url).get("/account/sign-up?again=1")).text()).not.toContain(email);
  expect((await browser.post("/account/confirm", { intent: "code", code: second })).headers.get("location")).toBe("/learn");
});

test("what is no code costs no try, hidden marks are refused, and without the browser's cookie there is nothing to try", async () => {
  const email = anAddress();
  const { browser } = await ask({ email });
  const code = codeIn(await letterTo(DATA_FOLDER, email));
  for (const typed of ["", "12345", "1234567", "abcdef", "123\u0000456", "123\u202e456", "1".repeat(500)])
    expect((await browser.post("/account/confirm", { intent: "code", code: typed })).status, JSON.stringify(typed)).toBe(400);
  expect((await browser.post("/account/confirm", { intent: "nonsense" })).status).toBe(400);
  expect((await db().pendingSignUp.findFirstOrThrow({ orderBy: { createdAt: "desc" } })).tries).toBe(0);

  const stranger = cookieBrowser(server.url);
  for (const cookie of ["", "sign-up=x", `sign-up=${"a".repeat(43)}`, `sign-up=${"a".repeat(4000)}`]) {
    const reply = await stranger.post("/account/confirm", { intent: "code", code }, { cookie });
    expect(reply.headers.get("location"), cookie.slice(0, 20)).toBe("/account/sign-up");
    expect((await stranger.get("/account/reset-password", { cookie: cookie.replace("sign-up", "reset") })).headers.get("location")).toBe(
      "/account/forgot-password",
    );
  }
  // Direction marks around a code that was copied out of an Arabic letter are left out.
  expect((await browser.post("/account/confirm", { intent: "code", code: `\u2068${code}\u2069` })).status).toBe(302);
});
