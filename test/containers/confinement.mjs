// @ts-check
// What each process may do: nobody is root, nobody has a capability, nothing can be written but volumes and memory.

import { readFileSync } from 'node:fs';
import { services } from './stack.mjs';

/** Whose processes are in which container, as docker-compose.yml tells. */
const accounts = { postgres: 1904, gateway: 1901, mosquitto: 1903, porch: 1903, nginx: 1902, pins: 1905 };

/**
 * @param {import('./stack.mjs').Stack} stack
 * @returns {string} what was looked at
 */
export function confinement(stack) {
  let looked = 0;
  for (const service of services) {
    const account = String(accounts[/** @type {keyof typeof accounts} */ (service)]);
    for (const process of stack.processes(service)) {
      const status = readFileSync(`/proc/${process}/status`, 'utf8');
      const field = (/** @type {string} */ name) => status.match(new RegExp(`^${name}:\\s*(.*)$`, 'm'))?.[1] ?? '';
      const who = `${service}, process ${process} (${field('Name')})`;
      expect(who, 'accounts', field('Uid'), [account, account, account, account].join('\t'));
      expect(who, 'groups', field('Gid'), ['1900', '1900', '1900', '1900'].join('\t'));
      for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) expect(who, set, field(set), '0000000000000000');
      expect(who, 'NoNewPrivs', field('NoNewPrivs'), '1');
      looked++;
    }
    const written = stack.inside(
      service,
      'for at in / /etc /opt/hearth /usr/bin /var/lib /var/lib/hearth; do (echo >"$at/canary") 2>/dev/null && echo "$at"; done; true',
      // Not even whoever is root in there.
      ['--user', '0'],
    );
    if (written !== '') throw new Error(`in ${service} one can write to ${written.trim().split('\n').join(', ')}`);
    const { HostConfig } = stack.inspect(service);
    expect(service, 'root file system', String(HostConfig.ReadonlyRootfs), 'true');
    expect(service, 'privileged', String(HostConfig.Privileged), 'false');
  }
  return `${looked} processes: none is root, none has a capability or may gain one; no root file system can be written`;
}

/**
 * @param {string} who
 * @param {string} what
 * @param {string} is
 * @param {string} wanted
 */
function expect(who, what, is, wanted) {
  if (is !== wanted) throw new Error(`${who}: ${what} are ${is} instead of ${wanted}`);
}
