// @ts-check

/**
 * The next whole second that is at least so far away, as a weekly schedule says it. Day and time are taken from the same instant, so
 * it may well be tomorrow.
 *
 * @param {Date} now
 * @param {string} zone IANA name of the home's time zone
 * @param {number} seconds
 * @returns {{at: Date, day: string, time: string}} time as HH:mm:ss
 */
export function soon(now, zone, seconds) {
  const at = new Date(Math.ceil(now.getTime() / 1000 + seconds) * 1000);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    at,
    day: (part['weekday'] ?? '').toUpperCase(),
    time: `${part['hour']}:${part['minute']}:${part['second']}`,
  };
}
