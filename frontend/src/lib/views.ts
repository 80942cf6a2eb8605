import type { components } from './api-types';

type Schemas = components['schemas'];

/** The gateway's view records, by the names they have in the contract. */
export type AccountView = Schemas['AccountView'];
export type BucketView = Schemas['BucketView'];
export type CapabilityView = Schemas['CapabilityView'];
export type CauseView = Schemas['CauseView'];
export type ClaimRequest = Schemas['ClaimRequest'];
export type CommandRequest = Schemas['CommandRequest'];
export type CommandView = Schemas['CommandView'];
export type DayOfWeek = Schemas['DayOfWeek'];
export type DeviceView = Schemas['DeviceView'];
export type FiringView = Schemas['FiringView'];
export type HistoryView = Schemas['HistoryView'];
export type HomeView = Schemas['HomeView'];
export type JournalEntryView = Schemas['JournalEntryView'];
export type JournalPage = Schemas['JournalPage'];
export type PlannedFiringView = Schemas['PlannedFiringView'];
export type PresenceView = Schemas['PresenceView'];
export type PreviewView = Schemas['PreviewView'];
export type ReadingView = Schemas['ReadingView'];
export type RoomView = Schemas['RoomView'];
export type ScheduleRequest = Schemas['ScheduleRequest'];
export type ScheduleView = Schemas['ScheduleView'];
export type SessionView = Schemas['SessionView'];
export type SetupView = Schemas['SetupView'];
export type SignInRequest = Schemas['SignInRequest'];
export type UsedLine = Schemas['UsedLine'];
export type Wire = Schemas['Wire'];
export type WireActive = Schemas['WireActive'];
export type WireKind = Schemas['WireKind'];
export type WirePull = Schemas['WirePull'];
export type WiringRefusal = Schemas['WiringRefusal'];
export type WiringRequest = Schemas['WiringRequest'];
export type WiringView = Schemas['WiringView'];
