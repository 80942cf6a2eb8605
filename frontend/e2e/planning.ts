import type { Page } from '@playwright/test';
import type { HomeView } from '../src/lib/views';

/** Types a time into the field of this name, as a person does: the first part takes the digits and passes on. */
export async function typeTime(page: Page, label: string, digits: string): Promise<void> {
  await page
    .getByRole('group', { name: label, exact: true })
    .getByRole('spinbutton')
    .first()
    .click();
  await page.keyboard.type(digits);
}

/** A house of which nobody has said where it stands. */
export function withoutPlace(home: HomeView): HomeView {
  const { position, ...rest } = home;
  return position === undefined ? home : rest;
}
