// @ts-check
// The moment after an answer the power goes: what of the answer is on the card?

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { layout } from '../layout.mjs';
import { mosquitto } from '../parts.mjs';
import { Card } from '../power/card.mjs';
import { whileStanding } from '../power/standstill.mjs';
import { makeTrust, plannedHouse, running, temporaryFolder } from './harness.mjs';

const limit = { timeout: 120_000, skip: process.getuid?.() === 0 ? false : 'only root mounts an image of a card' };

test('an account is on the card when the broker has answered, and so is its removal', limit, async (t) => {
  const folder = temporaryFolder(t);
  const card = new Card(path.join(folder, 'card.img'), path.join(folder, 'card'));
  /** @type {import('../part.mjs').Part | null} */
  let part = null;
  card.insert();
  try {
    const house = { ...(await plannedHouse(t)), at: layout(path.join(folder, 'card', 'home')) };
    for (const made of [house.at.logs, house.at.trust, house.at.broker]) mkdirSync(made, { recursive: true });
    makeTrust(house.at);
    execFileSync('mosquitto_ctrl', ['dynsec', 'init', house.at.brokerSeed, 'gateway', 'secret'], { stdio: 'ignore' });
    part = await running(t, house, mosquitto(house));
    const order = (/** @type {string[]} */ ...words) => {
      const door = ['-h', 'localhost', '-p', String(house.ports.mqtt), '--cafile', house.at.brokerCertificate];
      execFileSync('mosquitto_ctrl', [...door, '-u', 'gateway', '-P', 'secret', 'dynsec', ...words], {
        stdio: 'ignore',
      });
    };
    const seen = path.join(folder, 'seen');
    mkdirSync(seen);
    /** The accounts that a house would find which is started now. */
    const kept = () => {
      const copy = path.join(folder, 'copy.img');
      const roots = [part?.identity?.pid ?? 0];
      while (!whileStanding(roots, () => card.copy(copy))) continue;
      execFileSync('mount', ['-o', 'loop', copy, seen]);
      try {
        const file = path.join(
          seen,
          path.relative(path.join(folder, 'card'), house.at.mosquitto),
          'dynamic-security.json',
        );
        const { clients } = JSON.parse(readFileSync(file, 'utf8'));
        return clients
          .map((/** @type {{username: string}} */ { username }) => username)
          .sort()
          .join();
      } finally {
        execFileSync('umount', [seen]);
        rmSync(copy);
      }
    };

    order('createClient', 'board', '-p', 'word');
    assert.equal(kept(), 'board,gateway');
    order('deleteClient', 'board');
    assert.equal(kept(), 'gateway');
  } finally {
    // Before the hook that removes the folder.
    await part?.stop();
    card.remove();
  }
});
