package org.hearth.journal;

/** What can happen in a home. */
public enum JournalVerb {
    HOME_CLAIMED,
    /** Where the home is; the detail is {@code removed} if nobody says it any more. The place itself is not told. */
    HOME_MOVED,
    /** The detail is the zone. */
    ZONE_CHANGED,
    /** The detail is why: an internet server, a hardware clock, a person. */
    CLOCK_TRUSTED,
    /** The detail is by how much the clock was set, as ISO 8601. */
    CLOCK_DOUBTED,
    /** What happens after a cut without internet; the detail is the rule. */
    CLOCK_RULE_CHANGED,
    /** The one that browsers see; the detail is until when it is good. */
    WEB_CERTIFICATE_RENEWED,
    SIGNED_IN,
    SIGNED_OUT,
    /** The detail is the role, and for whom. */
    INVITATION_ADDED,
    INVITATION_WITHDRAWN,
    INVITATION_ACCEPTED,
    /** The detail is the role that was, the one that is, and the person's name. */
    ROLE_CHANGED,
    /** The detail is the person's name. */
    PERSON_REMOVED,
    /** The detail is the new name. */
    ACCOUNT_RENAMED,
    /** The detail says what: language or picture. */
    ACCOUNT_CHANGED,
    PASSWORD_CHANGED,
    /** The detail is the person's name. */
    RECOVERY_OPENED,
    PASSWORD_RECOVERED,
    /** The detail is the new key's id. */
    SIGNING_KEY_ROTATED,
    /** The detail is the key's fingerprint. */
    BACKUP_KEY_MADE,
    /** Made, and proved by restoring it; the detail is its name. */
    BACKUP_MADE,
    /** The detail is why. */
    BACKUP_FAILED,
    /** A backup stands in the place of what was here; the detail is when it was made. */
    HOME_RESTORED,
    DEVICE_ENROLLED,
    DEVICE_ONLINE,
    DEVICE_OFFLINE,
    DEVICE_ASLEEP,
    DEVICE_CHANGED,
    SETTINGS_WISHED,
    SETTINGS_TAKEN,
    SETTINGS_REFUSED,
    WIRING_WISHED,
    WIRING_TAKEN,
    WIRING_REFUSED,
    ROOM_ADDED,
    ROOM_CHANGED,
    ROOM_REMOVED,
    DEVICE_DISABLED,
    DEVICE_ENABLED,
    DEVICE_REMOVED,
    ENROLMENT_OPENED,
    ENROLMENT_USED,
    ENROLMENT_EXPIRED,
    ENROLMENT_WITHDRAWN,
    CREDENTIALS_REQUESTED,
    CREDENTIALS_CHANGED,
    CREDENTIALS_FAILED,
    ACCOUNT_REMOVED,
    RIGHTS_CHANGED,
    PASS_GIVEN,
    PASS_CHANGED,
    PASS_REVOKED,
    RETAINED_COMMAND_ERASED,
    STRANGER_ASKED,
    STRANGER_APPROVED,
    STRANGER_REFUSED,
    COMMAND_QUEUED,
    COMMAND_ENDED,
    BATCH_SENT,
    SCENE_ACTIVATED,
    STATE_CHANGED,
    /** Of a device that changes too often to be told each time; the detail is how many changes were left out. */
    STATE_CHANGES_OMITTED,
    SCHEDULE_ADDED,
    SCHEDULE_CHANGED,
    SCHEDULE_REMOVED,
    /** By the gateway; the detail is the schedule. */
    SCHEDULE_STOPPED,
    SCHEDULE_FIRED,
    /** By the device itself, while the gateway was away; the detail is why it did not act, if it did not. */
    SCHEDULE_RAN_LOCALLY,
    SCHEDULE_MISSED,
    SCHEDULE_SKIPPED,
    /** A person did out of turn what the schedule does. */
    SCHEDULE_RUN,
    /** The next moment of a schedule is left out; the detail is the schedule's name. */
    SCHEDULE_TO_SKIP,
    /** The detail is when they go on by themselves; none: when somebody says so. */
    SCHEDULES_PAUSED,
    SCHEDULES_RESUMED,
    /** The detail is for which program it is. */
    CALENDAR_LINK_ADDED,
    CALENDAR_LINK_REMOVED,
    MQTT_PUBLISHED,
    MQTT_WATCHED,
    BROKER_ACCOUNT_ADDED,
    BROKER_ACCOUNT_REMOVED,
    BROKER_KEY_ANNOUNCED,
    /** The detail names the devices that had not confirmed it, if it was forced. */
    BROKER_KEY_SWITCHED,
    /** Devices were asked to connect anew, by the new key; the detail names them. */
    BROKER_KEY_DEVICES_CALLED,
    /** The detail names the devices that had not come in by it, if it was forced. */
    BROKER_KEY_FINISHED,
    BROKER_KEY_ROLLED_BACK,
    GROUP_ADDED,
    GROUP_CHANGED,
    GROUP_REMOVED,
    SCENE_ADDED,
    SCENE_CHANGED,
    SCENE_REMOVED,
    CONTRACT_VIOLATED
}
