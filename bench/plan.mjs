// @ts-check
// plan.mjs DATA DEVICES: prepares the folders of a house in DATA and prints, as JSON, with which words each of its parts is started:
// the very words of ./hearth demo, so that what is measured is what people run. Only the list of devices is another, and none of them is
// disabled for saying more than a household's device may.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { layout } from '../demo/layout.mjs';
import * as plans from '../demo/parts.mjs';
import { freeBase, portsFrom } from '../demo/ports.mjs';

const [data = '', devices = '20'] = process.argv.slice(2);

/** @param {number} number */
function lamp(number) {
  const id = `bench-${String(number).padStart(4, '0')}`;
  return { id, name: `Lamp ${number}`, room: 'Bench', icon: 'bulb' };
}

/** @param {import('../demo/layout.mjs').Layout} at */
function makeFolders({ data, logs, broker, devices, postgres, mosquitto, nginx }) {
  for (const folder of [data, logs, broker, devices, postgres, mosquitto, nginx]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
}

const at = layout(path.resolve(data));
const ports = portsFrom(await freeBase());
makeFolders(at);
const list = path.join(at.devices, 'devices.json');
const house = { at, ports, names: ['localhost', '127.0.0.1', '::1'], deviceList: list, brokerDoor: ports.mqtt };
writeFileSync(list, JSON.stringify({ v: 1, devices: Array.from({ length: Number(devices) }, (_, n) => lamp(n + 1)) }));

const parts = [plans.postgres(house), plans.gateway(house), plans.mosquitto(house), plans.nginx(house)];
const started = parts.map(({ name, command, args, env, stopSignal }) => {
  const own = name === 'gateway' ? { HEARTH_DEVICES_FLOOD_PER_SECOND: '0' } : {};
  return { name, command, args, env: { ...env, ...own }, stopSignal };
});
console.log(JSON.stringify({ ports, at, parts: started }));
