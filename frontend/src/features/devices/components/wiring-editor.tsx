import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Empty } from '@/components/empty';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Problem } from '@/lib/problem';
import type { Wire, WiringView } from '@/lib/views';
import { wishWiring } from '../api/wish-wiring';
import { another, whole } from '../wires';
import { WireFields } from './wire-fields';
import styles from './rows.module.css';

interface WiringEditorProps {
  readonly device: string;
  readonly wiring: WiringView;
}

/** Chooses what is wired where; nothing is wired before it is saved. */
export function WiringEditor({ device, wiring }: WiringEditorProps) {
  const { i18n } = useLingui();
  const [wires, setWires] = useState<Wire[]>(wiring.lines);
  const save = useMutation({
    mutationFn: () => wishWiring(device, { revision: wiring.revision, lines: wires }),
  });
  const next = another(wires, wiring);
  const isFieldsFault = save.error instanceof Problem && save.error.fields.length > 0;
  return (
    <Panel title={i18n.t('lines.wired')}>
      <div className={styles.rows}>
        {wires.length === 0 && <Empty>{i18n.t('lines.none')}</Empty>}
        {wires.map((wire, position) => (
          <WireFields
            key={position}
            wire={wire}
            position={position}
            wires={wires}
            wiring={wiring}
            error={save.error}
            onChange={(changed) => {
              setWires(whole(wires.with(position, changed)));
            }}
            onRemove={() => {
              setWires(whole(wires.toSpliced(position, 1)));
            }}
          />
        ))}
        {next !== undefined && (
          <Button
            onClick={() => {
              setWires([...wires, next]);
            }}
          >
            {i18n.t('lines.add')}
          </Button>
        )}
        <p>{i18n.t('lines.whatSavingDoes')}</p>
        {save.isError && !isFieldsFault && <ProblemNote error={save.error} />}
        <Button
          look="primary"
          busy={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {i18n.t('lines.save')}
        </Button>
      </div>
    </Panel>
  );
}
