// @ts-check

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { built } from '../layout.mjs';
import { postgres, withoutRoot } from '../parts.mjs';
import { until } from '../waiting.mjs';
import { plannedHouse, running } from './harness.mjs';

const limit = { timeout: 60_000 };

test('the first start makes a database and a password, the second finds them', limit, async (t) => {
  const house = await plannedHouse(t);
  // A first start that was cut off by a power cut leaves this.
  const leftOver = path.join(house.at.postgres, '17.new');
  mkdirSync(leftOver, { recursive: true });
  writeFileSync(path.join(leftOver, 'PG_VERSION'), '');

  const first = await running(t, house, postgres(house));
  const password = readFileSync(house.at.databasePassword, 'utf8');
  assert.equal(statSync(house.at.databasePassword).mode & 0o777, 0o600);
  assert.match(password, /^[\w-]{32}\n$/);
  assert.equal(existsSync(leftOver), false);
  await first.stop();

  await running(t, house, postgres(house));
  assert.equal(readFileSync(house.at.databasePassword, 'utf8'), password);
  assert.equal(readFileSync(first.log, 'utf8').split('making a new database').length - 1, 1);
});

test('data of another major version is refused, not hidden behind an empty database', limit, async (t) => {
  const house = await plannedHouse(t);
  mkdirSync(path.join(house.at.postgres, '15'), { recursive: true });
  writeFileSync(path.join(house.at.postgres, '15', 'PG_VERSION'), '15\n');
  await assert.rejects(running(t, house, postgres(house)), /belongs to PostgreSQL 15; this is 17/);
});

test('a killed database is started again, and says so', limit, async (t) => {
  const house = await plannedHouse(t);
  const part = await running(t, house, postgres(house));
  const before = part.identity;
  process.kill(/** @type {import('../processes.mjs').ProcessIdentity} */ (before).pid, 'SIGKILL');
  const back = () => part.said.some((line) => line.startsWith('postgres: back'));
  await until(() => assert.ok(back(), 'it was not started again'), { seconds: 30 });
  assert.notDeepEqual(part.identity, before);
  assert.match(part.said[0] ?? '', /^postgres: ended by SIGKILL; started again in 0.5 s$/);
});

test('the database is set for a card that wears and a power that goes', limit, async (t) => {
  const house = await plannedHouse(t);
  const part = await running(t, house, postgres(house));
  const data = path.join(house.at.postgres, '17');
  await part.stop();
  const asked = (/** @type {string} */ name) => {
    const file = `config_file=${path.join(house.at.postgres, 'postgresql.conf')}`;
    const { command, args } = withoutRoot(path.join(built.postgres, 'bin', 'postgres'), [
      '-D',
      data,
      '-c',
      file,
      '-C',
      name,
    ]);
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  };
  for (const [name, value] of Object.entries({
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_compression: 'pglz',
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_writer_delay: '1000',
    checkpoint_timeout: '1800',
    max_wal_size: '512',
    jit: 'off',
  }))
    assert.equal(asked(name), value, name);
});
