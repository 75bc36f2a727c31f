import { expect, test } from "vitest";
import { claimFromFields } from "#app/domain/credits/claim-fields.ts";

const fields = (over: Readonly<Record<string, string>> = {}) =>
  new Map(Object.entries({ minutesStated: "٩٠", claimedHundredths: "150", statementAccepted: "on", ...over }));

test("a filled form is a claim, in whichever digits its minutes were typed", () => {
  expect(claimFromFields(fields())).toEqual({ minutesStated: 90, claimedHundredths: 150, statementAccepted: true });
});

test("a form with something missing or wrong is none", () => {
  const wrong = [
    { minutesStated: "" },
    { minutesStated: "0" },
    { minutesStated: "6001" },
    { minutesStated: "1.5" },
    { minutesStated: "long" },
    { claimedHundredths: "" },
    { claimedHundredths: "30" },
    { claimedHundredths: "0" },
    { statementAccepted: "" },
  ];
  for (const over of wrong) expect(claimFromFields(fields(over))).toBeNull();
});
