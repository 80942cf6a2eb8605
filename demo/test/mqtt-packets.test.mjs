// @ts-check
// The faults of messages hit the packets they are meant for, however the bytes are cut.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PacketReader, repeated } from '../faults/mqtt-packets.mjs';

// Written by hand after the standard: CONNECT (3.1) of client "lamp", PUBLISH (3.3) at least once on "a/b", PUBACK (3.4).
const connect = Buffer.from('101000044d5154540402003c00046c616d70', 'hex');
const publish = Buffer.from('32090003612f6200076869', 'hex');
const puback = Buffer.from('40020007', 'hex');
const all = Buffer.concat([connect, publish, puback]);

test('packets are found whole, with what they are', () => {
  const [first, second, third] = new PacketReader().read(all);
  assert.deepEqual([first?.type, first?.clientId], ['CONNECT', 'lamp']);
  assert.deepEqual([second?.type, second?.topic], ['PUBLISH', 'a/b']);
  assert.deepEqual([third?.type, third?.bytes], ['PUBACK', puback]);
});

test('bytes that come one by one make the same packets', () => {
  const reader = new PacketReader();
  const packets = [...all].flatMap((byte) => reader.read(Buffer.from([byte])));
  assert.deepEqual(
    packets.map(({ bytes }) => bytes),
    [connect, publish, puback],
  );
});

test('a length of two bytes is understood', () => {
  const long = Buffer.concat([Buffer.from('30c8010003612f62', 'hex'), Buffer.alloc(195, 0x78)]);
  assert.deepEqual(
    new PacketReader().read(Buffer.concat([long, puback])).map(({ bytes }) => bytes.length),
    [203, 4],
  );
});

test('a repeated message says that it is one', () => {
  assert.equal(repeated(publish)[0], 0x3a);
  assert.equal(publish[0], 0x32);
});
