import {
  IconCalendarTime,
  IconCircleCheckFilled,
  IconEye,
  IconHistory,
  IconPencil,
} from '@tabler/icons-react';
import type { Icon } from '#platform/web/door.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { ArticleLanguage } from '../contract.ts';
import { type Standing, standingsOf } from '../core/listing.ts';
import classes from './Standings.module.css';

const signs: Readonly<Record<Standing, Icon>> = {
  live: IconCircleCheckFilled,
  behind: IconHistory,
  draft: IconPencil,
  'in-review': IconEye,
  scheduled: IconCalendarTime,
};

/** How far an article is in each of its languages: the code, a sign and a word. */
export function Standings({ languages }: { languages: readonly ArticleLanguage[] }) {
  return (
    <span className={classes.standings}>
      {languages.map((each) => (
        <span key={each.language} className={classes.language}>
          <span className={classes.code} title={languageNames[each.language]}>
            {each.language.toUpperCase()}
          </span>
          {standingsOf(each).map((standing) => (
            <StandingSign key={standing} standing={standing} />
          ))}
        </span>
      ))}
    </span>
  );
}

/** A sign and a word for how far a text is. */
function StandingSign({ standing }: { standing: Standing }) {
  const { t } = useWords();
  const Sign = signs[standing];
  return (
    <span className={classes.standing} data-standing={standing}>
      <Sign size="0.875rem" stroke={1.75} />
      {t(`knowledge.standing.${standing}`)}
    </span>
  );
}
