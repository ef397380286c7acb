import { NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './MailServers.module.css';
import { type MailboxDraft, type ServerDraft, usualPorts } from './mailbox-draft.ts';

const noImap = { host: '', port: 993, security: 'tls', user: '', password: '' } as const;
const noSmtp = { host: '', port: 587, security: 'starttls' } as const;

/** Where the mail of a mailbox is fetched and where it is handed over to be sent. */
export function MailServers(props: {
  draft: MailboxDraft;
  isNew: boolean;
  fields: FieldProblems;
  onChange: (draft: MailboxDraft) => void;
}) {
  const { draft, isNew, fields, onChange } = props;
  const { t } = useWords();
  const { imap, smtp, sender } = draft;
  const set = (changes: Partial<MailboxDraft>) => onChange({ ...draft, ...changes });
  const senderKind = typeof sender === 'object' ? 'other' : sender;
  return (
    <>
      <fieldset className={classes.server}>
        <Switch
          label={t('email.imap')}
          checked={imap !== null}
          onChange={({ currentTarget }) => set({ imap: currentTarget.checked ? noImap : null })}
        />
        {imap && (
          <>
            <ServerFields
              kind="imap"
              server={imap}
              fields={fields}
              onChange={(server) => set({ imap: { ...imap, ...server } })}
            />
            <LoginFields
              path="imap"
              login={imap}
              isNew={isNew}
              fields={fields}
              onChange={(login) => set({ imap: { ...imap, ...login } })}
            />
          </>
        )}
      </fieldset>
      <fieldset className={classes.server}>
        <Switch
          label={t('email.smtp')}
          checked={smtp !== null}
          onChange={({ currentTarget }) => set({ smtp: currentTarget.checked ? noSmtp : null })}
        />
        {smtp && (
          <>
            <ServerFields
              kind="smtp"
              server={smtp}
              fields={fields}
              onChange={(server) => set({ smtp: server })}
            />
            <Select
              label={t('email.sender')}
              allowDeselect={false}
              data={(['same', 'other', 'none'] as const).map((value) => ({
                value,
                label: t(`email.sender.${value}`),
              }))}
              value={senderKind}
              error={senderKind === 'other' ? undefined : fields.of('smtp')}
              onChange={(kind) =>
                kind && set({ sender: kind === 'other' ? { user: '', password: '' } : kind })
              }
            />
            {typeof sender === 'object' && (
              <LoginFields
                path="smtp"
                login={sender}
                isNew={isNew}
                fields={fields}
                onChange={(login) => set({ sender: login })}
              />
            )}
          </>
        )}
      </fieldset>
    </>
  );
}

function ServerFields(props: {
  kind: 'imap' | 'smtp';
  server: ServerDraft;
  fields: FieldProblems;
  onChange: (server: ServerDraft) => void;
}) {
  const { kind, server, fields, onChange } = props;
  const { t } = useWords();
  const { host, port, security } = server;
  return (
    <div className={classes.address}>
      <TextInput
        label={t('email.server')}
        value={host}
        error={fields.of(`${kind}.host`)}
        onChange={({ currentTarget }) => onChange({ host: currentTarget.value, port, security })}
      />
      <Select
        label={t('email.security')}
        allowDeselect={false}
        data={(['tls', 'starttls', 'none'] as const).map((value) => ({
          value,
          label: t(`email.security.${value}`),
        }))}
        value={security}
        onChange={(chosen) =>
          chosen && onChange({ host, port: usualPorts[kind][chosen], security: chosen })
        }
      />
      <NumberInput
        hideControls
        label={t('email.port')}
        allowDecimal={false}
        allowNegative={false}
        value={port}
        error={fields.of(`${kind}.port`)}
        onChange={(value) => onChange({ host, port: Number(value), security })}
      />
    </div>
  );
}

function LoginFields(props: {
  path: 'imap' | 'smtp';
  login: { readonly user: string; readonly password: string };
  isNew: boolean;
  fields: FieldProblems;
  onChange: (login: { user: string; password: string }) => void;
}) {
  const { path, login, isNew, fields, onChange } = props;
  const { t } = useWords();
  const { user, password } = login;
  return (
    <div className={classes.login}>
      <TextInput
        label={t('email.user')}
        autoComplete="off"
        value={user}
        error={fields.of(`${path}.login.user`)}
        onChange={({ currentTarget }) => onChange({ user: currentTarget.value, password })}
      />
      <PasswordInput
        label={t('field.password')}
        autoComplete="new-password"
        placeholder={isNew ? '' : t('email.password.kept')}
        value={password}
        error={fields.of(`${path}.login.password`) ?? fields.of(path)}
        visibilityToggleButtonProps={{ 'aria-label': t('staff.password.show') }}
        onChange={({ currentTarget }) => onChange({ user, password: currentTarget.value })}
      />
    </div>
  );
}
