import { ActionIcon, Button, SegmentedControl, Textarea, Tooltip } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { newId } from '#kernel/id.ts';
import { useMyTyping } from '#modules/channels/chat/web/index.ts';
import { type ConversationItem, maximumBodyLength } from '#modules/contacts/contract.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { AttachedFiles } from './AttachedFiles.tsx';
import { contactsApi } from './apis.ts';
import classes from './Composer.module.css';
import { ReadyMenu } from './ready/ReadyMenu.tsx';
import { shownPlaces } from './ready/shown-places.ts';
import { useReadyMenu } from './ready/use-ready-menu.ts';
import { useShowMessage } from './use-conversation.ts';
import { useDraft, useReplyCalled } from './use-draft.ts';
import { useUpload } from './use-upload.ts';

type Kind = 'message' | 'note';

/** Where an agent writes: a reply for the customer or a note for colleagues. It stands still; what
 *  is written in it is never lost. */
export function Composer(props: { item: ConversationItem; isMine: boolean; isFolded: boolean }) {
  const { item, isMine, isFolded } = props;
  const { t } = useWords();
  const [chosen, setKind] = useState<Kind>('message');
  const kind = isMine ? chosen : 'note';
  const field = useRef<HTMLTextAreaElement>(null);
  const begin = (next: Kind) => {
    // The field of the other kind is another one: it must stand before it can be focused.
    flushSync(() => setKind(next));
    field.current?.focus();
  };
  useKeys([
    { keys: 'r', label: 'desk.reply', run: () => begin('message') },
    { keys: 'n', label: 'desk.note.write', run: () => begin('note') },
  ]);
  useReplyCalled(item.id, () => begin('message'));
  if (isFolded) return null;
  return (
    <section className={classes.composer} data-kind={kind} aria-label={t('desk.composer')}>
      {isMine ? (
        <SegmentedControl
          size="xs"
          value={kind}
          onChange={setKind}
          data={[
            { value: 'message', label: t('desk.reply') },
            { value: 'note', label: t('desk.note') },
          ]}
        />
      ) : (
        <span className={classes.hint}>{t('desk.note.only')}</span>
      )}
      <Writing key={kind} item={item} kind={kind} field={field} />
    </section>
  );
}

function Writing(props: {
  item: ConversationItem;
  kind: Kind;
  field: React.RefObject<HTMLTextAreaElement | null>;
}) {
  const { item, kind, field } = props;
  const { t } = useWords();
  const { projectId, id: conversationId } = item;
  const { unsent, write, clear } = useDraft({ projectId, conversationId, kind });
  const { body, attachments } = unsent;
  const upload = useUpload(projectId, (file) => write({ attachments: [...attachments, file] }));
  const { add } = useShowMessage(projectId, conversationId);
  const typing = useMyTyping(item);
  const {
    mutate,
    error,
    isPending,
    variables: last,
  } = useMutation(
    contactsApi.reply.mutationOptions({
      onSuccess: (message, sent) => {
        add(message);
        clear({ body: sent.body, attachments: sent.attachments ?? [] });
      },
    }),
  );
  const isEmpty = body.trim() === '' && attachments.length === 0;
  const send = () => {
    if (isEmpty || isPending) return;
    typing.stop();
    // At once: when the answer comes, the agent may have gone elsewhere.
    field.current?.focus();
    // The same words go under the same name again: the first attempt may have arrived.
    const isAgain = error && last?.body === body && last.attachments === attachments;
    const clientId = (isAgain && last.clientId) || newId();
    mutate({ projectId, conversationId, kind, body, attachments, clientId });
  };
  const type = (text: string) => {
    write({ body: text });
    if (kind === 'message') typing.go();
  };
  const ready = useReadyMenu(item, { body, field, write: type, isOn: kind === 'message' });
  useKeys(
    kind === 'message'
      ? [{ keys: 'alt+m', label: 'desk.ready', run: ready.open, isAlways: true }]
      : [],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (ready.onKeyDown(event)) return;
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  const open = kind === 'message' && !ready.isOpen ? shownPlaces(body) : '';
  const takeFiles = (event: ClipboardEvent | DragEvent, files: FileList) => {
    if (files.length === 0) return;
    event.preventDefault();
    upload.start([...files]);
  };
  return (
    <>
      {ready.isOpen && <ReadyMenu menu={ready} language={item.language} />}
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        maxLength={maximumBodyLength}
        aria-label={t(kind === 'note' ? 'desk.note.write' : 'desk.reply')}
        placeholder={t(kind === 'note' ? 'desk.note.placeholder' : 'desk.reply.placeholder')}
        value={body}
        onChange={({ currentTarget }) => {
          type(currentTarget.value);
          ready.follow(currentTarget);
        }}
        onKeyDown={onKeyDown}
        onSelect={({ currentTarget }) => ready.follow(currentTarget)}
        {...ready.fieldProps}
        onPaste={(event) => takeFiles(event, event.clipboardData.files)}
        onDrop={(event) => takeFiles(event, event.dataTransfer.files)}
      />
      <AttachedFiles
        files={attachments}
        uploading={upload.running}
        onRemove={(fileId) =>
          write({ attachments: attachments.filter((file) => file.fileId !== fileId) })
        }
      />
      <Problem error={error ?? upload.error} />
      <footer className={classes.foot}>
        <FileButton onFiles={upload.start} />
        <span className={classes.hint} data-open={open !== ''}>
          {kind === 'message' &&
            (open ? t('desk.ready.still-open', { places: open }) : t('desk.ready.hint'))}
        </span>
        <Button
          size="xs"
          disabled={isEmpty}
          loading={isPending}
          leftSection={<IconSend size="0.875rem" />}
          rightSection={<KeyHint keys="mod+enter" />}
          onClick={send}
        >
          {t(kind === 'note' ? 'desk.note.save' : 'desk.send')}
        </Button>
      </footer>
    </>
  );
}

function FileButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Tooltip label={t('desk.attach')}>
        <ActionIcon
          variant="subtle"
          aria-label={t('desk.attach')}
          onClick={() => input.current?.click()}
        >
          <IconPaperclip size="1rem" />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
