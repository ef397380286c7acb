import { Anchor, Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { Clock } from '#platform/web/Clock.tsx';
import { Dialog } from '#platform/web/Dialog.tsx';
import { Form } from '#platform/web/Form.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Correction, maximumNoteLength } from '../contract.ts';
import { qualityApi } from './apis.ts';
import classes from './CorrectionHead.module.css';
import { dialogueAddress } from './dialogue-address.ts';
import form from './OpenCorrection.module.css';

/** Whose correction it is, how it stands, and the way to its dialogue. */
export function CorrectionHead({ correction }: { correction: Correction }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { state, dueAt, openedAt, openedBy, chain } = correction;
  const mayWithdraw = chain.closedAt === null && chain.told === null && chain.attempts.length === 0;
  return (
    <header className={classes.head}>
      <span className={classes.state} data-state={state}>
        {t(`quality.state.${state}`)}
      </span>
      {dueAt && <Clock dueAt={dueAt} startedAt={openedAt} />}
      <span className={classes.quiet}>
        <UserText
          text={t('quality.correction.opened', {
            name: nameOf(openedBy),
            time: format.dateTime(openedAt),
          })}
        />
      </span>
      <span className={classes.actions}>
        <Anchor component={AddressLink} to={dialogueAddress(correction)}>
          {t('quality.to-dialogue')}
        </Anchor>
        {mayWithdraw && (
          <Button size="xs" variant="default" onClick={() => setWithdrawing(true)}>
            {t('quality.withdraw')}
          </Button>
        )}
      </span>
      {chain.withdrawal && (
        <p className={classes.reason}>
          <UserText text={chain.withdrawal.reason} />
        </p>
      )}
      {isWithdrawing && <Withdraw correction={correction} onClose={() => setWithdrawing(false)} />}
    </header>
  );
}

function Withdraw(props: { correction: Correction; onClose: () => void }) {
  const { correction, onClose } = props;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const { mutate, error, isPending } = useMutation(
    qualityApi.corrections.withdraw.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: onClose,
    }),
  );
  const { projectId, id: correctionId } = correction;
  return (
    <Dialog title={t('quality.withdraw')} onClose={onClose}>
      <Form
        error={error}
        className={form.form}
        onSubmit={() => mutate({ projectId, correctionId, reason })}
      >
        <Textarea
          autosize
          minRows={2}
          data-autofocus
          maxLength={maximumNoteLength}
          label={t('quality.withdraw.why')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Problem error={error} />
        <div className={form.actions}>
          <Button variant="default" onClick={onClose}>
            {t('quality.cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={reason.trim() === ''}>
            {t('quality.withdraw')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
