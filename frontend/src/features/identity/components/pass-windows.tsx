import { useLingui } from '@lingui/react';
import { Button } from '@/components/button';
import { useFormats } from '@/features/home/use-formats';
import { DayPicker } from '@/features/schedules/components/day-picker';
import { TimeField } from '@/features/schedules/components/time-field';
import { week } from '@/features/schedules/week';
import type { WindowDraft } from '../pass-draft';
import styles from './pass-form.module.css';

const MOST = 16;

interface PassWindowsProps {
  readonly windows: readonly WindowDraft[];
  readonly onChange: (windows: readonly WindowDraft[]) => void;
}

/** Days with hours, as many as it takes. */
export function PassWindows({ windows, onChange }: PassWindowsProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const put = (index: number, part: Partial<WindowDraft>) => {
    onChange(windows.map((other, i) => (i === index ? { ...other, ...part } : other)));
  };
  return (
    <div className={styles.windows}>
      {windows.map((window, index) => (
        <fieldset key={index} className={styles.window}>
          <legend className="visually-hidden">
            {i18n.t('pass.window', { number: index + 1 })}
          </legend>
          <DayPicker
            locale={formats.locale}
            days={window.days}
            onChange={(days) => {
              put(index, { days });
            }}
          />
          <div className={styles.times}>
            <TimeField
              label={i18n.t('pass.opensField')}
              locale={formats.locale}
              value={window.from}
              onChange={(from) => {
                put(index, { from });
              }}
            />
            <TimeField
              label={i18n.t('pass.closesField')}
              locale={formats.locale}
              value={window.to}
              onChange={(to) => {
                put(index, { to });
              }}
            />
          </div>
          {window.to <= window.from && <p className={styles.hint}>{i18n.t('pass.nextDay')}</p>}
          {windows.length > 1 && (
            <div>
              <Button
                onClick={() => {
                  onChange(windows.filter((_, i) => i !== index));
                }}
              >
                {i18n.t('pass.removeWindow')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {windows.length < MOST && (
        <div>
          <Button
            onClick={() => {
              onChange([...windows, { days: [...week], from: '08:00', to: '20:00' }]);
            }}
          >
            {i18n.t('pass.addWindow')}
          </Button>
        </div>
      )}
    </div>
  );
}
