// @ts-check
// Who reaches whom: every container tries every address and port of every other, and of the machine.

import { readFileSync } from 'node:fs';
import { docker, services } from './stack.mjs';

/** Every port that anybody listens on inside, and those that the machine publishes. */
const ports = [5432, 8081, 8082, 8080, 8443, 8883, 8884, 8885];
const published = [80, 443, 8883, 8884, 8885];

/** As drawn in docker-compose.yml: from, to, port. All else has to fail. */
const drawn = new Set([
  'nginx gateway 8081',
  'gateway nginx 8080',
  'gateway nginx 8443',
  'gateway postgres 5432',
  'gateway mosquitto 8883',
  'gateway mosquitto 8885',
  'gateway porch 8884',
  'porch mosquitto 8883',
  'porch mosquitto 8885',
  'mosquitto porch 8884',
  'pins mosquitto 8883',
  'pins mosquitto 8885',
]);

/** On these nobody outside is there, in either direction. */
const inner = ['postgres', 'pins'];

/**
 * @param {import('./stack.mjs').Stack} stack
 * @returns {string} what was tried
 */
export function isolation(stack) {
  const addresses = new Map(services.map((service) => [service, addressesOf(stack, service)]));
  const machine = new Set(services.flatMap((service) => routersOf(stack, service)));
  /** @type {string[]} */
  const wrong = [];
  let tried = 0;
  let throughMachine = 0;
  /** @type {Set<string>} */
  const found = new Set();
  for (const from of services) {
    const targets = services
      .filter((to) => to !== from)
      .flatMap((to) => (addresses.get(to) ?? []).flatMap((at) => ports.map((port) => ({ to, at, port }))));
    const outside = [...machine].flatMap((at) => published.map((port) => ({ to: 'machine', at, port })));
    const all = [...targets, ...outside];
    tried += all.length;
    for (const index of reached(stack, from, all)) {
      const target = all[index];
      if (target === undefined) throw new Error(`an answer of ${from} cannot be read`);
      const way = `${from} ${target.to} ${target.port}`;
      if (drawn.has(way)) found.add(way);
      // What the machine publishes is for everybody on the LAN, and so for whoever has a way there.
      else if (target.to === 'machine' && !inner.includes(from)) throughMachine++;
      else wrong.push(`${way} at ${target.at}`);
    }
  }
  for (const way of drawn) if (!found.has(way)) wrong.push(`${way} is drawn and does not work`);
  if (wrong.length > 0) throw new Error(`not as drawn: ${wrong.join('; ')}`);
  const inside = `${tried} ways tried, open are the ${found.size} drawn ones`;
  return `${inside}, and ${throughMachine} to what the machine publishes; ${wayOut(stack)}`;
}

/**
 * @param {import('./stack.mjs').Stack} stack
 * @param {string} service
 * @returns {string[]}
 */
function addressesOf(stack, service) {
  return Object.values(stack.inspect(service).NetworkSettings.Networks).map(
    (/** @type {any} */ { IPAddress }) => IPAddress,
  );
}

/** The machine's own address on each network of a container. */
function routersOf(/** @type {import('./stack.mjs').Stack} */ stack, /** @type {string} */ service) {
  return Object.values(stack.inspect(service).NetworkSettings.Networks).map((/** @type {any} */ { NetworkID }) => {
    return JSON.parse(docker('network', 'inspect', NetworkID))[0].IPAM.Config[0].Gateway;
  });
}

/**
 * All at once, because what is dropped on the way says so only by silence.
 *
 * @param {import('./stack.mjs').Stack} stack
 * @param {string} from
 * @param {{at: string, port: number}[]} targets
 * @returns {number[]} indexes of those that answered
 */
function reached(stack, from, targets) {
  // Ten at once: the memory of a container is for its part.
  const tries = targets.map(
    ({ at, port }, index) => `(timeout 3 bash -c 'exec 3<>/dev/tcp/${at}/${port}' 2>/dev/null && echo ${index}) &`,
  );
  return stack
    .inside(from, tries.map((line, index) => (index % 10 === 9 ? `${line}\nwait` : line)).join('\n') + '\nwait')
    .split('\n')
    .filter((line) => line !== '')
    .map(Number);
}

/**
 * The machine's name server stands for everything outside; the gateway shows that it is there.
 *
 * @param {import('./stack.mjs').Stack} stack
 * @returns {string}
 */
function wayOut(stack) {
  const server = readFileSync('/etc/resolv.conf', 'utf8').match(/^nameserver\s+((?!127\.)[\d.]+)/m)?.[1];
  const outside = server === undefined ? [] : [{ at: server, port: 53 }];
  if (outside.length === 0 || reached(stack, 'gateway', outside).length === 0)
    return 'a way out was not tried: nothing outside answers';
  const out = inner.filter((service) => reached(stack, service, outside).length > 0);
  if (out.length > 0) throw new Error(`${out.join(' and ')} can reach ${server}`);
  return `${inner.join(' and ')} have no way out, where the gateway has one`;
}
