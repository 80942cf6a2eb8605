// @ts-check
// ./hearth demo: a house in this terminal until Ctrl-C, ./hearth down or the end of the terminal.

import { once } from 'node:events';
import { check } from './check/check.mjs';
import { defaultData } from './layout.mjs';
import { House } from './supervisor.mjs';

/** @param {import('./options.mjs').Options} options */
export async function demo(options) {
  if (options.check) return check(options);
  /** @type {House} */
  const house = new House({
    data: options.data ?? defaultData,
    ports: options.ports,
    root: options.root,
    say: (line) => console.log(`  ${line}`),
    renewed: () => welcome(house),
  });
  const asked = askedToStop();
  void asked.then(() => house.stop());
  console.log(`Starting the house in ${house.at.data}`);
  try {
    await house.start();
    await welcome(house);
    await asked;
  } catch (error) {
    // A start that was interrupted has nothing to complain of.
    if (!asked.isOver) throw error;
  } finally {
    await house.stop();
    if (asked.isOver) console.log(`Its data is kept in ${house.at.data}`);
  }
}

/** A promise that ends with the first signal, and says so in `isOver`. A second signal is ignored: the stop is under way. */
function askedToStop() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const first = Promise.race(signals.map((signal) => once(process, signal)));
  const asked = Object.assign(
    first.then(() => {}),
    { isOver: false },
  );
  for (const signal of signals) process.on(signal, () => (asked.isOver = true));
  return asked;
}

/** @param {House} house */
async function welcome(house) {
  const { claimed } = await house.setup();
  const code = house.claimCode();
  console.log(`
The house is ready.

  Dashboard    ${house.url}
  Names        ${house.names.join(', ')}  (in its certificate)
  Trust it     http://localhost:${house.ports.http}/  (steps for this browser; the CA is ${house.at.caCertificate})
  SHA-256      ${house.caFingerprint()}
  Claim code   ${claimed ? 'already claimed' : (code ?? 'none yet; ./hearth claim makes one')}
  Data         ${house.at.data}

Ctrl-C stops it.`);
}
