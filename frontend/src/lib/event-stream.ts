/** One event of a server-sent stream. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/**
 * Reads events from a body, by the rules of WHATWG HTML 9.2.6. `EventSource` is not used because it
 * cannot send an Authorization header, and a token in the address would end up in logs.
 */
export class EventStreamParser {
  private buffer = '';
  private event = '';
  private data: string[] = [];
  private id = '';

  /** Takes the next piece of text and returns the events it completed. */
  take(text: string): StreamEvent[] {
    this.buffer += text;
    const events: StreamEvent[] = [];
    for (let line = this.nextLine(); line !== undefined; line = this.nextLine()) {
      if (line !== '') this.field(line);
      else if (this.data.length > 0) events.push(this.flush());
      else this.event = '';
    }
    return events;
  }

  private nextLine(): string | undefined {
    const match = /\r\n|\n|\r(?!$)/.exec(this.buffer);
    if (match === null) return undefined;
    const line = this.buffer.slice(0, match.index);
    this.buffer = this.buffer.slice(match.index + match[0].length);
    return line.replace(/^\uFEFF/, '');
  }

  private field(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.event = value;
    else if (name === 'data') this.data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.id = value;
  }

  private flush(): StreamEvent {
    const done = { event: this.event || 'message', data: this.data.join('\n'), id: this.id };
    this.event = '';
    this.data = [];
    return done;
  }
}
