import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { env } from "#app/platform/env.server.ts";

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

/** The host that passkeys are bound to: that of PUBLIC_URL. Changing it later makes every passkey useless. */
const relyingParty = (): { id: string; origin: string } => {
  const url = new URL(env.publicUrl());
  return { id: url.hostname, origin: url.origin };
};

type Known = { readonly credentialId: string; readonly transports: readonly string[] };

/** What the browser needs to make a passkey that can sign in without an address being typed. */
export function registrationOptions(
  accountId: string,
  name: string,
  displayName: string,
  known: readonly Known[],
): Promise<CreationOptions> {
  return generateRegistrationOptions({
    rpName: "Bimaristan",
    rpID: relyingParty().id,
    userID: new Uint8Array(Buffer.from(accountId.replaceAll("-", ""), "hex")),
    userName: name,
    userDisplayName: displayName,
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

export type NewCredential = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: string[];
};

/** The credential that the browser made, or null when its answer does not fit the challenge, the host or the signature. */
export async function verifyRegistration(answer: unknown, challenge: string): Promise<NewCredential | null> {
  const { id, origin } = relyingParty();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: [...(credential.transports ?? [])],
    };
  } catch {
    // The library throws at whatever does not fit; the answer comes from outside, so that is a refusal and no fault.
    return null;
  }
}

/** What the browser needs to ask for any passkey of this host. */
export function authenticationOptions(): Promise<RequestOptions> {
  return generateAuthenticationOptions({ rpID: relyingParty().id, userVerification: "required", allowCredentials: [] });
}

/** The counter after this use, or null when the answer does not fit. */
export async function verifyAuthentication(answer: unknown, challenge: string, stored: NewCredential): Promise<number | null> {
  const { id, origin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: { id: stored.credentialId, publicKey: stored.publicKey, counter: stored.counter },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
