// @ts-check
// The wall clock of one process, set while it runs, as by a time service or a person: its steady clock goes on evenly (libfaketime).

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { replaceFile } from '../run-file.mjs';

export class FakedClock {
  #file;
  #seconds = 0;

  /** @param {string} file tells the process what its clock is off by */
  constructor(file) {
    this.#file = file;
    this.set(0);
  }

  /** @returns {Record<string, string>} for the environment of the process */
  environment() {
    const library = readdirSync('/usr/lib')
      .map((folder) => path.join('/usr/lib', folder, 'faketime', 'libfaketimeMT.so.1'))
      .find((file) => existsSync(file));
    if (library === undefined) throw new Failure('libfaketime is missing; ./hearth test installs it');
    return {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1', // its name in older versions
      FAKETIME_FORCE_MONOTONIC_FIX: '0', // its repair for other programs lets a Java thread wait for the difference of the clocks
      NO_FAKE_STAT: '1',
    };
  }

  /** @param {number} seconds that are added to the true time from now on */
  set(seconds) {
    this.#seconds = seconds;
    replaceFile(this.#file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  }

  /** @returns {Date} what the process takes for now */
  now() {
    return new Date(Date.now() + this.#seconds * 1000);
  }
}
