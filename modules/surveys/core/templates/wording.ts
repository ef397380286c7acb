import type { Translated } from '#kernel/language.ts';
import type {
  ChoiceQuestion,
  OpenQuestion,
  Question,
  RatingQuestion,
  ScaleQuestion,
} from '../question.ts';

/** Words in English, Russian and Chinese. */
export function words(en: string, ru: string, zh: string): Translated {
  return { en, ru, zh };
}

/** How good something was, worst first. */
const goodness: RatingQuestion['labels'] = [
  words('Very poor', 'Очень плохо', '很差'),
  words('Poor', 'Плохо', '较差'),
  words('Fair', 'Средне', '一般'),
  words('Good', 'Хорошо', '较好'),
  words('Very good', 'Отлично', '很好'),
];

/** How far something was done, worst first. */
export const extent: RatingQuestion['labels'] = [
  words('Not at all', 'Совсем нет', '完全没有'),
  words('Hardly', 'Скорее нет', '基本没有'),
  words('Partly', 'Частично', '部分做到'),
  words('Mostly', 'В основном', '基本做到'),
  words('Completely', 'Полностью', '完全做到'),
];

export const solvedExtent: RatingQuestion['labels'] = [
  words('Not at all', 'Совсем нет', '完全没有'),
  words('Hardly', 'Скорее нет', '大部分没有'),
  words('Partly', 'Частично', '部分解决'),
  words('Mostly', 'В основном', '基本解决'),
  words('Completely', 'Полностью', '完全解决'),
];

const likelihood: RatingQuestion['labels'] = [
  words('Certainly not', 'Точно нет', '肯定不会'),
  words('Probably not', 'Скорее нет', '可能不会'),
  words('Perhaps', 'Возможно', '不确定'),
  words('Probably', 'Скорее да', '可能会'),
  words('Certainly', 'Точно да', '肯定会'),
];

/** The words that most ratings take for their steps, worst first. */
export const usualLabels = { goodness, extent, 'solved-extent': solvedExtent, likelihood } as const;

const always = { showWhen: null, isRotated: false } as const;

/** A rating that may explain the whole. */
export function attribute(
  key: string,
  title: Translated,
  labels: RatingQuestion['labels'] = goodness,
): RatingQuestion {
  return {
    ...{ kind: 'rating', key, title, role: 'attribute', labels },
    ...{ ...always, isNotApplicableAllowed: true },
  };
}

/** The rating of the whole. */
export function overall(title: Translated): RatingQuestion {
  return {
    ...attribute('overall', title),
    role: 'overall',
    isNotApplicableAllowed: false,
  };
}

/** A rating of how likely something is to follow. */
export function prospect(key: string, title: Translated): RatingQuestion {
  const isNotApplicableAllowed = false;
  return { ...attribute(key, title, likelihood), role: 'outcome', isNotApplicableAllowed };
}

type BareScale = Exclude<ScaleQuestion, RatingQuestion>;

/** A scale of which only the ends have words. */
export function scale(
  given: Pick<BareScale, 'kind' | 'key' | 'title' | 'role'>,
  ends: BareScale['ends'],
): BareScale {
  return { ...given, ...always, isNotApplicableAllowed: given.role === 'attribute', ends };
}

/** One of several options. What stands last is "other", with own words. */
export function single(
  given: Pick<ChoiceQuestion, 'key' | 'title' | 'showWhen'>,
  texts: Readonly<Record<string, Translated>>,
): ChoiceQuestion {
  const { options, ...others } = choice(given, texts);
  const other = {
    key: 'other',
    title: words('Something else', 'Другое', '其他'),
    isOther: true,
  };
  return { ...others, options: [...options, other] };
}

/** One of several options, and no other. */
export function choice(
  given: Pick<ChoiceQuestion, 'key' | 'title' | 'showWhen'>,
  texts: Readonly<Record<string, Translated>>,
): ChoiceQuestion {
  return {
    ...{ kind: 'single', role: 'detail', isRotated: false, isNotApplicableAllowed: false },
    ...given,
    options: Object.entries(texts).map(([key, title]) => ({ key, title, isOther: false })),
  };
}

/** Own words. */
export function open(key: string, title: Translated): OpenQuestion {
  return { kind: 'open', key, title, role: 'detail', showWhen: null };
}

/** Lets attributes take turns once there are answers enough. The first one, which is asked with
 *  one tap, is asked of everybody. */
export function taking(turns: readonly Question[]): Question[] {
  return turns.map((each, index) =>
    index === 0 || each.kind === 'open' ? each : { ...each, isRotated: true },
  );
}
