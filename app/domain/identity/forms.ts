import { z } from "zod";
import { ContactField } from "#app/domain/identity/contact.ts";
import { RESET_DIGITS, SIGN_UP_DIGITS, digitCodeField } from "#app/domain/identity/digit-code.ts";
import { PasskeyName } from "#app/domain/identity/passkey.ts";
import { Password } from "#app/domain/identity/password.ts";

/** A password as given to prove who one is: whatever was once accepted, so no rule but a length. */
const GivenPassword = z.string().min(1, "required").max(200, "password-too-long");
const Code = z.string().min(1, "required").max(40, "code-wrong");

export const SignInForm = z.object({ contact: ContactField, password: GivenPassword });
export const ForgotPasswordForm = z.object({ contact: ContactField });
export const ResetPasswordForm = z.object({ password: Password });
export const ResetCodeForm = z.object({ code: digitCodeField(RESET_DIGITS, "code-eight-digits") });

/** What is done on the page that waits for the digits of a message. */
export const ConfirmForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("code"), code: digitCodeField(SIGN_UP_DIGITS, "code-six-digits") }),
  z.object({ intent: z.literal("again") }),
]);
/** The button that a mailed link leads to; in another browser than the form's, with the password that was chosen there. */
export const ConfirmLinkForm = z.object({ password: GivenPassword.optional() });

/** What is done on the page of the second factor. */
export const SecondFactorForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("begin") }),
  z.object({ intent: z.literal("confirm"), code: Code }),
  z.object({ intent: z.literal("give"), code: Code }),
]);

/** What is done on the page of one's security. */
export const SecurityForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("change-password"), currentPassword: GivenPassword, newPassword: Password }),
  z.object({ intent: z.literal("revoke-session"), sessionIdHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ intent: z.literal("revoke-others") }),
  z.object({ intent: z.literal("renew-codes"), codesPassword: GivenPassword }),
  z.object({ intent: z.literal("remove-second-factor"), factorPassword: GivenPassword }),
  z.object({ intent: z.literal("remove-passkey"), credentialId: z.string().max(4000), passkeyPassword: GivenPassword }),
  z.object({ intent: z.literal("rename-passkey"), credentialId: z.string().max(4000), passkeyName: PasskeyName }),
]);
