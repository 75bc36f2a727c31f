import { decodeBase32 } from "@oslojs/encoding";
import { insertAccount, insertPractitioner, isTaken } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { hashPassword } from "#app/data/passwords.server.ts";
import { insertGrant } from "#app/data/roles.server.ts";
import { insertConfirmedFactor } from "#app/data/second-factor.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Role } from "#app/domain/identity/actor.ts";
import { Profile } from "#app/domain/identity/profile.ts";
import type { z } from "zod";
import type { Language } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** Known to everybody: the demo is for trying, and is kept out of an installation of its own (README). */
export const DEMO_PASSWORD = "bimaristan-demo-1";
/** The same secret for every demo role above learner, to be typed into an authenticator once. */
export const DEMO_SECOND_FACTOR = "BIMARISTANDEMOSECRET234567ABCDEF";

type DemoPerson = {
  readonly who: string;
  readonly email: string;
  readonly language: Language;
  readonly profile: z.input<typeof Profile> | null;
  readonly licence: { readonly number: string; readonly issuingBody: string } | null;
  readonly roles: readonly { readonly role: Role; readonly jurisdiction?: string; readonly providerId?: string }[];
};

const LEARNER = { role: "learner" } as const;
export const PROVIDER = "bimaristan-editorial";

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    who: "doctor",
    email: "doctor@bimaristan.example",
    language: "ar",
    profile: {
      nameAr: "زينب كاظم الربيعي",
      nameLatin: "Zainab Kadhim Al-Rubaie",
      profession: "general-physician",
      governorate: "baghdad",
      directorate: "baghdad-rusafa",
      facilityType: "primary-health-centre",
      facilityName: "مركز الشعب للرعاية الصحية الأولية",
    },
    licence: { number: "IMA-48213", issuingBody: "iraqi-medical-association" },
    roles: [LEARNER],
  },
  {
    who: "nurse",
    email: "nurse@bimaristan.example",
    language: "en",
    profile: {
      nameAr: "مريم يوسف حنا",
      nameLatin: "Maryam Yousif Hanna",
      profession: "nurse",
      specialty: "emergency-nursing",
      governorate: "ninawa",
      directorate: "ninawa",
      facilityType: "hospital",
      facilityName: "Al-Salam Teaching Hospital",
    },
    licence: { number: "N-10577", issuingBody: "iraqi-nursing-syndicate" },
    roles: [LEARNER],
  },
  {
    who: "pharmacist",
    email: "pharmacist@bimaristan.example",
    language: "ckb",
    profile: {
      nameAr: "شلير عثمان رسول",
      nameLatin: "Shler Osman Rasul",
      nameCkb: "شلێر عوسمان ڕەسووڵ",
      profession: "pharmacist",
      specialty: "community-pharmacy",
      governorate: "sulaymaniyah",
      directorate: "raparin",
      facilityType: "mobile-clinic",
      facilityName: "نۆرینگەی گەڕۆکی ڕانیە",
    },
    licence: { number: "KPS-2291", issuingBody: "kurdistan-pharmacists-syndicate" },
    roles: [LEARNER],
  },
  {
    who: "technician",
    email: "technician@bimaristan.example",
    language: "ckb",
    profile: {
      nameAr: "هيرو كمال محمد",
      nameLatin: "Hero Kamal Mohammed",
      nameCkb: "هێرۆ کەمال محەمەد",
      profession: "laboratory-technician",
      governorate: "erbil",
      directorate: "erbil",
      facilityType: "hospital",
      facilityName: "نەخۆشخانەی فێرکاریی هەولێر",
    },
    licence: { number: "KHP-0417", issuingBody: "kurdistan-health-professions-syndicate" },
    roles: [LEARNER],
  },
  {
    who: "trainer",
    email: "trainer@bimaristan.example",
    language: "ar",
    profile: {
      nameAr: "حيدر عبد الأمير الموسوي",
      nameLatin: "Haider Abdulameer Al-Musawi",
      profession: "specialist-physician",
      specialty: "family-medicine",
      governorate: "basra",
      directorate: "basra",
      facilityType: "hospital",
    },
    licence: { number: "IMA-30977", issuingBody: "iraqi-medical-association" },
    roles: [LEARNER, { role: "trainer", providerId: PROVIDER }],
  },
  {
    who: "reviewer",
    email: "reviewer@bimaristan.example",
    language: "en",
    // Who signs translations off is a clinician with a name.
    profile: {
      nameAr: "نور صباح الجميلي",
      nameLatin: "Noor Sabah Al-Jumaili",
      profession: "specialist-physician",
      specialty: "family-medicine",
      governorate: "anbar",
      directorate: "anbar",
      facilityType: "hospital",
    },
    licence: { number: "IMA-27115", issuingBody: "iraqi-medical-association" },
    roles: [{ role: "reviewer", providerId: PROVIDER }],
  },
  {
    who: "second reviewer",
    email: "reviewer-2@bimaristan.example",
    language: "ckb",
    profile: null,
    licence: null,
    roles: [{ role: "reviewer", providerId: PROVIDER }],
  },
  {
    who: "auditor",
    email: "auditor@bimaristan.example",
    language: "ar",
    profile: null,
    licence: null,
    roles: [{ role: "auditor", jurisdiction: "directorate:baghdad-rusafa" }],
  },
  {
    who: "registrar",
    email: "registrar@bimaristan.example",
    language: "ckb",
    profile: null,
    licence: null,
    roles: [{ role: "registrar", jurisdiction: "IQ-KR" }],
  },
  // The two who answer for the whole country: a requirement takes two signatures.
  {
    who: "federal registrar",
    email: "registrar-iq@bimaristan.example",
    language: "ar",
    profile: null,
    licence: null,
    roles: [{ role: "registrar", jurisdiction: "IQ" }],
  },
  {
    who: "federal auditor",
    email: "auditor-iq@bimaristan.example",
    language: "en",
    profile: null,
    licence: null,
    roles: [{ role: "auditor", jurisdiction: "IQ" }],
  },
  { who: "admin", email: "admin@bimaristan.example", language: "en", profile: null, licence: null, roles: [{ role: "admin" }] },
];

/** Makes the demo's people, once: an account that is there stays as it is. */
export async function seedAccounts(): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const person of DEMO_PEOPLE) {
    try {
      await seedPerson(person, passwordHash);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
}

function seedPerson(person: DemoPerson, passwordHash: string): Promise<void> {
  const at = instantAt(Date.now());
  const occasion = { at, requestId: null };
  return inTransaction(async (tx) => {
    const accountId = await insertAccount(tx, { email: person.email, phone: null, passwordHash, language: person.language }, at);
    if (person.profile !== null) await insertPractitioner(tx, accountId, Profile.parse(person.profile), person.licence, at);
    for (const { role, jurisdiction = null, providerId = null } of person.roles) {
      await insertGrant(tx, { accountId, role, jurisdiction, providerId, grantedBy: null }, at);
    }
    if (person.roles.some(({ role }) => role !== "learner"))
      await insertConfirmedFactor(tx, accountId, decodeBase32(DEMO_SECOND_FACTOR), at);
    const subject = { kind: "account", id: accountId };
    await writeAudit(tx, [
      {
        occasion,
        actor: null,
        deed: "account-created",
        subject,
        details: { by: "demo", roles: person.roles.map(({ role }) => role).join(" ") },
      },
    ]);
  });
}
