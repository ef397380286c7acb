import { Button, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconPhoneOff, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Correction, type CorrectionEntry, maximumNoteLength } from '../contract.ts';
import { isCustomerDone } from '../core/correction.ts';
import { contactsApi, qualityApi } from './apis.ts';
import { proposedText } from './proposal.ts';
import classes from './Track.module.css';
import { Track } from './Track.tsx';
import { useShowCorrection } from './use-show-correction.ts';

/** The customer gets the right answer: by a message on his channel, or by a call. */
export function CustomerTrack(props: {
  correction: Correction;
  entries: readonly CorrectionEntry[];
}) {
  const { correction, entries } = props;
  const { t } = useWords();
  const { chain, pendingMessageId } = correction;
  const isOpen = chain.answer !== null && chain.closedAt === null && !isCustomerDone(chain);
  return (
    <Track title={t('quality.track.customer')} chain={chain} step="customer">
      <Attempts correction={correction} entries={entries} />
      {!chain.answer && <p className={classes.quiet}>{t('quality.track.first-answer')}</p>}
      {pendingMessageId && <p className={classes.quiet}>{t('quality.message-on-its-way')}</p>}
      {isOpen && !pendingMessageId && <WriteToCustomer correction={correction} />}
      {isOpen && <CallResult correction={correction} />}
    </Track>
  );
}

function Attempts({ correction: { chain }, entries }: Parameters<typeof CustomerTrack>[0]) {
  const { t, find, format } = useWords();
  if (chain.attempts.length === 0) return null;
  const wordsOf = (note: string) => find(`delivery.${note}`) ?? note;
  const notes = new Map(
    entries.filter(({ kind }) => kind === 'record-attempt').map(({ at, note }) => [at, note]),
  );
  return (
    <ul className={classes.list}>
      {chain.attempts.map(({ at, result }) => (
        <li key={at} className={classes.line}>
          {result === 'reached' ? (
            <IconCheck size="1rem" aria-hidden />
          ) : (
            <IconPhoneOff size="1rem" aria-hidden />
          )}
          <span>
            {t(`quality.attempt.${result}`)} <time dateTime={at}>{format.dateTime(at)}</time>
            <br />
            <UserText text={wordsOf(ownNote(notes.get(at), result))} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A result without a note is kept in the history by its own name. */
function ownNote(note: string | undefined, result: string): string {
  return note && note !== result ? note : '';
}

function WriteToCustomer({ correction }: { correction: Correction }) {
  const { t } = useWords();
  const { projectId, id: correctionId, conversationId, chain, customerName, channel } = correction;
  const { data } = useQuery(
    contactsApi.open.queryOptions({ input: { projectId, conversationId } }),
  );
  const [written, setWritten] = useState<string>();
  const answer = chain.answer?.text ?? '';
  const proposal = data && proposedText(data.item.language, { name: customerName, answer });
  const text = written ?? proposal ?? '';
  const { mutate, error, isPending } = useMutation(
    qualityApi.corrections.sendToCustomer.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: useShowCorrection(),
    }),
  );
  const send = () => mutate({ projectId, correctionId, text });
  useKeys([{ keys: 'mod+enter', label: 'quality.send-to-customer', run: send, isAlways: true }]);
  return (
    <div className={classes.form}>
      <Textarea
        autosize
        minRows={4}
        maxRows={12}
        maxLength={maximumNoteLength}
        label={t('quality.to-customer', { channel: t(`quality.channel.${channel}`) })}
        value={text}
        onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      />
      <Problem error={error} />
      <div className={classes.actions}>
        <Button
          size="xs"
          loading={isPending}
          disabled={text.trim() === ''}
          leftSection={<IconSend size="0.875rem" />}
          rightSection={<KeyHint keys="mod+enter" />}
          onClick={send}
        >
          {t('quality.send-to-customer')}
        </Button>
      </div>
    </div>
  );
}

function CallResult({ correction }: { correction: Correction }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const show = useShowCorrection();
  const { mutate, error, isPending } = useMutation(
    qualityApi.corrections.recordAttempt.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: (changed) => {
        setNote('');
        return show(changed);
      },
    }),
  );
  const { projectId, id: correctionId, chain } = correction;
  const record = (result: 'reached' | 'not-reached') =>
    mutate({ projectId, correctionId, result, note });
  return (
    <div className={classes.call}>
      <TextInput
        size="xs"
        maxLength={1_000}
        label={t('quality.called')}
        description={t('quality.called.text', {
          left: chain.terms.maximumAttempts - chain.attempts.length,
        })}
        placeholder={t('quality.called.note')}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Problem error={error} />
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          disabled={isPending}
          onClick={() => record('not-reached')}
        >
          {t('quality.attempt.not-reached')}
        </Button>
        <Button size="xs" variant="default" disabled={isPending} onClick={() => record('reached')}>
          {t('quality.attempt.reached')}
        </Button>
      </div>
    </div>
  );
}
