import { useMessages } from "#app/i18n/use-messages.ts";
import { Page } from "#app/ui/kit/page.tsx";

export default function Landing() {
  const t = useMessages();
  return (
    <Page title={t("common.logo")}>
      <p>{t("common.footer-about")}</p>
    </Page>
  );
}
