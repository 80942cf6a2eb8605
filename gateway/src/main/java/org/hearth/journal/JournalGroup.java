package org.hearth.journal;

import static org.hearth.journal.JournalVerb.*;

import java.util.EnumSet;
import java.util.Set;

/** Verbs that are asked for together. Each verb is in one group. */
public enum JournalGroup {
    /** What was ordered, and how it ended. */
    COMMANDS(EnumSet.of(COMMAND_QUEUED, COMMAND_ENDED, BATCH_SENT, SCENE_ACTIVATED)),
    /** What devices did. */
    STATES(EnumSet.of(STATE_CHANGED, STATE_CHANGES_OMITTED)),
    /** Which devices were there. */
    PRESENCE(EnumSet.of(DEVICE_ONLINE, DEVICE_OFFLINE, DEVICE_ASLEEP)),
    /** Schedules and their firings. */
    SCHEDULES(EnumSet.of(
            SCHEDULE_ADDED,
            SCHEDULE_CHANGED,
            SCHEDULE_REMOVED,
            SCHEDULE_STOPPED,
            SCHEDULE_FIRED,
            SCHEDULE_RAN_LOCALLY,
            SCHEDULE_MISSED,
            SCHEDULE_SKIPPED,
            SCHEDULE_RUN,
            SCHEDULE_TO_SKIP,
            SCHEDULES_PAUSED,
            SCHEDULES_RESUMED,
            CALENDAR_LINK_ADDED,
            CALENDAR_LINK_REMOVED)),
    /** Names, settings, wiring, secrets and standing of devices. */
    DEVICES(EnumSet.of(
            DEVICE_CHANGED,
            DEVICE_DISABLED,
            DEVICE_ENABLED,
            DEVICE_REMOVED,
            SETTINGS_WISHED,
            SETTINGS_TAKEN,
            SETTINGS_REFUSED,
            WIRING_WISHED,
            WIRING_TAKEN,
            WIRING_REFUSED,
            CREDENTIALS_REQUESTED,
            CREDENTIALS_CHANGED,
            CREDENTIALS_FAILED)),
    /** Devices that came, or asked to. */
    JOINING(EnumSet.of(
            DEVICE_ENROLLED,
            ENROLMENT_OPENED,
            ENROLMENT_USED,
            ENROLMENT_EXPIRED,
            ENROLMENT_WITHDRAWN,
            STRANGER_ASKED,
            STRANGER_APPROVED,
            STRANGER_REFUSED)),
    /** Who may come in, and who did. */
    PEOPLE(EnumSet.of(
            HOME_CLAIMED,
            SIGNED_IN,
            SIGNED_OUT,
            INVITATION_ADDED,
            INVITATION_WITHDRAWN,
            INVITATION_ACCEPTED,
            ROLE_CHANGED,
            PERSON_REMOVED,
            ACCOUNT_RENAMED,
            ACCOUNT_CHANGED,
            PASSWORD_CHANGED,
            RECOVERY_OPENED,
            PASSWORD_RECOVERED,
            SIGNING_KEY_ROTATED,
            RIGHTS_CHANGED,
            PASS_GIVEN,
            PASS_CHANGED,
            PASS_REVOKED)),
    /** The home's place and clock, its rooms, groups and scenes. */
    HOME(EnumSet.of(
            HOME_MOVED,
            ZONE_CHANGED,
            CLOCK_TRUSTED,
            CLOCK_DOUBTED,
            CLOCK_RULE_CHANGED,
            WEB_CERTIFICATE_RENEWED,
            BACKUP_KEY_MADE,
            BACKUP_MADE,
            BACKUP_FAILED,
            HOME_RESTORED,
            ROOM_ADDED,
            ROOM_CHANGED,
            ROOM_REMOVED,
            GROUP_ADDED,
            GROUP_CHANGED,
            GROUP_REMOVED,
            SCENE_ADDED,
            SCENE_CHANGED,
            SCENE_REMOVED)),
    /** What passed the broker by hand, its accounts, and who did not keep to the contract. */
    BROKER(EnumSet.of(
            MQTT_PUBLISHED,
            MQTT_WATCHED,
            BROKER_ACCOUNT_ADDED,
            BROKER_ACCOUNT_REMOVED,
            BROKER_KEY_ANNOUNCED,
            BROKER_KEY_SWITCHED,
            BROKER_KEY_DEVICES_CALLED,
            BROKER_KEY_FINISHED,
            BROKER_KEY_ROLLED_BACK,
            ACCOUNT_REMOVED,
            RETAINED_COMMAND_ERASED,
            CONTRACT_VIOLATED));

    private final Set<JournalVerb> verbs;

    JournalGroup(Set<JournalVerb> verbs) {
        this.verbs = verbs;
    }

    Set<JournalVerb> verbs() {
        return verbs;
    }
}
