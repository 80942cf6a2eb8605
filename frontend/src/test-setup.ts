import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { speak } from '@/lib/i18n';

beforeAll(async () => {
  await speak('en');
});

afterEach(cleanup);
