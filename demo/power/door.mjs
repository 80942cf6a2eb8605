// @ts-check
// Is a device let in with the secret of its enrolment code?

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

const patience = 3000; // milliseconds

/** @typedef {{id: string, secret: string}} Credentials */

/** The code's form is in contracts/mqtt/topics.md. @param {string} code @returns {Credentials} */
export function credentialsIn(code) {
  const { id, secret } = JSON.parse(Buffer.from(code.split(':')[1] ?? '', 'base64url').toString());
  return { id, secret };
}

/**
 * @param {Credentials} credentials
 * @param {number} port of the broker
 * @param {string} caFile
 * @returns {Promise<'open' | 'shut'>}
 */
export async function doorFor({ id, secret }, port, caFile) {
  const socket = tls.connect({ port, host: 'localhost', ca: readFileSync(caFile) });
  socket.setTimeout(patience, () => socket.destroy(new Error('the broker does not answer')));
  await once(socket, 'secureConnect');
  const text = (/** @type {string} */ word) => Buffer.concat([Buffer.from([0, word.length]), Buffer.from(word)]);
  // CONNECT with user name, password and a clean session; MQTT 3.1.1, section 3.1.
  const flags = Buffer.from([4, 0xc2, 0, 10]);
  const body = Buffer.concat([text('MQTT'), flags, text(id), text(id), text(secret)]);
  socket.write(Buffer.concat([Buffer.from([0x10, body.length]), body]));
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return answer[3] === 0 ? 'open' : 'shut'; // CONNACK, section 3.2.2.3
}
