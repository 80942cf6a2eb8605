import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Gives one order to the virtual devices and returns the line of JSON they answer. `control` is the
 * path of the house's Unix socket, or a URL that takes the order by POST.
 */
export async function orderDevices(control: string, order: string): Promise<string> {
  if (!control.startsWith('http')) return orderBySocket(control, order);
  const response = await fetch(control, { method: 'POST', body: order });
  return response.text();
}

async function orderBySocket(path: string, order: string): Promise<string> {
  const socket = connect(path);
  try {
    socket.write(`${order}\n`);
    for await (const line of createInterface({ input: socket })) return line;
    throw new Error(`${path} closed without an answer to "${order}".`);
  } finally {
    socket.destroy();
  }
}
