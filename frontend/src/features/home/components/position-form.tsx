import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { refusedField } from '@/lib/problem-words';
import type { PositionView } from '@/lib/views';
import { forgetPosition } from '../api/forget-position';
import { placeHome } from '../api/place-home';
import { readDegrees } from '../degrees';
import { useDevicePlace } from '../use-device-place';
import { useHomeChange } from '../use-home-change';
import styles from './place.module.css';

/** Two numbers, typed or taken from this device; or none. */
export function PositionForm({ position }: { readonly position: PositionView | undefined }) {
  const { i18n } = useLingui();
  const [latitude, setLatitude] = useState(textOf(position?.latitude));
  const [longitude, setLongitude] = useState(textOf(position?.longitude));
  const save = useHomeChange(placeHome);
  const forget = useHomeChange(forgetPosition);
  const device = useDevicePlace((found) => {
    setLatitude(textOf(found.latitude));
    setLongitude(textOf(found.longitude));
  });
  const [north, east] = [readDegrees(latitude), readDegrees(longitude)];
  const wrong = (typed: string, read: number | undefined, field: 'latitude' | 'longitude') =>
    typed !== '' && read === undefined
      ? i18n.t('field.degrees')
      : refusedField(i18n, save.error, field);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (north !== undefined && east !== undefined && !save.isPending)
          save.mutate({ latitude: north, longitude: east });
      }}
    >
      <div className={styles.pair}>
        <Field
          label={i18n.t('where.latitude')}
          hint={i18n.t('where.latitudeHint')}
          autoComplete="off"
          error={wrong(latitude, north, 'latitude')}
          value={latitude}
          onChange={(event) => {
            setLatitude(event.target.value);
          }}
        />
        <Field
          label={i18n.t('where.longitude')}
          hint={i18n.t('where.longitudeHint')}
          autoComplete="off"
          error={wrong(longitude, east, 'longitude')}
          value={longitude}
          onChange={(event) => {
            setLongitude(event.target.value);
          }}
        />
      </div>
      {device.state === 'untold' && <p role="alert">{i18n.t('where.untold')}</p>}
      {save.isError && <ProblemNote error={save.error} />}
      {forget.isError && <ProblemNote error={forget.error} />}
      <div className={styles.actions}>
        {device.offered && (
          <Button busy={device.state === 'asking'} onClick={device.ask}>
            {i18n.t('where.useDevice')}
          </Button>
        )}
        <Button
          type="submit"
          look="primary"
          busy={save.isPending}
          aria-disabled={north === undefined || east === undefined}
        >
          {i18n.t('where.save')}
        </Button>
        {position !== undefined && (
          <Button
            busy={forget.isPending}
            onClick={() => {
              forget.mutate(undefined);
            }}
          >
            {i18n.t('where.forget')}
          </Button>
        )}
      </div>
    </form>
  );
}

function textOf(degrees: number | undefined): string {
  return degrees === undefined ? '' : String(degrees);
}
