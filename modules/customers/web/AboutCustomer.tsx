import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowMerge, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useKeys } from '#platform/web/keys.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useMay } from '#platform/web/me.ts';
import { PersonName } from '#platform/web/PersonName.tsx';
import { useWords } from '#platform/web/words.ts';
import { type CustomerCard, may } from '../contract.ts';
import { highestValueLevel } from '../core/standing.ts';
import { Avoidances } from './Avoidances.tsx';
import { Consents } from './Consents.tsx';
import classes from './CustomerPage.module.css';
import { Duplicates } from './Duplicates.tsx';
import { EditCustomer } from './EditCustomer.tsx';
import { FindOther } from './FindOther.tsx';
import { Identities } from './Identities.tsx';
import { Part } from './Part.tsx';

/** Who the customer is. */
export function AboutCustomer({ card }: { card: CustomerCard }) {
  const { t } = useWords();
  return (
    <div className={classes.column}>
      <header className={classes.head}>
        <div className={classes.name}>
          <PersonName name={card.name ?? t('customers.unnamed')} />
        </div>
        <Actions card={card} />
      </header>
      <Duplicates card={card} />
      <Part title={t('customers.person')}>
        <Person card={card} />
      </Part>
      <Identities card={card} />
      <Part title={t('customers.avoidances')}>
        <Avoidances card={card} />
      </Part>
      <Consents card={card} />
    </div>
  );
}

function Actions({ card }: { card: CustomerCard }) {
  const { t } = useWords();
  const [opened, setOpened] = useState<'edit' | 'merge' | null>(null);
  const mayEdit = useMay(may.edit);
  const mayMerge = useMay(may.merge);
  useKeys(
    mayEdit ? [{ keys: 'e', label: 'customers.edit' as const, run: () => setOpened('edit') }] : [],
  );
  return (
    <>
      {mayMerge && (
        <Tooltip label={t('customers.merge.other')}>
          <ActionIcon aria-label={t('customers.merge.other')} onClick={() => setOpened('merge')}>
            <IconArrowMerge size="1.125rem" stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      {mayEdit && (
        <Tooltip label={t('customers.edit')}>
          <ActionIcon aria-label={t('customers.edit')} onClick={() => setOpened('edit')}>
            <IconPencil size="1.125rem" stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      {opened === 'edit' && <EditCustomer card={card} onClose={() => setOpened(null)} />}
      {opened === 'merge' && <FindOther card={card} onClose={() => setOpened(null)} />}
    </>
  );
}

function Person({ card }: { card: CustomerCard }) {
  const { t, format } = useWords();
  const { language, birthYear, generation, preferredChannel, valueLevel, createdAt } = card;
  const born = [birthYear, generation && t(`customers.generation.${generation}`)].filter(Boolean);
  const unknown = t('customers.unknown');
  return (
    <dl className={classes.facts}>
      <dt>{t('customers.language')}</dt>
      <dd>{language ? languageNames[language] : unknown}</dd>
      <dt>{t('customers.born')}</dt>
      <dd>{born.join(' · ') || unknown}</dd>
      <dt>{t('customers.preferred-channel')}</dt>
      <dd>{preferredChannel ? t(`customers.channel.${preferredChannel}`) : unknown}</dd>
      <dt>{t('customers.value')}</dt>
      <dd>
        {valueLevel > 0
          ? t('customers.value.level', { level: valueLevel, highest: highestValueLevel })
          : t('customers.value.none')}
      </dd>
      <dt>{t('customers.since')}</dt>
      <dd>{format.date(createdAt)}</dd>
    </dl>
  );
}
