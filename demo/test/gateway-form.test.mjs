// @ts-check

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { built, layout } from '../layout.mjs';
import { gateway } from '../parts.mjs';
import { portsFrom } from '../ports.mjs';

const house = {
  at: layout('/nowhere'),
  ports: portsFrom(9000),
  names: ['localhost'],
  deviceList: '',
  brokerDoor: 9883,
};

/** @param {string | undefined} form */
function startedWith(form) {
  if (form === undefined) delete process.env['HEARTH_GATEWAY'];
  else process.env['HEARTH_GATEWAY'] = form;
  const { command, args } = gateway(house);
  return [command, ...args];
}

test('a house has the form of the gateway that was asked for, and both a bound on memory', () => {
  assert.ok(startedWith(undefined).includes(built.gateway));
  assert.ok(startedWith('native').includes(built.executable));
  for (const form of ['jar', 'native']) assert.ok(startedWith(form).some((word) => word.startsWith('-Xmx')));
});

test('a form that there is not is refused, not replaced', () => {
  assert.throws(() => startedWith('wasm'), /HEARTH_GATEWAY is "wasm": allowed are jar and native/);
});
