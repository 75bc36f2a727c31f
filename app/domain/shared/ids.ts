import { z } from "zod";

const uuid = <Name extends string>(name: Name) => z.uuid().brand(name);
/** Written by authors, stable for ever, lower-case words joined by hyphens. */
const slug = <Name extends string>(name: Name) =>
  z
    .string()
    .min(1)
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .brand(name);

export const AccountId = uuid("AccountId");
export type AccountId = z.infer<typeof AccountId>;
export const PractitionerId = uuid("PractitionerId");
export type PractitionerId = z.infer<typeof PractitionerId>;
export const PendingSignUpId = uuid("PendingSignUpId");
export type PendingSignUpId = z.infer<typeof PendingSignUpId>;
export const ResetCodeId = uuid("ResetCodeId");
export type ResetCodeId = z.infer<typeof ResetCodeId>;
export const EnrolmentId = uuid("EnrolmentId");
export type EnrolmentId = z.infer<typeof EnrolmentId>;
export const AttemptId = uuid("AttemptId");
export type AttemptId = z.infer<typeof AttemptId>;
export const CourseVersionId = uuid("CourseVersionId");
export type CourseVersionId = z.infer<typeof CourseVersionId>;
export const ItemVersionId = uuid("ItemVersionId");
export type ItemVersionId = z.infer<typeof ItemVersionId>;
/** Minted by the device, so a resent event is recognised and ignored (R17). */
export const EventId = uuid("EventId");
export type EventId = z.infer<typeof EventId>;
/** One browser profile on one device. */
export const DeviceId = uuid("DeviceId");
export type DeviceId = z.infer<typeof DeviceId>;

export const CourseId = slug("CourseId");
export type CourseId = z.infer<typeof CourseId>;
export const ModuleId = slug("ModuleId");
export type ModuleId = z.infer<typeof ModuleId>;
export const LessonId = slug("LessonId");
export type LessonId = z.infer<typeof LessonId>;
export const BlockId = slug("BlockId");
export type BlockId = z.infer<typeof BlockId>;
export const ItemId = slug("ItemId");
export type ItemId = z.infer<typeof ItemId>;
export const ReferenceId = slug("ReferenceId");
export type ReferenceId = z.infer<typeof ReferenceId>;
