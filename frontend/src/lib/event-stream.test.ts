import { describe, expect, it } from 'vitest';
import { EventStreamParser } from './event-stream';

describe('EventStreamParser', () => {
  it('reads events however the bytes are cut', () => {
    const text =
      'id: 7\nevent: device\ndata: {"a":1}\n\n: comment\nevent: heartbeat\ndata: x\ndata: y\n\n';
    for (let cut = 0; cut <= text.length; cut += 1) {
      const parser = new EventStreamParser();
      const events = [...parser.take(text.slice(0, cut)), ...parser.take(text.slice(cut))];
      expect(events).toEqual([
        { id: '7', event: 'device', data: '{"a":1}' },
        { id: '7', event: 'heartbeat', data: 'x\ny' },
      ]);
    }
  });

  it('takes CRLF and a carriage return that ends a piece', () => {
    const parser = new EventStreamParser();
    expect(parser.take('data: a\r')).toEqual([]);
    expect(parser.take('\n\r\n')).toEqual([{ id: '', event: 'message', data: 'a' }]);
  });

  it('drops an event without data', () => {
    expect(new EventStreamParser().take('event: lonely\n\n')).toEqual([]);
  });
});
