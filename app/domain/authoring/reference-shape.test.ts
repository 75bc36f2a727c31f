import { expect, test } from "vitest";
import { addressOf, hasReferenceShape, renamed, tidyReferenceName } from "#app/domain/authoring/reference-shape.ts";

test.each([
  ["https://doi.org/10.1136/bmj.e832", "10.1136/bmj.e832"],
  ["doi: 10.1136/bmj.e832.", "10.1136/bmj.e832"],
  ["10.1016/S0140-6736(20)30183-5;", "10.1016/S0140-6736(20)30183-5"],
  [" 10.1002/(SICI)1096-8628(19991015)86:5 ", "10.1002/(SICI)1096-8628(19991015)86:5"],
])("the DOI in what people paste, %j, is %s", (pasted, doi) => {
  expect(tidyReferenceName("doi", pasted)).toBe(doi);
  expect(hasReferenceShape("doi", doi)).toBe(true);
});

test.each(["11.1136/bmj", "10.1136", "10.1136/", "10.12/x", "bmj.e832", "10.1136/bmj e832"])(
  "%j cannot be a DOI, and leads nowhere",
  (doi) => {
    expect(hasReferenceShape("doi", doi)).toBe(false);
    expect(addressOf({ doi })).toBeNull();
  },
);

test("a source is opened by its DOI before its address, and no sign of it leads elsewhere", () => {
  expect(addressOf({ doi: "10.1/x", url: "https://who.int/a" })).toBe("https://who.int/a");
  expect(addressOf({ doi: "10.1136/a?b#c<d>", url: "https://who.int/a" })).toBe("https://doi.org/10.1136/a%3Fb%23c%3Cd%3E");
  expect(addressOf({ pmid: "123" })).toBe("https://pubmed.ncbi.nlm.nih.gov/123/");
});

test("that somebody opened it is said of one DOI: another is unopened, the same one tidied stays opened", () => {
  const opened = { id: "a", doi: "10.1136/bmj.e832", openedOn: "2026-11-27" };
  expect(renamed(opened, "doi", "10.1136/bmj.e833")).toEqual({ id: "a", doi: "10.1136/bmj.e833" });
  expect(renamed(opened, "url", "https://who.int/a")).not.toHaveProperty("openedOn");
  expect(renamed(opened, "doi", " https://doi.org/10.1136/bmj.e832")).toHaveProperty("openedOn", "2026-11-27");
});
