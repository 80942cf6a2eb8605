import type { components, operations } from './api-types';

type Schemas = components['schemas'];

/** The gateway's view records, by the names they have in the contract. */
export type AccountRightsRequest = Schemas['AccountRightsRequest'];
export type AccountRightsView = Schemas['AccountRightsView'];
export type AccountView = Schemas['AccountView'];
export type AdapterKind = Schemas['Kind'];
export type AdapterPart = Schemas['Part'];
export type AdapterRequest = Schemas['AdapterRequest'];
export type AdapterView = Schemas['AdapterView'];
export type ApprovalRequest = Schemas['ApprovalRequest'];
export type BatchRequest = Schemas['BatchRequest'];
export type BatchView = Schemas['BatchView'];
export type BrokerMetricsView = Schemas['MetricsView'];
export type BrokerStatusView = Schemas['StatusView'];
export type BucketView = Schemas['BucketView'];
export type CalendarLinkView = Schemas['CalendarLinkView'];
export type CapabilitySettings = Schemas['CapabilitySettings'];
export type CapabilityView = Schemas['CapabilityView'];
export type CauseView = Schemas['CauseView'];
export type ClaimRequest = Schemas['ClaimRequest'];
export type CommandRequest = Schemas['CommandRequest'];
export type CommandView = Schemas['CommandView'];
export type ConflictView = Schemas['ConflictView'];
export type CopyRequest = Schemas['CopyRequest'];
export type CredentialsView = Schemas['CredentialsView'];
export type DayOfWeek = Schemas['DayOfWeek'];
export type DayView = Schemas['DayView'];
export type DeviceRightsView = Schemas['DeviceRightsView'];
export type DeviceView = Schemas['DeviceView'];
export type EnrolmentRequest = Schemas['EnrolmentRequest'];
export type EnrolmentView = Schemas['EnrolmentView'];
export type ErasureRequest = Schemas['ErasureRequest'];
export type FiringView = Schemas['FiringView'];
export type GroupRequest = Schemas['GroupRequest'];
export type GroupView = Schemas['GroupView'];
export type HistoryView = Schemas['HistoryView'];
export type HomeView = Schemas['HomeView'];
export type JournalEntryView = Schemas['JournalEntryView'];
/** What can be asked of the journal, as its list and its export take it. */
export type JournalQuery = Omit<
  NonNullable<operations['listJournal']['parameters']['query']>,
  'before' | 'limit'
>;
export type JournalPage = Schemas['JournalPage'];
export type KeyHolder = Schemas['KeyHolder'];
export type LabelRequest = Schemas['LabelRequest'];
export type Level = Schemas['Level'];
export type PartView = Schemas['PartView'];
export type PassRequest = Schemas['PassRequest'];
export type PassView = Schemas['PassView'];
export type PauseRequest = Schemas['PauseRequest'];
export type PauseView = Schemas['PauseView'];
export type PlannedFiringView = Schemas['PlannedFiringView'];
export type PositionView = Schemas['PositionView'];
export type PresenceView = Schemas['PresenceView'];
export type PreviewView = Schemas['PreviewView'];
export type PublishRequest = Schemas['PublishRequest'];
export type ReadingView = Schemas['ReadingView'];
/** When a schedule is due. */
export type Recurrence = ScheduleRequest['recurrence'];
export type RoomView = Schemas['RoomView'];
export type RotationView = Schemas['RotationView'];
export type SceneRequest = Schemas['SceneRequest'];
export type SceneView = Schemas['SceneView'];
export type ScheduleFile = Schemas['ScheduleFile'];
export type ScheduleRequest = Schemas['ScheduleRequest'];
export type ScheduleView = Schemas['ScheduleView'];
/** What becomes of a moment that was missed. */
export type MissedBody = NonNullable<ScheduleRequest['missed']>;
/** How a cron expression was read. */
export type CronView = NonNullable<PreviewView['cron']>;
/** What the sun does. */
export type SunEvent = NonNullable<Recurrence['event']>;
export type SealCheck = Schemas['SealCheck'];
export type SealView = Schemas['SealView'];
export type SessionView = Schemas['SessionView'];
export type Settings = Schemas['Settings'];
export type SettingsView = Schemas['SettingsView'];
export type SetupView = Schemas['SetupView'];
export type SignInRequest = Schemas['SignInRequest'];
export type StandingView = Schemas['StandingView'];
export type StrangerView = Schemas['StrangerView'];
export type SkippedView = Schemas['SkippedView'];
export type StateView = Schemas['StateView'];
export type ToolRequest = Schemas['ToolRequest'];
export type ToolView = Schemas['ToolView'];
export type TakenView = Schemas['TakenView'];
export type TopicView = Schemas['TopicView'];
export type TrustSource = Schemas['TrustSource'];
export type UsedLine = Schemas['UsedLine'];
export type ValidityRequest = Schemas['ValidityRequest'];
export type ValidityView = Schemas['ValidityView'];
export type WatchRequest = Schemas['WatchRequest'];
export type Wire = Schemas['Wire'];
export type WireActive = Schemas['WireActive'];
export type WireKind = Schemas['WireKind'];
export type WirePull = Schemas['WirePull'];
export type WiringRefusal = Schemas['WiringRefusal'];
export type WiringRequest = Schemas['WiringRequest'];
export type WiringView = Schemas['WiringView'];
export type WithoutInternet = Schemas['WithoutInternet'];
export type AcceptRequest = Schemas['AcceptRequest'];
export type AccountRequest = Schemas['AccountRequest'];
export type InvitationRequest = Schemas['InvitationRequest'];
export type InvitationView = Schemas['InvitationView'];
export type NewInvitationView = Schemas['NewInvitationView'];
export type MadeLinkView = Schemas['MadeLinkView'];
export type OfferView = Schemas['OfferView'];
export type OwnSessionView = Schemas['OwnSessionView'];
export type PasswordRequest = Schemas['PasswordRequest'];
export type RecoveryNoticeView = Schemas['RecoveryNoticeView'];
export type RecoveryRequest = Schemas['RecoveryRequest'];
export type ResidentView = Schemas['ResidentView'];
export type Role = Schemas['Role'];
