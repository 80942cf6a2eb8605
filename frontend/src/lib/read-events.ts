import { EventStreamParser, type StreamEvent } from './event-stream';

/** Hands over the events of a server-sent stream, piece by piece, until it ends. Throws what broke it. */
export async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  take: (events: StreamEvent[]) => void,
): Promise<void> {
  const parser = new EventStreamParser();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    take(parser.take(piece.value));
  }
}
