// @ts-check
// with-house.mjs COMMAND ARGUMENT...: runs a command against a fresh house of its own, and passes its exit code on.
//
//   HEARTH_URL             the dashboard
//   HEARTH_CA_FILE         the only CA to trust
//   HEARTH_CLAIM_CODE      the house is unclaimed
//   HEARTH_DEVICE_CONTROL  Unix socket: one command of hearth-device a line, one line of JSON back (device-console.mjs)
//   HEARTH_DATA            its folder, for --data of the other verbs

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { hearthDir } from './layout.mjs';
import { freeBase, portsFrom } from './ports.mjs';
import { House } from './supervisor.mjs';

const data = path.join(hearthDir, `with-house-${process.pid}`);

/**
 * @param {House} house
 * @param {string[]} words
 * @returns {Promise<number>}
 */
async function run(house, [command = 'true', ...args]) {
  const env = {
    ...process.env,
    HEARTH_URL: house.url,
    HEARTH_CA_FILE: house.at.caCertificate,
    HEARTH_CLAIM_CODE: house.claimCode() ?? '',
    HEARTH_DEVICE_CONTROL: house.at.deviceControl,
    HEARTH_DATA: data,
  };
  const child = spawn(command, args, { stdio: 'inherit', env });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

const house = new House({
  data,
  ports: portsFrom(await freeBase()),
  say: (line) => console.log(`  ${line}`),
  control: true,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());
try {
  await house.start();
  process.exitCode = await run(house, process.argv.slice(2));
} catch (error) {
  console.error(`hearth: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
} finally {
  await house.stop();
  if (process.exitCode === 0) rmSync(data, { recursive: true, force: true });
}
