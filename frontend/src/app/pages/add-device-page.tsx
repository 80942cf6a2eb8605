import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { addDevice } from '@/features/enrolment/api/add-device';
import { AddDeviceForm } from '@/features/enrolment/components/add-device-form';
import { CodePanel } from '@/features/enrolment/components/code-panel';
import { OpenCodes } from '@/features/enrolment/components/open-codes';
import { StrangerList } from '@/features/enrolment/components/stranger-list';
import { useShownCode } from '@/features/enrolment/shown-code';
import { useIsOwner } from '@/lib/session';
import type { EnrolmentRequest } from '@/lib/views';
import { OwnersOnly } from './owners-only';

const route = getRouteApi('/house/more/add-device');

/** A new device: what it is called, its code, and the wait until it is there. */
export function AddDevicePage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  return (
    <Page title={i18n.t('add.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {isOwner ? <AddDevice /> : <OwnersOnly />}
    </Page>
  );
}

function AddDevice() {
  const { i18n } = useLingui();
  const { stranger } = route.useSearch();
  const navigate = useNavigate();
  const [shown, show] = useShownCode<EnrolmentRequest>('');
  const again = useMutation({
    mutationFn: async (wish: EnrolmentRequest) => ({ enrolment: await addDevice(wish), wish }),
    onSuccess: show,
  });
  return (
    <>
      {shown === null || stranger !== undefined ? (
        <Panel
          title={
            stranger === undefined
              ? i18n.t('add.what')
              : i18n.t('add.whatStranger', { id: stranger })
          }
        >
          <AddDeviceForm
            key={stranger ?? ''}
            stranger={stranger}
            cancel={
              stranger !== undefined && <Link to="/more/add-device">{i18n.t('action.cancel')}</Link>
            }
            onOpened={(code) => {
              show(code);
              if (stranger !== undefined) void navigate({ to: '/more/add-device' });
            }}
          />
        </Panel>
      ) : (
        <CodePanel
          key={shown.enrolment.id}
          enrolment={shown.enrolment}
          again={again}
          onAgain={() => {
            again.mutate(shown.wish);
          }}
          done={i18n.t('add.another')}
          onDone={() => {
            show(null);
          }}
        />
      )}
      {stranger === undefined && <StrangerList />}
      <OpenCodes except={shown?.enrolment.id} />
    </>
  );
}
