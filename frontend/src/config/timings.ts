/** Every waiting time of the dashboard, in milliseconds unless the name says otherwise. */

/** The live stream counts as lost after this silence; the gateway's heartbeat comes every 10 s. */
export const LIVE_SILENCE_MS = 25_000;

/** After sleep a stream this quiet has missed at least one heartbeat and is opened anew at once. */
export const LIVE_WAKE_SILENCE_MS = 11_000;

/** First and longest pause between two attempts to open the live stream. */
export const LIVE_BACKOFF_FIRST_MS = 500;
export const LIVE_BACKOFF_LONGEST_MS = 15_000;

/**
 * A tap without an answer by then is told as not confirmed. The gateway refuses what it could not
 * begin for as long (RequestStart.java), so that nothing moves later.
 */
export const TAP_ANSWER_MS = 3_000;

/** How long "confirmed in 143 ms" stands before it settles to "On since 18:04". */
export const CONFIRMED_SHOWN_MS = 10_000;

/** How long the end of a failed command stands, at least, before a newer report may replace it. */
export const FAILURE_SHOWN_MS = 60_000;

/** How long after an acknowledgement the device's own report may take to agree with it. */
export const REPORT_GRACE_MS = 1_500;

/** A command whose end did not come by live stream is asked for this long after its deadline. */
export const COMMAND_WATCH_AFTER_MS = 2_000;

/** A measurement older than this is greyed and named by its age in whole minutes. */
export const READING_OLD_MS = 5 * 60_000;

/** A level chosen by keyboard is sent when the keys have rested this long; by pointer on release. */
export const LEVEL_KEYS_REST_MS = 700;

/** How long a gate's relay is held on by one pulse. */
export const PULSE_MS = 500;

/** How often the page of the broker's key asks who has confirmed it. */
export const ROTATION_REFRESH_MS = 2_000;

/** How often the page of the backups asks for them, and while one is being made. */
export const BACKUPS_REFRESH_MS = 30_000;
export const BACKUP_MAKING_REFRESH_MS = 2_000;

/** How often the screen of a restore asks whether the home is back, and when it tells what may keep it from seeing so. */
export const RESTORE_WATCH_MS = 2_000;
export const RESTORE_LATE_MS = 60_000;

/** How often an owner's browser asks whether every part of the house works, and the page of it asks how each is. */
export const HEALTH_REFRESH_MS = 30_000;

/** While the gateway cannot be reached, how often it is asked whether it is back, and why not. */
export const ABSENCE_REFRESH_MS = 5_000;

/** How often the ends of a scene's commands are asked for while some are open, and how long after its start at most. */
export const BATCH_WATCH_MS = 500;
export const BATCH_WATCH_LONGEST_MS = 15_000;

/** An access token is renewed when it has less than this left. */
export const TOKEN_RENEW_BEFORE_MS = 60_000;

/** Typing in an editor rests this long before the gateway is asked for a preview. */
export const PREVIEW_DEBOUNCE_MS = 250;

/** While a code or a new key waits for its device, the gateway is asked this often what became of it. */
export const CODE_WATCH_MS = 3_000;

/** How often a screen asks who knocks at the door, and for codes while none waits. */
export const STRANGERS_REFRESH_MS = 10_000;

/** The broker tells its figures every 10 s; its page asks as often. */
export const BROKER_REFRESH_MS = 10_000;

/** How often the page of the household asks who has joined meanwhile. */
export const HOUSEHOLD_REFRESH_MS = 10_000;

/** How often an owner's browser asks for recoveries of other owners' passwords. */
export const NOTICES_REFRESH_MS = 60_000;
