import { Dialog } from '#platform/web/Dialog.tsx';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { type KeyBinding, useActiveKeys } from '#platform/web/keys.ts';
import { useWords, type WordId } from '#platform/web/words.ts';
import classes from './KeySheet.module.css';

/** What the keyboard can do at the moment. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const groups = Map.groupBy(useActiveKeys(), ({ group }): WordId => group ?? 'frame.keys.here');
  return (
    <Dialog onClose={onClose} title={t('frame.keys')} size="lg">
      <div className={classes.groups}>
        {Array.from(groups, ([group, bindings]) => (
          <section key={group}>
            <h3 className={classes.heading}>{t(group)}</h3>
            <KeyList bindings={bindings} />
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** What does the same stands in one line, with all its keys. */
function KeyList({ bindings }: { bindings: readonly KeyBinding[] }) {
  const { t } = useWords();
  const lines = Map.groupBy(bindings, ({ label }) => t(label));
  return (
    <dl className={classes.list}>
      {Array.from(lines, ([label, same]) => (
        <div key={label} className={classes.line}>
          <dt>{label}</dt>
          {same.map(({ keys }) => (
            <dd key={keys}>
              <KeyHint keys={keys} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
