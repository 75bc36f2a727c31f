import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { SaveLabel, type SaveState } from "#app/ui/learner/save-label.tsx";

/** An evaluation or a claim on its way, as its screen needs it. */
export type DeedSending = {
  readonly state: "none" | "waiting" | "stored";
  readonly saving: SaveState;
  readonly sendNow: () => void;
};

/** Whether what was sent waits on this device, with no delivery under way. */
export function isHeldHere(sending: DeedSending): boolean {
  return sending.state === "waiting" && sending.saving.word === "kept";
}

/** Says that what was sent is kept on this device, and what happens to it. */
export function DeedKept({ sending }: { sending: DeedSending }) {
  const t = useMessages();
  return (
    <Callout kind="note">
      <div className="space-y-3">
        <SaveLabel state={sending.saving} />
        <p>{t("claim.kept-here")}</p>
        <Button type="button" look="secondary" size="small" onClick={sending.sendNow}>
          {t("claim.send-now")}
        </Button>
      </div>
    </Callout>
  );
}
