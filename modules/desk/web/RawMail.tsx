import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMailDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '#platform/web/words.ts';
import { emailApi } from './apis.ts';

/** Saves the mail behind a message as it came, with all its headers. */
export function RawMail(props: { projectId: string; messageId: string }) {
  const { projectId, messageId } = props;
  const { t } = useWords();
  const { mutate, isPending } = useMutation(
    emailApi.mailOfMessage.mutationOptions({
      // The file comes as an attachment, so the page stays.
      onSuccess: ({ fileId }) => location.assign(`/api/v1/files/${projectId}/${fileId}`),
    }),
  );
  return (
    <Tooltip label={t('desk.mail.raw')}>
      <ActionIcon
        size="xs"
        loading={isPending}
        aria-label={t('desk.mail.raw')}
        onClick={() => mutate({ projectId, messageId })}
      >
        <IconMailDown size="0.875rem" stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
