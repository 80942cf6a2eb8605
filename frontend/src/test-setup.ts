import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { speak } from '@/lib/i18n';

// What a page shows in the end is what counts; on a busy machine that takes more than the library's second.
configure({ asyncUtilTimeout: 5_000 });

beforeAll(async () => {
  await speak('en');
});

afterEach(cleanup);
