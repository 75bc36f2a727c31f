import { Link } from "@remix-run/react";
import { complianceOf, type OversightTable } from "#app/domain/compliance/oversight-table.ts";
import type { OversightView } from "#app/domain/compliance/oversight-view.ts";
import { GOVERNORATES, type Governorate } from "#app/domain/identity/governorate.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { rowAddress } from "#app/ui/auditor/oversight-rows.tsx";
import { percent } from "#app/ui/auditor/oversight-words.ts";
import { classNames } from "#app/ui/kit/class-names.ts";

/** Where each lies, from west to east and from north to south: by eye, from general knowledge. */
const PLACES: Readonly<Record<Governorate, string>> = {
  duhok: "col-start-2 row-start-1",
  ninawa: "col-start-1 row-start-2",
  erbil: "col-start-2 row-start-2",
  sulaymaniyah: "col-start-3 row-start-2",
  "salah-ad-din": "col-start-1 row-start-3",
  kirkuk: "col-start-2 row-start-3",
  halabja: "col-start-3 row-start-3",
  anbar: "col-start-1 row-start-4",
  baghdad: "col-start-2 row-start-4",
  diyala: "col-start-3 row-start-4",
  karbala: "col-start-1 row-start-5",
  babil: "col-start-2 row-start-5",
  wasit: "col-start-3 row-start-5",
  najaf: "col-start-1 row-start-6",
  qadisiyah: "col-start-2 row-start-6",
  "dhi-qar": "col-start-3 row-start-6",
  maysan: "col-start-4 row-start-6",
  muthanna: "col-start-2 row-start-7",
  basra: "col-start-3 row-start-7",
};

/** One colour in five strengths, which also those tell apart who see no colours; the last is full, and its words turn. */
const SHADES = ["opacity-5", "opacity-15", "opacity-25", "opacity-40", "opacity-100"] as const;
const shadeOf = (share: number) => Math.min(SHADES.length - 1, Math.floor(share * SHADES.length));

/** The nineteen governorates as tiles where they lie, each with its share in words; a page that runs from the right keeps the west on the left. */
export function GovernorateMap({ view, table }: { view: OversightView; table: OversightTable & { readonly shown: true } }) {
  const t = useMessages();
  const language = useLanguage();
  const rows = new Map(table.rows.map(({ value, cells }) => [value, cells]));
  return (
    <figure aria-labelledby="map-title">
      <ul dir="ltr" className="grid grid-cols-4 gap-1.5">
        {GOVERNORATES.map(({ code, name }) => {
          const cells = rows.get(code);
          const share = cells === undefined ? null : complianceOf(cells);
          const shade = share === null ? null : shadeOf(share);
          return (
            <li key={code} className={PLACES[code]}>
              <Link
                dir="auto"
                to={rowAddress(view, code)}
                className={classNames(
                  "border-line-strong relative flex h-full min-h-20 flex-col justify-between overflow-hidden rounded-lg border p-1 text-sm leading-tight hover:border-current",
                  shade === null && "border-dashed",
                  shade === SHADES.length - 1 && "text-accent-ink print:text-ink",
                )}
              >
                {shade === null ? null : <Shade shade={shade} />}
                <span className="relative text-xs leading-tight font-semibold break-words hyphens-auto">{name[language]}</span>
                <span className="relative tabular-nums">
                  {share === null ? (
                    <>
                      <span aria-hidden="true">–</span>
                      <span className="sr-only">{t("oversight.hidden")}</span>
                    </>
                  ) : (
                    percent(language, share)
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      <figcaption className="mt-4 space-y-3 text-sm">
        <span className="block font-semibold">{t("oversight.map-legend")}</span>
        <ul className="flex flex-wrap gap-x-4 gap-y-2">
          {SHADES.map((_, shade) => (
            <li key={SHADES[shade]} className="flex items-center gap-2">
              <span className="border-line-strong relative block size-5 overflow-hidden rounded border">
                <Shade shade={shade} />
              </span>
              <bdi dir="ltr" className="tabular-nums">
                {`${formatNumber(language, (100 * shade) / SHADES.length)}–${formatNumber(language, (100 * (shade + 1)) / SHADES.length)}%`}
              </bdi>
            </li>
          ))}
          <li className="flex items-center gap-2">
            <span className="border-line-strong block size-5 rounded border border-dashed" />
            {t("oversight.hidden")}
          </li>
        </ul>
        <span className="text-ink-muted block">{t("oversight.map-note")}</span>
      </figcaption>
    </figure>
  );
}

function Shade({ shade }: { shade: number }) {
  return <span aria-hidden="true" className={classNames("bg-accent absolute inset-0 print:hidden", SHADES[shade])} />;
}
