import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Messages by id, as the translator wrote them. */
function catalogue(language: string): Map<string, string> {
  const text = readFileSync(`src/locales/${language}.po`, 'utf8');
  return new Map(
    [...text.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(([, id = '', words = '']) => [
      id,
      words,
    ]),
  );
}

const english = catalogue('en');
const greek = catalogue('el');

/** The Greek for every message whose English holds a word. */
function greekFor(word: RegExp): string[] {
  return [...english].filter(([, words]) => word.test(words)).map(([id]) => greek.get(id) ?? '');
}

describe('the Greek catalogue', () => {
  it('does not call the gateway like a gate', () => {
    expect(greekFor(/gateway/i).length).toBeGreaterThan(10);
    expect(greekFor(/gateway/i).filter((words) => /πύλη/i.test(words))).toEqual([]);
    expect(greek.get('gate.open')).toMatch(/πύλη/i);
  });

  it('has one name for the activity', () => {
    expect(greek.get('place.activity')).toBe('Ιστορικό');
    const others = greekFor(/activity/i).filter((words) => !/ιστορικό/i.test(words));
    expect(others).toEqual([]);
    expect([...greek.values()].filter((words) => /δραστηριότητα/i.test(words))).toEqual([]);
  });
});
