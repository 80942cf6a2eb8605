// @ts-check
// A memory card of one's own: an ext4 file system in a file, on a loop device. What the file holds is what the file system has written; what only
// its cache knows is lost with the power. The file's own cache is this machine's, which goes on.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';

const bytes = 2 * 1024 ** 3; // sparse: it takes what is written to it

/** @param {string} command @param {...string} args */
const run = (command, ...args) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

export class Card {
  #image;
  #folder;
  #device = '';

  /** @param {string} image file @param {string} folder where its content is seen */
  constructor(image, folder) {
    this.#image = image;
    this.#folder = folder;
  }

  /** @throws {Failure} with what is missing */
  insert() {
    if (process.getuid?.() !== 0) throw new Failure('a power cut is tried by root alone: it mounts an image of a card');
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.#image, '');
    truncateSync(this.#image, bytes);
    try {
      // Nothing is left to be written later by the kernel's own initialisation (mkfs.ext4(8)).
      run('mkfs.ext4', '-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0,nodiscard', this.#image);
      this.#device = run('losetup', '--find', '--show', this.#image);
      run('mount', this.#device, this.#folder);
    } catch (error) {
      const said = /** @type {any} */ (error).stderr || /** @type {Error} */ (error).message;
      this.remove();
      throw new Failure(`no image of a card can be mounted here: ${String(said).trim()}`);
    }
  }

  /**
   * Copies what has reached the card, while whoever writes stands still.
   *
   * @param {string} target
   * @returns {boolean} false, and no copy, if the kernel wrote meanwhile: half of it would be of one moment and half of another
   */
  copy(target) {
    const before = this.#written();
    run('cp', '--sparse=always', this.#image, target);
    if (this.#written() === before) return true;
    rmSync(target);
    return false;
  }

  /** Sectors written so far, and requests under way (Documentation/block/stat.rst). */
  #written() {
    const fields = readFileSync(`/sys/block/${path.basename(this.#device)}/stat`, 'utf8')
      .trim()
      .split(/\s+/);
    return `${fields[6]} ${fields[8]}`;
  }

  remove() {
    for (const [command, ...args] of [
      ['umount', this.#folder],
      ['losetup', '--detach', this.#device],
    ]) {
      try {
        if (this.#device !== '') run(command ?? '', ...args);
      } catch {
        // not mounted, or not attached any more
      }
    }
    rmSync(this.#image, { force: true });
  }
}

/** Puts a copy into the place of the card, for this process and those it starts alone. @param {string} image @param {string} folder */
export function insertCopy(image, folder) {
  run('mount', '-o', 'loop', image, folder); // given back by the kernel with the last of these processes
}
