// @ts-check
// What a walk along the journal's chain found, as a person at the console is told.

/**
 * @typedef {object} JournalCheck
 * @property {number} checked
 * @property {string} newest
 * @property {boolean} whole
 * @property {boolean} tailOld
 * @property {number} unsealed
 * @property {number} waitedSeconds how long nobody has sealed, if something waits
 * @property {{kind: string, seq?: number, words: string}} [firstBreak]
 */

/**
 * @param {JournalCheck} check
 * @returns {string[]} what a person is told
 */
export function journalWords({ checked, newest, firstBreak, unsealed, waitedSeconds, tailOld }) {
  const lines = [`${checked} entries checked along the chain`];
  if (firstBreak === undefined) lines.push('ok   every link holds');
  else lines.push(`NOT  ${firstBreak.kind.toLowerCase()}: ${firstBreak.words}`);
  const chainItself = firstBreak !== undefined && !['CUT', 'REWRITTEN'].includes(firstBreak.kind);
  if (chainItself && checked > 0) lines.push(`     link ${checked} is the last that holds`);
  const tail =
    unsealed === 0
      ? 'nothing waits to be sealed'
      : `${unsealed} not sealed yet, nobody has sealed for ${waitedSeconds} s`;
  lines.push(`${tailOld ? 'NOT' : 'ok '}  ${tail}`);
  if (firstBreak === undefined && checked > 0)
    lines.push('Note this elsewhere; with --anchor the next check finds a chain that was cut or made anew:', newest);
  return lines;
}
