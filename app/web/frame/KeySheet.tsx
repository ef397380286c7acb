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

function KeyList({ bindings }: { bindings: readonly KeyBinding[] }) {
  const { t } = useWords();
  return (
    <dl className={classes.list}>
      {bindings.map(({ keys, label }) => (
        <div key={keys} className={classes.line}>
          <dt>{t(label)}</dt>
          <dd>
            <KeyHint keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
