import { Button, SegmentedControl, Textarea, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { isPermitted, useMay, useMe } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import { customersApi } from './apis.ts';
import classes from './Timeline.module.css';
import type { OfCustomer, TimelineEntry } from './timeline.ts';
import { timelineKey, useTimeline, useTimelineParts } from './use-timeline.ts';

const rowPx = 52;

/** All that happened with a customer, over all channels, newest first. */
export function Timeline({ who }: { who: OfCustomer }) {
  const { t } = useWords();
  const { show } = useSearch({ from: '/frame/customers/$projectId/$customerId' });
  const mayNote = useMay(may.edit);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTimeline(
    who,
    show,
  );
  const entries = data?.pages.flatMap((page) => page.entries);
  return (
    <div className={classes.column}>
      <div className={classes.tools}>
        <PartChoice />
        {mayNote && <NewNote who={who} />}
      </div>
      {error && <Problem error={error} onRetry={refetch} />}
      {!entries && !error && <LoadingLines />}
      {entries?.length === 0 && (
        <Nothing icon={IconHistory} title={t('customers.timeline.nothing')} />
      )}
      {entries && entries.length > 0 && (
        <div className={classes.list}>
          <Entries
            name={`customers.timeline.${who.customerId}.${show ?? 'all'}`}
            entries={entries}
            onEnd={() => {
              if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
            }}
          />
        </div>
      )}
    </div>
  );
}

function PartChoice() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { show } = useSearch({ from: '/frame/customers/$projectId/$customerId' });
  const parts = useTimelineParts();
  const choose = (part: string) =>
    void navigate({
      to: '.',
      search: ({ show: _, ...rest }) => ({ ...rest, ...(part !== 'all' && { show: part }) }),
      replace: true,
    });
  return (
    <div className={classes.choice}>
      <SegmentedControl
        size="xs"
        aria-label={t('customers.timeline.show')}
        value={parts.some(({ id }) => id === show) && show ? show : 'all'}
        onChange={choose}
        data={[
          { value: 'all', label: t('customers.timeline.all') },
          ...parts.map(({ id, label }) => ({ value: id, label: t(label) })),
        ]}
      />
    </div>
  );
}

function Entries(props: { name: string; entries: readonly TimelineEntry[]; onEnd: () => void }) {
  const { name, entries, onEnd } = props;
  const { t } = useWords();
  const router = useRouter();
  const me = useMe();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const choose = ({ id, way }: TimelineEntry) => {
    if (way && isPermitted(me, way.permission)) void router.navigate({ href: way.to });
    else if (unfolded.has(id)) setUnfolded(new Set([...unfolded].filter((each) => each !== id)));
    else setUnfolded(new Set([...unfolded, id]));
  };
  return (
    <VirtualList
      items={entries}
      keyOf={({ id }) => id}
      row={(entry) => <Entry entry={entry} isUnfolded={unfolded.has(entry.id)} />}
      label={t('customers.timeline')}
      name={name}
      rowPx={rowPx}
      onChoose={choose}
      onEnd={onEnd}
    />
  );
}

function Entry({ entry, isUnfolded }: { entry: TimelineEntry; isUnfolded: boolean }) {
  const { t, format } = useWords();
  const { at, icon: Sign, label, draw, drawMore } = entry;
  return (
    <span className={classes.entry}>
      <time className={classes.when} dateTime={at}>
        <span>{format.date(at)}</span>
        <span>{format.time(at)}</span>
      </time>
      <Tooltip label={t(label)}>
        <span className={classes.sign} role="img" aria-label={t(label)}>
          <Sign size="1rem" stroke={1.6} />
        </span>
      </Tooltip>
      {draw()}
      {isUnfolded && drawMore && <span className={classes.more}>{drawMore()}</span>}
    </span>
  );
}

/** Keeps a note about the customer. */
function NewNote({ who }: { who: OfCustomer }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const { mutate, error, isPending } = useMutation(
    customersApi.addNote.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        setText('');
        void client.invalidateQueries({ queryKey: timelineKey(who.customerId) });
        return client.invalidateQueries({ queryKey: customersApi.listNotes.key() });
      },
    }),
  );
  const save = () => {
    if (text.trim() !== '' && !isPending) mutate({ ...who, text });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  return (
    <>
      <Textarea
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        aria-label={t('customers.note.add')}
        placeholder={t('customers.note.placeholder')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Problem error={error} />
      {text.trim() !== '' && (
        <Button
          size="xs"
          loading={isPending}
          rightSection={<KeyHint keys="mod+enter" />}
          style={{ justifySelf: 'end' }}
          onClick={save}
        >
          {t('customers.note.save')}
        </Button>
      )}
    </>
  );
}
