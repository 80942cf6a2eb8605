import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { ExportButtons } from './export-buttons';

const saved: string[] = [];

beforeEach(() => {
  comeIn();
  saved.length = 0;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  );
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the export of the journal', () => {
  it('asks for what is shown, in the form of the button, and saves it as a file', async () => {
    const asked: string[] = [];
    playGateway((call, request) => {
      if (call === 'GET /api/v1/journal/export') asked.push(new URL(request.url).search);
      return new Response('"seq"', { headers: { 'Content-Type': 'text/csv' } });
    });
    showInHouse(<ExportButtons asked={{ device: 'lamp', cause: ['LOCAL'] }} />);

    await userEvent.click(screen.getByRole('button', { name: 'Export for a spreadsheet (CSV)' }));
    await waitFor(() => {
      expect(saved).toHaveLength(1);
    });
    await userEvent.click(screen.getByRole('button', { name: 'Export as evidence (NDJSON)' }));
    await waitFor(() => {
      expect(saved).toHaveLength(2);
    });

    expect(asked).toEqual([
      '?device=lamp&cause=LOCAL&format=csv',
      '?device=lamp&cause=LOCAL&format=ndjson',
    ]);
    expect(saved[0]).toMatch(/^hearth-\d{4}-\d\d-\d\d\.csv$/);
    expect(saved[1]).toMatch(/\.ndjson$/);
  });

  it('says so when it is refused', async () => {
    playGateway(() =>
      Response.json({ code: 'export-busy', detail: 'Others export.' }, { status: 503 }),
    );
    showInHouse(<ExportButtons asked={{}} />);
    await userEvent.click(screen.getByRole('button', { name: 'Export for a spreadsheet (CSV)' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(saved).toEqual([]);
  });
});
