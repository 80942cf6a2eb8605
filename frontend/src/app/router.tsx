import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readFilter } from '@/features/journal/journal-filter';
import { enterHouse, enterPublic } from './entrance';
import { StartProblem } from './shell/start-problem';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: lazyRouteComponent(() => import('./pages/not-found-page'), 'NotFoundPage'),
});

const claim = createRoute({
  getParentRoute: () => root,
  path: '/claim',
  loader: () => enterPublic('claim'),
  errorComponent: StartProblem,
  component: lazyRouteComponent(() => import('./pages/claim-page'), 'ClaimPage'),
});

const restore = createRoute({
  getParentRoute: () => root,
  path: '/restore',
  loader: () => enterPublic('restore'),
  errorComponent: StartProblem,
  component: lazyRouteComponent(() => import('./pages/restore-page'), 'RestorePage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  loader: () => enterPublic('sign-in'),
  errorComponent: StartProblem,
  component: lazyRouteComponent(() => import('./pages/sign-in-page'), 'SignInPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  loader: () => enterPublic('join'),
  errorComponent: StartProblem,
  component: lazyRouteComponent(() => import('./pages/join-page'), 'JoinPage'),
});

const recover = createRoute({
  getParentRoute: () => root,
  path: '/recover',
  loader: () => enterPublic('recover'),
  errorComponent: StartProblem,
  component: lazyRouteComponent(() => import('./pages/recover-page'), 'RecoverPage'),
});

/** Everything behind the door. */
const house = createRoute({
  getParentRoute: () => root,
  id: 'house',
  beforeLoad: async ({ context }) => {
    const door = await enterHouse(context.queryClient);
    if (door !== 'in') redirect({ to: door, throw: true });
  },
  errorComponent: StartProblem,
  component: lazyRouteComponent(() => import('./shell/shell'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => house,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page'), 'HomePage'),
});

const device = createRoute({
  getParentRoute: () => house,
  path: '/devices/$device',
  component: lazyRouteComponent(() => import('./pages/device-page'), 'DevicePage'),
});

const deviceSettings = createRoute({
  getParentRoute: () => house,
  path: '/devices/$device/settings',
  component: lazyRouteComponent(() => import('./pages/device-settings-page'), 'DeviceSettingsPage'),
});

const lines = createRoute({
  getParentRoute: () => house,
  path: '/devices/$device/lines',
  component: lazyRouteComponent(() => import('./pages/lines-page'), 'LinesPage'),
});

const schedules = createRoute({
  getParentRoute: () => house,
  path: '/schedules',
  component: lazyRouteComponent(() => import('./pages/schedules-page'), 'SchedulesPage'),
});

const newSchedule = createRoute({
  getParentRoute: () => house,
  path: '/schedules/new',
  staticData: { editor: true },
  validateSearch: (search): { device?: string } =>
    typeof search['device'] === 'string' ? { device: search['device'] } : {},
  component: lazyRouteComponent(() => import('./pages/new-schedule-page'), 'NewSchedulePage'),
});

const scheduleDay = createRoute({
  getParentRoute: () => house,
  path: '/schedules/day',
  validateSearch: (search): { date?: string } =>
    /^\d{4}-\d\d-\d\d$/.test(String(search['date'])) ? { date: String(search['date']) } : {},
  component: lazyRouteComponent(() => import('./pages/day-page'), 'DayPage'),
});

const exchange = createRoute({
  getParentRoute: () => house,
  path: '/schedules/exchange',
  component: lazyRouteComponent(() => import('./pages/exchange-page'), 'ExchangePage'),
});

const schedule = createRoute({
  getParentRoute: () => house,
  path: '/schedules/$id',
  component: lazyRouteComponent(() => import('./pages/schedule-page'), 'SchedulePage'),
});

const editSchedule = createRoute({
  getParentRoute: () => house,
  path: '/schedules/$id/edit',
  staticData: { editor: true },
  component: lazyRouteComponent(() => import('./pages/edit-schedule-page'), 'EditSchedulePage'),
});

const copySchedule = createRoute({
  getParentRoute: () => house,
  path: '/schedules/$id/copy',
  staticData: { editor: true },
  component: lazyRouteComponent(() => import('./pages/copy-schedule-page'), 'CopySchedulePage'),
});

const history = createRoute({
  getParentRoute: () => house,
  path: '/history',
  component: lazyRouteComponent(() => import('./pages/history-page'), 'HistoryPage'),
});

const activity = createRoute({
  getParentRoute: () => house,
  path: '/activity',
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import('./pages/activity-page'), 'ActivityPage'),
});

const more = createRoute({
  getParentRoute: () => house,
  path: '/more',
  component: lazyRouteComponent(() => import('./pages/more-page'), 'MorePage'),
});

const addDevice = createRoute({
  getParentRoute: () => house,
  path: '/more/add-device',
  validateSearch: (search): { stranger?: string } =>
    typeof search['stranger'] === 'string' ? { stranger: search['stranger'] } : {},
  component: lazyRouteComponent(() => import('./pages/add-device-page'), 'AddDevicePage'),
});

const household = createRoute({
  getParentRoute: () => house,
  path: '/more/household',
  component: lazyRouteComponent(() => import('./pages/household-page'), 'HouseholdPage'),
});

const myAccount = createRoute({
  getParentRoute: () => house,
  path: '/more/account',
  component: lazyRouteComponent(() => import('./pages/my-account-page'), 'MyAccountPage'),
});

const rooms = createRoute({
  getParentRoute: () => house,
  path: '/more/rooms',
  component: lazyRouteComponent(() => import('./pages/rooms-page'), 'RoomsPage'),
});

const placeAndTime = createRoute({
  getParentRoute: () => house,
  path: '/more/place-and-time',
  component: lazyRouteComponent(() => import('./pages/place-and-time-page'), 'PlaceAndTimePage'),
});

const passes = createRoute({
  getParentRoute: () => house,
  path: '/more/passes',
  component: lazyRouteComponent(() => import('./pages/passes-page'), 'PassesPage'),
});

const pass = createRoute({
  getParentRoute: () => house,
  path: '/more/passes/$id',
  staticData: { editor: true },
  component: lazyRouteComponent(() => import('./pages/pass-page'), 'PassPage'),
});

const personRights = createRoute({
  getParentRoute: () => house,
  path: '/more/household/$id/rights',
  staticData: { editor: true },
  component: lazyRouteComponent(() => import('./pages/person-rights-page'), 'PersonRightsPage'),
});

const broker = createRoute({
  getParentRoute: () => house,
  path: '/more/broker',
  component: lazyRouteComponent(() => import('./pages/broker-page'), 'BrokerPage'),
});

const brokerKey = createRoute({
  getParentRoute: () => house,
  path: '/more/broker-key',
  component: lazyRouteComponent(() => import('./pages/broker-key-page'), 'BrokerKeyPage'),
});

const backup = createRoute({
  getParentRoute: () => house,
  path: '/more/backup',
  component: lazyRouteComponent(() => import('./pages/backup-page'), 'BackupPage'),
});

const health = createRoute({
  getParentRoute: () => house,
  path: '/more/health',
  component: lazyRouteComponent(() => import('./pages/health-page'), 'HealthPage'),
});

const yourData = createRoute({
  getParentRoute: () => house,
  path: '/more/your-data',
  component: lazyRouteComponent(() => import('./pages/your-data-page'), 'YourDataPage'),
});

const scenes = createRoute({
  getParentRoute: () => house,
  path: '/scenes',
  component: lazyRouteComponent(() => import('./pages/scenes-page'), 'ScenesPage'),
});

const scene = createRoute({
  getParentRoute: () => house,
  path: '/scenes/$id',
  staticData: { editor: true },
  component: lazyRouteComponent(() => import('./pages/scene-page'), 'ScenePage'),
});

const groups = createRoute({
  getParentRoute: () => house,
  path: '/groups',
  component: lazyRouteComponent(() => import('./pages/groups-page'), 'GroupsPage'),
});

const group = createRoute({
  getParentRoute: () => house,
  path: '/groups/$id',
  staticData: { editor: true },
  component: lazyRouteComponent(() => import('./pages/group-page'), 'GroupPage'),
});

const tree = root.addChildren([
  claim,
  restore,
  signIn,
  join,
  recover,
  house.addChildren([
    home,
    device,
    deviceSettings,
    lines,
    schedules,
    newSchedule,
    scheduleDay,
    exchange,
    schedule,
    editSchedule,
    copySchedule,
    history,
    activity,
    more,
    addDevice,
    household,
    myAccount,
    rooms,
    placeAndTime,
    passes,
    pass,
    personRights,
    broker,
    brokerKey,
    backup,
    health,
    yourData,
    scenes,
    scene,
    groups,
    group,
  ]),
]);

/** The routes of the dashboard. */
export function createHearthRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createHearthRouter>;
  }
  interface StaticDataRouteOption {
    /** An editor fills a phone's screen: no bottom bar, Save in view. */
    editor?: boolean;
  }
}
