// @ts-check
// Who may come in.

import { hold } from '../client.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

/** @type {Step} */
export async function claim({ house, owner, account }) {
  const code = house.claimCode();
  hold(code !== null, 'the unclaimed house shows no claim code');
  const wrong = await owner.ask('POST', '/setup/claim', { code: '00000-00000-00000-00000', ...account });
  hold(wrong.status >= 400 && wrong.status < 500, `a wrong claim code is answered ${wrong.status}`);
  await owner.expect(201, 'POST', '/setup/claim', { code, ...account, homeName: 'Check', zone: 'Europe/Athens' });
  const again = await owner.ask('POST', '/setup/claim', { code, ...account });
  hold(again.status === 409, `a second claim is answered ${again.status} instead of 409`);
  hold((await house.setup()).claimed, 'the home does not know that it is claimed');
  hold(house.claimCode() === null, 'the claim code is still there');
  return 'wrong code refused, right code taken once';
}

/** @type {Step} */
export async function signIn({ owner, second, account }) {
  owner.token = null;
  const stranger = await owner.ask('GET', '/devices');
  hold(stranger.status === 401, `without a token the devices are answered ${stranger.status}`);
  await owner.signIn(account.name, account.password);
  await second.signIn(account.name, account.password);
  const { role } = await second.expect(200, 'GET', '/account');
  hold(role === 'OWNER', `the first account is ${role}`);
  return `two clients, refused before; the clock is trusted: ${await tellTime(owner)}`;
}

/**
 * As the dashboard does when somebody comes in: a gateway that does not know what time it is gets told.
 *
 * @param {import('../client.mjs').Client} client
 * @returns {Promise<string>} why the clock is trusted
 */
async function tellTime(client) {
  const { time } = await client.expect(200, 'GET', '/home');
  if (time.trusted) return time.source;
  const told = await client.expect(200, 'POST', '/home/time/trust', { now: new Date().toISOString() });
  hold(told.time.trusted, 'the gateway does not trust its clock, although it was told the time');
  return told.time.source;
}
