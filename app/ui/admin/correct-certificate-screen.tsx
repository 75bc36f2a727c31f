import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { CertificateToCorrect } from "#app/queries/credits/certificate-to-correct.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";

type Reply = RefusedForm | null;

/** Correcting a certificate: first its code, then what it says beside what is registered, and the wish to issue it anew. */
export function CorrectCertificateScreen({
  asked,
  certificate,
  reply,
  busy,
}: {
  /** What was typed as a code; empty at first. */
  asked: string;
  certificate: CertificateToCorrect | null;
  reply: Reply;
  busy: boolean;
}) {
  const t = useMessages();
  return (
    <Page title={t("certificate.correct-title")} lead={t("certificate.correct-lead")} width="narrow">
      <div className="space-y-6">
        <Form method="get" noValidate className="flex flex-wrap items-end gap-3">
          <div className="grow">
            <TextField
              key={asked}
              name="certificate"
              label={t("verify.code")}
              description={t("verify.code-hint")}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              required
              defaultValue={asked}
              error={asked !== "" && certificate === null ? t("errors.no-such-certificate") : undefined}
            />
          </div>
          <Button look={certificate === null ? "primary" : "secondary"} icon="search">
            {t("certificate.correct-find")}
          </Button>
        </Form>
        {certificate === null ? null : certificate.closed === null ? (
          <CorrectionForm key={certificate.code} certificate={certificate} reply={reply} busy={busy} />
        ) : (
          <Callout kind="warning" title={t(certificate.closed === "revoked-already" ? "verify.revoked" : "verify.replaced")}>
            <p>{t(`errors.${certificate.closed}`)}</p>
            <LinkButton to={`/verify/${certificate.code}`} look="secondary" size="small" reloadDocument className="mt-3">
              {t("verify.title")}
            </LinkButton>
          </Callout>
        )}
      </div>
    </Page>
  );
}

function CorrectionForm({ certificate, reply, busy }: { certificate: CertificateToCorrect; reply: Reply; busy: boolean }) {
  const t = useMessages();
  const { code, printed, registered, title } = certificate;
  const fields = [
    { name: "nameAr", label: t("account.name-ar"), lang: "ar", dir: "rtl", value: registered.nameAr, now: printed.nameAr },
    { name: "nameLatin", label: t("account.name-latin"), lang: "en", dir: "ltr", value: registered.nameLatin, now: printed.nameLatin },
    { name: "nameCkb", label: t("account.name-ckb"), lang: "ckb", dir: "rtl", value: registered.nameCkb ?? "", now: printed.nameCkb ?? "" },
    { name: "titleAr", label: t("certificate.correct-title-ar"), lang: "ar", dir: "rtl", value: title.ar, now: title.ar },
    { name: "titleCkb", label: t("certificate.correct-title-ckb"), lang: "ckb", dir: "rtl", value: title.ckb, now: title.ckb },
    { name: "titleEn", label: t("certificate.correct-title-en"), lang: "en", dir: "ltr", value: title.en, now: title.en },
  ] as const;
  return (
    <Form method="post" noValidate>
      <Card className="space-y-6">
        <FormAlert errors={reply?.errors} />
        <input type="hidden" name="certificate" value={code} />
        {fields.map(({ name, label, lang, dir, value, now }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            description={printedDiffers(t, value, now)}
            lang={lang}
            dir={dir}
            autoComplete="off"
            maxLength={300}
            required={name !== "nameCkb"}
            optional={name === "nameCkb" ? t("common.optional") : undefined}
            defaultValue={reply === null ? value : valueOf(reply, name)}
            error={errorText(t, reply?.errors, name)}
          />
        ))}
        <TextArea
          name="explanation"
          label={t("certificate.correct-explanation")}
          description={t("certificate.correct-explanation-hint")}
          maxLength={2000}
          rows={3}
          required
          defaultValue={valueOf(reply, "explanation")}
          error={errorText(t, reply?.errors, "explanation")}
        />
        <Callout kind="warning">{t("certificate.correct-warning")}</Callout>
        <Checkbox name="confirmed" label={t("certificate.correct-confirm")} error={errorText(t, reply?.errors, "confirmed")} required />
        <Button look="danger" busy={busy}>
          {t("certificate.correct-submit")}
        </Button>
      </Card>
    </Form>
  );
}

/** The register and the paper may differ already: that is then what is to be corrected. */
function printedDiffers(t: Translate, registered: string, printed: string): string | undefined {
  return registered === printed ? undefined : t("certificate.correct-printed", { text: printed === "" ? t("verify.none") : printed });
}
