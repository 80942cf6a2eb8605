// @ts-check
// Is a part there, and is it ours? Each probe does what a client would do, and throws the reason when it does not hold.

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';

const probeTimeout = 2000; // milliseconds; a probe is repeated, so it gives up early

/**
 * The database asks for a password: it is past recovery and knows the account. While it starts it answers with an error
 * (PostgreSQL 17, chapter 53.2.1).
 *
 * @param {number} port
 */
export async function databaseAsksForPassword(port) {
  const answer = await exchange(net.connect({ port, host: '127.0.0.1' }), startupMessage());
  const type = String.fromCharCode(answer[0] ?? 0);
  if (type !== 'R') throw new Error(`the database answers '${type}' to the account hearth`);
}

/** StartupMessage: length, protocol 3.0, pairs of zero-ended strings, a zero. */
function startupMessage() {
  const parameters = Buffer.from('user\0hearth\0database\0hearth\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + parameters.length, 0);
  head.writeInt32BE(3 << 16, 4);
  return Buffer.concat([head, parameters]);
}

/**
 * The broker shows the certificate that the gateway made for it, and refuses a client without a name. A broker that lets it in is a
 * reason not to start the house.
 *
 * @param {number} port
 * @param {string} certificateFile
 */
export async function brokerRefusesStrangers(port, certificateFile) {
  // CONNACK with return code 5, not authorised; MQTT 3.1.1, section 3.2.2.3.
  await strangerIsAnswered(5, port, certificateFile);
}

/**
 * The porch shows the same certificate and lets in whoever knocks.
 *
 * @param {number} port
 * @param {string} certificateFile
 */
export async function porchLetsStrangersIn(port, certificateFile) {
  await strangerIsAnswered(0, port, certificateFile);
}

/**
 * @param {number} code
 * @param {number} port
 * @param {string} certificateFile
 */
async function strangerIsAnswered(code, port, certificateFile) {
  const own = new X509Certificate(readFileSync(certificateFile));
  const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  const isOurs = () => socket.getPeerX509Certificate()?.fingerprint256 === own.fingerprint256;
  socket.once('secureConnect', () => {
    if (!isOurs()) socket.destroy(new Error('another certificate than ours answers on the port of the broker'));
  });
  // CONNECT with a clean session, no user name and client id "probe"; MQTT 3.1.1, section 3.1.
  const connect = Buffer.from([0x10, 17, 0, 4, ...Buffer.from('MQTT'), 4, 2, 0, 10, 0, 5, ...Buffer.from('probe')]);
  const answer = await exchange(socket, connect);
  if (answer[0] !== 0x20 || answer[3] !== code) throw new Error(`a stranger is answered ${answer.toString('hex')}`);
}

/**
 * @param {net.Socket} socket a connection under way
 * @param {Buffer} question
 * @returns {Promise<Buffer>} the first bytes of the answer
 */
function exchange(socket, question) {
  return new Promise((resolve, reject) => {
    socket.setTimeout(probeTimeout, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
    socket.once('data', (answer) => {
      resolve(answer);
      socket.destroy();
    });
    socket.once(socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect', () => socket.write(question));
  });
}

/**
 * @param {string} url plain HTTP, on loopback
 * @returns {Promise<string>} the body of a 200
 */
export function answersOk(url) {
  return get((done) => http.get(url, { timeout: probeTimeout, agent: false }, done), url);
}

/**
 * @param {string} url
 * @param {string} caFile the only CA that is trusted
 * @returns {Promise<string>} the body of a 200
 */
export function answersOkOverTls(url, caFile) {
  const options = { ca: readFileSync(caFile), timeout: probeTimeout, agent: false };
  return get((done) => https.get(url, options, done), url);
}

/**
 * @param {(done: (answer: http.IncomingMessage) => void) => http.ClientRequest} open
 * @param {string} url
 * @returns {Promise<string>}
 */
function get(open, url) {
  return new Promise((resolve, reject) => {
    const request = open(async (answer) => {
      let body = '';
      for await (const piece of answer) body += piece;
      if (answer.statusCode === 200) resolve(body);
      else reject(new Error(`${url} answers ${answer.statusCode}: ${body.slice(0, 300)}`));
    });
    request.once('timeout', () => request.destroy(new Error(`${url} does not answer`)));
    request.once('error', reject);
  });
}
