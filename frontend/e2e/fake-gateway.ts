import type { Page, Route } from '@playwright/test';
import type {
  AccountView,
  DeviceView,
  EnrolmentView,
  HealthView,
  HomeView,
  PauseView,
  RecoveryNoticeView,
  SealView,
} from '../src/lib/views';
import * as house from './house';
import { backupAnswerOf } from './house-backup';
import { brokerAnswerOf, watched } from './house-broker';
import { answerOf } from './house-enrolment';
import { health } from './house-health';
import { peopleAnswerOf } from './house-people';
import { rightsAnswerOf } from './house-rights';
import { scheduleAnswerOf } from './house-schedules';

interface Scene {
  /** Nobody is signed in; `claimed` says which door is shown. */
  readonly signedOut?: { readonly claimed: boolean };
  readonly devices?: DeviceView[];
  /** The live stream gives a snapshot and then breaks for good. */
  readonly losesContact?: boolean;
  /** What became of the newest code; open when absent. */
  readonly code?: EnrolmentView['state'];
  /** How far the journal is sealed; all of it, and checked, when absent. */
  readonly seal?: SealView;
  /** Who is at the browser; the owner when absent. */
  readonly role?: AccountView['role'];
  /** The house itself; one that knows where it stands when absent. */
  readonly home?: HomeView;
  /** What is paused; nothing when absent. */
  readonly pauses?: PauseView[];
  /** Recoveries that the owner has not dismissed; none when absent. */
  readonly notices?: RecoveryNoticeView[];
  /** Nobody has taken a recovery key yet. */
  readonly withoutBackups?: boolean;
  /** How its parts are; well, and without a backup, when absent. */
  readonly health?: HealthView;
  /** All that anybody is answered, because the gateway is not there. */
  readonly gateway?: { readonly status: number; readonly code: string };
}

/** Answers the dashboard's calls with the golden house, so that every screen looks the same every time. */
export async function playGateway(page: Page, scene: Scene = {}): Promise<void> {
  await page.clock.setFixedTime(new Date(house.now));
  const devices = scene.devices ?? house.devices;
  const snapshot = JSON.stringify({ home: scene.home ?? house.home, devices });
  const seen = watched.map((message) => `event: message\ndata: ${JSON.stringify(message)}\n\n`);
  await page.addInitScript(openStreams, [
    {
      '/api/v1/live': `id: 1\nevent: snapshot\ndata: ${snapshot}\n\n`,
      '/api/v1/mqtt/subscribe': seen.join(''),
    },
    scene.losesContact ?? false,
  ] as const);
  await page.route('**/api/v1/**', (route) => answer(route, scene, devices));
}

/**
 * Runs in the page. Route interception cannot keep a stream open, so the calls that are answered by one are answered by streams of
 * the page's own: they begin with what is given here, and go on.
 */
function openStreams([begin, loses]: readonly [Readonly<Record<string, string>>, boolean]): void {
  const real = window.fetch.bind(window);
  let opened = 0;
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    const first = begin[url.pathname];
    if (first === undefined) return real(input, init);
    opened += 1;
    if (opened > 1 && loses) return Promise.reject(new TypeError('no contact'));
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(first));
        if (loses)
          setTimeout(() => {
            controller.error(new TypeError('cut'));
          }, 300);
      },
    });
    return Promise.resolve(
      new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    );
  };
}

async function answer(route: Route, scene: Scene, devices: DeviceView[]): Promise<void> {
  const url = new URL(route.request().url());
  const path = url.pathname.replace('/api/v1', '');
  const json = (body: unknown, status = 200) => route.fulfill({ status, json: body });
  if (scene.gateway !== undefined) {
    const { status, code } = scene.gateway;
    return json({ code, detail: 'The gateway is not there.' }, status);
  }
  if (path === '/health') return json(scene.health ?? health.well);
  if (path === '/setup')
    return json({ claimed: scene.signedOut?.claimed ?? true, homeName: 'Olive House' });
  if (path === '/sessions/refresh') {
    if (scene.signedOut !== undefined) return json({ code: 'not-signed-in' }, 401);
    const account = {
      id: '0b7a54f2-4c86-4f0e-8f93-2f0b0c1d2e3f',
      name: 'Maria',
      role: scene.role ?? 'OWNER',
    };
    return json({ accessToken: 'screens', expiresInSeconds: 600, account });
  }
  if (path === '/home') return json(scene.home ?? house.home);
  if (path === '/home/time/trust')
    return scene.home?.time.differenceSeconds === undefined
      ? json(house.home)
      : json({ code: 'clock-differs', detail: 'The clocks differ.' }, 409);
  if (path.startsWith('/home/')) return json(house.home);
  if (path === '/devices') return json(devices);
  const planned = scheduleAnswerOf(route.request(), path, url, scene.pauses ?? []);
  if (planned !== undefined) return json(...planned);
  if (path === '/scenes') return json(house.scenes);
  if (path === '/groups') return json(house.groups);
  if (path.endsWith('/activation')) return json(house.batch, 202);
  if (path.startsWith('/batches/')) return json(house.batch);
  if (path === '/journal') {
    const device = url.searchParams.get('device');
    const cause = url.searchParams.get('cause');
    return json({
      entries: house.journal.filter(
        (entry) =>
          (device === null || entry.device === device) &&
          (cause === null || entry.cause.kind === cause),
      ),
    });
  }
  if (path === '/journal/persons') return json(house.journalPersons);
  if (path === '/journal/seal') return json(scene.seal ?? house.seal);
  if (path.endsWith('/wiring')) return json(house.wiring);
  if (path.endsWith('/history')) return json(historyAnswer(url));
  const backup = backupAnswerOf(route.request().method(), path, scene.withoutBackups ?? false);
  if (backup !== undefined) return json(...backup);
  const people = peopleAnswerOf(route.request().method(), path, scene.notices ?? []);
  if (people !== undefined) return json(...people);
  const broker = brokerAnswerOf(
    route.request().method(),
    path,
    route.request().postDataJSON() as Record<string, unknown> | null,
  );
  if (broker !== undefined) return json(...broker);
  const rights = rightsAnswerOf(path);
  if (rights !== undefined) return json(rights);
  const enrolment = answerOf(route.request().method(), path, scene.code ?? 'OPEN');
  if (enrolment !== undefined) return json(enrolment);
  return json({ code: 'not-found', detail: path }, 404);
}

function historyAnswer(url: URL) {
  const [from, to] = [url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? ''];
  const points = Number(url.searchParams.get('points'));
  const device = url.pathname.split('/').at(-2);
  const capability = url.searchParams.get('capability');
  return {
    device,
    capability,
    unit: '°C',
    from,
    to,
    ...house.history(Date.parse(from), Date.parse(to), points),
  };
}
