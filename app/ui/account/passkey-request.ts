import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";

type Question<Options> = { readonly challengeId: string; readonly options: Options };
export type PasskeyOutcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof window !== "undefined" && typeof window.PublicKeyCredential === "function";
}

async function post(body: object): Promise<{ ok: true; answer: unknown } | { ok: false; code: string }> {
  const response = await fetch("/api/passkeys", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (response.ok) return { ok: true, answer };
  const code = typeof answer === "object" && answer !== null && "code" in answer ? String(answer.code) : "passkey-failed";
  return { ok: false, code };
}

/** Somebody who closed the browser's own dialog has changed their mind; that needs no error. */
const codeOf = (error: unknown): string =>
  error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError") ? "passkey-cancelled" : "passkey-failed";

/** Asks for a passkey and signs in with it. The library is loaded when it is wanted. */
export async function signInWithPasskey(): Promise<PasskeyOutcome> {
  try {
    const { startAuthentication } = await import("@simplewebauthn/browser");
    const asked = await post({ step: "ask-to-sign-in" });
    if (!asked.ok) return asked;
    const { challengeId, options } = asked.answer as Question<PublicKeyCredentialRequestOptionsJSON>;
    const credential = await startAuthentication({ optionsJSON: options });
    const done = await post({ step: "sign-in", answer: { challengeId, credential } });
    return done.ok ? { ok: true } : done;
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  }
}

/** Makes a passkey on this device and gives it to the account. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  try {
    const { startRegistration } = await import("@simplewebauthn/browser");
    const asked = await post({ step: "ask-to-add" });
    if (!asked.ok) return asked;
    const { challengeId, options } = asked.answer as Question<PublicKeyCredentialCreationOptionsJSON>;
    const credential = await startRegistration({ optionsJSON: options });
    const done = await post({ step: "add", name, answer: { challengeId, credential } });
    return done.ok ? { ok: true } : done;
  } catch (error) {
    return { ok: false, code: error instanceof Error && error.name === "InvalidStateError" ? "passkey-known" : codeOf(error) };
  }
}
