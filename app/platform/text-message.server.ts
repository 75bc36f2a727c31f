import { createHmac } from "node:crypto";
import { env } from "#app/platform/env.server.ts";
import { keepMessage } from "#app/platform/kept-messages.server.ts";

/** A short text to one telephone. `to`: E.164. */
export type TextMessage = { readonly to: string; readonly text: string };

const LONGEST_MS = 20_000;

/** `webhook`: handed over to be sent. `kept`: development and trials, it lands beside the letters. null: nobody here can be written to. */
export function textChannel(): "webhook" | "kept" | null {
  if (env.textWebhook() !== undefined) return "webhook";
  return !env.isProduction() || env.isTrial() ? "kept" : null;
}

/**
 * Hands a text message to the operator's gateway (SMS_WEBHOOK_URL): POST, JSON `{id, to, text}`, signed in two headers. Throws when the
 * gateway refuses it or cannot be reached, so that the job tries again, and when nobody said where texts go. `errand`: the job that sends
 * it; tried again by that job, the same text bears the same id, so that a gateway whose answer was lost does not send it twice.
 */
export async function sendText(message: TextMessage, errand: string): Promise<void> {
  const channel = textChannel();
  if (!/^\+[1-9]\d{6,14}$/.test(message.to)) throw new Error("This is not the number of one telephone.");
  if (channel === "kept") return keepMessage({ ...message, subject: null }, null);
  const webhook = env.textWebhook();
  if (webhook === undefined) throw new Error("There is no SMS_WEBHOOK_URL to send a text message by.");
  const body = JSON.stringify({ id: idOf(webhook.secret, errand, message), ...message });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const reply = await fetch(addressOfWebhook(webhook.url), {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-bimaristan-timestamp": timestamp,
      "x-bimaristan-signature": signatureOf(webhook.secret, timestamp, body),
    },
    // The signature is for the gateway that was named, not for whoever it points to.
    redirect: "error",
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  await reply.body?.cancel();
  if (!reply.ok) throw new Error(`The gateway for text messages answered ${reply.status}.`);
}

/** Named after the errand and the text, under the secret: nobody reads from it who is written to, and a code that was made anew is another message. */
function idOf(secret: string, errand: string, { to, text }: TextMessage): string {
  const hex = createHmac("sha256", secret)
    .update(JSON.stringify([errand, to, text]))
    .digest("hex");
  // The form of a UUID of version 8: what it holds is up to its maker.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The address of the gateway; throws when a message would cross a network in the clear. */
export function addressOfWebhook(text: string): URL {
  const url = new URL(text);
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && here)) return url;
  throw new Error("SMS_WEBHOOK_URL must begin with https://, or lead to this machine itself.");
}

/** What proves to the gateway that a message is ours and fresh: HMAC-SHA256 of the timestamp, a point and the body, in hexadecimal. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}
