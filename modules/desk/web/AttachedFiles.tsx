import { CloseButton, Loader } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { Attachment } from '#modules/contacts/contract.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './AttachedFiles.module.css';

/** The files that will go with the next message. uploading: names of those on their way. */
export function AttachedFiles(props: {
  files: readonly Attachment[];
  uploading: readonly string[];
  onRemove: (fileId: string) => void;
}) {
  const { files, uploading, onRemove } = props;
  const { t } = useWords();
  if (files.length + uploading.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('desk.files')}>
      {files.map(({ fileId, name }) => (
        <li key={fileId} className={classes.file}>
          <IconPaperclip size="0.875rem" aria-hidden />
          <UserText className={classes.name} text={name} />
          <CloseButton
            size="xs"
            aria-label={t('desk.files.remove', { name })}
            onClick={() => onRemove(fileId)}
          />
        </li>
      ))}
      {uploading.map((name) => (
        <li key={name} className={classes.file}>
          <Loader size="0.75rem" />
          <UserText className={classes.name} text={name} />
        </li>
      ))}
    </ul>
  );
}
