import { useState } from 'react';
import { addMs, minuteMs } from '#kernel/time.ts';
import { Clock } from '#platform/web/Clock.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { serverNow } from '#platform/web/now.ts';
import { Panes } from '#platform/web/Panes.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './gallery.module.css';
import { people } from './people.ts';

const now = serverNow();
const work = Array.from({ length: 5_000 }, (_, index) => ({
  key: String(index),
  ...(people[index % people.length] ?? people[0]),
  dueAt: addMs(now, ((index * 7) % 60) * minuteMs - 5 * minuteMs),
}));

/** Three columns with a long list, as the desk has them. */
export function Columns() {
  const { t } = useWords();
  const [chosen, setChosen] = useState('1');
  const [rows, setRows] = useState(work);
  const arrive = () =>
    setRows([{ ...people[0], key: `new-${rows.length}`, dueAt: addMs(now, minuteMs) }, ...rows]);
  useKeys([{ keys: 'n', label: 'gallery.arrive', run: arrive }]);
  const list = (
    <VirtualList
      items={rows}
      keyOf={(each) => each.key}
      label={t('gallery.work')}
      name="gallery"
      rowPx={56}
      chosenKey={chosen}
      onChoose={(each) => setChosen(each.key)}
      row={(each) => (
        <div className={classes.row}>
          <PersonName name={each.name} detail={each.detail} />
          <Clock dueAt={each.dueAt} startedAt={addMs(now, -30 * minuteMs)} />
        </div>
      )}
    />
  );
  return (
    <Panes
      name="gallery"
      shown="work"
      panes={[
        {
          id: 'work',
          label: 'gallery.work',
          content: list,
          width: { px: 300, minPx: 240, maxPx: 460 },
        },
        { id: 'dialogue', label: 'gallery.dialogue', content: <Dialogue /> },
        {
          id: 'customer',
          label: 'gallery.customer',
          content: <LoadingLines />,
          width: { px: 320, minPx: 260, maxPx: 480 },
        },
      ]}
    />
  );
}

function Dialogue() {
  const { t } = useWords();
  return (
    <div className={classes.dialogue}>
      {[
        t('gallery.empty.text'),
        t('gallery.formula'),
        people[4].name,
        '订单已发货，但我还没有收到短信通知。请帮我查一下，谢谢！',
      ].map((text) => (
        <p key={text} className={classes.message}>
          <UserText text={text} />
        </p>
      ))}
    </div>
  );
}
