import { useLingui } from '@lingui/react';
import { Banner } from '@/components/banner';
import { ProblemNote } from '@/components/problem-note';
import { Problem } from '@/lib/problem';
import { refusedField } from '@/lib/problem-words';

/** Fields that say themselves what is wrong with them. */
const tellThemselves =
  /^(ending|zone|shift|missed\.within|recurrence\.(expression|every|offset|date|start|end))/;

/** Why the gateway does not take a schedule, unless the field in question says so itself. */
export function RefusalNote({ error }: { readonly error: unknown }) {
  const { i18n } = useLingui();
  if (error === null) return null;
  if (!(error instanceof Problem) || error.fields.length === 0)
    return <ProblemNote error={error} />;
  const others = error.fields.filter(({ field }) => !tellThemselves.test(field));
  if (others.length === 0) return null;
  return (
    <Banner tone="bad" role="alert">
      {others.map(({ field }) => (
        <p key={field}>{refusedField(i18n, error, field)}</p>
      ))}
    </Banner>
  );
}
