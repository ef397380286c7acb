import { Button, Textarea } from '@mantine/core';
import { IconEyeOff, IconHourglassEmpty } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { maximumBodyLength } from '#modules/contacts/contract.ts';
import { MessageList, useConversation } from '#modules/desk/web/index.ts';
import { may as mayOfRouting } from '#modules/routing/contract.ts';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay, useMe } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi, routingApi } from '../apis.ts';
import { ContactActs } from './ContactActs.tsx';
import type { Person } from './floor-lines.ts';
import { SideHead } from './SideHead.tsx';
import classes from './SidePane.module.css';
import { Since } from './Since.tsx';

/** A contact beside the lists: for leads its dialogue, read unseen, and what they can do.
 *  contact: undefined when it is over. */
export function ContactPane(props: {
  projectId: string;
  contact: FloorContact | undefined;
  people: readonly Person[];
  onClose: () => void;
}) {
  const { projectId, contact, people, onClose } = props;
  const { t } = useWords();
  const isLead = useMay(mayOfRouting.assign);
  if (!contact) {
    return (
      <div className={classes.pane}>
        <SideHead title={t('live.over')} detail="" onClose={onClose} />
        <Nothing icon={IconHourglassEmpty} title={t('live.over')} text={t('live.over.text')} />
      </div>
    );
  }
  const holder = people.find(({ id }) => id === contact.agentId)?.name;
  return (
    <div className={classes.pane}>
      <SideHead
        title={contact.customerName || t('live.unnamed')}
        detail={
          <>
            {t(`live.state.${contact.state}`)} · <Since since={contact.since} />
            {holder && ` · ${holder}`}
          </>
        }
        onClose={onClose}
      />
      {isLead && <ContactActs projectId={projectId} contact={contact} holder={holder} />}
      {isLead && <Watched projectId={projectId} contact={contact} />}
    </div>
  );
}

/** The dialogue as soon as it is written down who reads it. */
function Watched({ projectId, contact }: { projectId: string; contact: FloorContact }) {
  const { t } = useWords();
  const me = useMe();
  const { contactId, agentId } = contact;
  const isUnseen = agentId !== null && agentId !== me.id;
  const { mutate, isSuccess, error } = useMutation(routingApi.work.watch.mutationOptions());
  useEffect(() => {
    if (isUnseen) mutate({ projectId, contactId });
  }, [isUnseen, mutate, projectId, contactId]);
  if (error) return <Problem error={error} />;
  if (isUnseen && !isSuccess) return <LoadingLines />;
  return (
    <>
      {isUnseen && (
        <p className={classes.unseen}>
          <IconEyeOff size="0.875rem" aria-hidden /> {t('live.unseen')}
        </p>
      )}
      <Dialogue projectId={projectId} conversationId={contact.conversationId} />
      <Whisper projectId={projectId} conversationId={contact.conversationId} />
    </>
  );
}

function Dialogue(props: { projectId: string; conversationId: string }) {
  const { data, error, refetch } = useConversation(props.projectId, props.conversationId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  return (
    <div className={classes.dialogue}>
      <Suspense fallback={<LoadingLines />}>
        <MessageList view={data} />
      </Suspense>
    </div>
  );
}

/** A note to whoever has the contact; the customer never sees it. */
function Whisper(props: { projectId: string; conversationId: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [body, setBody] = useState('');
  const { mutate, error, isPending } = useMutation(
    contactsApi.reply.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        setBody('');
        void client.invalidateQueries({ queryKey: contactsApi.open.key({ input: props }) });
      },
    }),
  );
  return (
    <form
      className={classes.note}
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim()) mutate({ ...props, kind: 'note', body });
      }}
    >
      <Textarea
        autosize
        minRows={1}
        maxRows={5}
        dir="auto"
        maxLength={maximumBodyLength}
        aria-label={t('live.note')}
        placeholder={t('live.note')}
        value={body}
        onChange={({ currentTarget }) => setBody(currentTarget.value)}
      />
      <Problem error={error} />
      <div className={classes.noteFoot}>
        <span>{t('live.note.text')}</span>
        <Button type="submit" size="xs" disabled={!body.trim()} loading={isPending}>
          {t('live.note.leave')}
        </Button>
      </div>
    </form>
  );
}
