import { z } from "zod";
import { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import { type FormReply, readForm } from "#app/http/read.server.ts";

const text = z.string().trim().max(4000).default("");
const WithdrawalForm = z.object({
  kind: z.string().default(""),
  reasonClass: z.string().default(""),
  firstNumber: z.coerce.number().int().min(1).max(1_000_000),
  "explanation-ar": text,
  "explanation-ckb": text,
  "explanation-en": text,
  confirmed: z.literal("yes"),
});

/** The withdrawal that a form asks for, or what was typed where it is not whole. */
export async function readWithdrawal(
  request: Request,
): Promise<
  | { readonly ok: true; readonly value: Withdrawal; readonly values: FormReply["values"] }
  | { readonly ok: false; readonly values: FormReply["values"] }
> {
  const form = await readForm(request, WithdrawalForm);
  if (!form.ok) return { ok: false, values: form.reply.values };
  const { kind, reasonClass, firstNumber, ...rest } = form.value;
  const explanation = { ar: rest["explanation-ar"], ckb: rest["explanation-ckb"], en: rest["explanation-en"] };
  const read = Withdrawal.safeParse({ kind, reasonClass, firstNumber, explanation });
  return read.success ? { ok: true, value: read.data, values: form.values } : { ok: false, values: form.values };
}
