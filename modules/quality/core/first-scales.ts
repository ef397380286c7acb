import type { Translated } from '#kernel/language.ts';
import type { ScaleOption } from './scorecard.ts';

export const yesNo: readonly ScaleOption[] = [
  option('no', 0, 'No', 'Нет', '否'),
  option('yes', 1, 'Yes', 'Да', '是'),
];

export const yesPartlyNo: readonly ScaleOption[] = [
  option('no', 0, 'No', 'Нет', '否'),
  option('partly', 1, 'Partly', 'Частично', '部分做到'),
  option('yes', 2, 'Yes', 'Да', '是'),
];

export const fourSteps: readonly ScaleOption[] = [
  option('absent', 0, 'Not at all', 'Совсем нет', '完全没有'),
  option('weak', 1, 'A little', 'Слабо', '略有体现'),
  option('good', 2, 'Well', 'Хорошо', '做得较好'),
  option('exemplary', 3, 'An example to others', 'Образцово', '堪称典范'),
];

/** Only rudeness lies below half of this scale, so only rudeness fails the review. */
export const manners: readonly ScaleOption[] = [
  option('rude', 0, 'Rude', 'Грубо', '粗鲁'),
  option('cold', 2, 'Cold or impatient', 'Холодно или нетерпеливо', '冷淡或不耐烦'),
  option('polite', 3, 'Polite', 'Вежливо', '礼貌'),
  option('warm', 4, 'Warm and respectful', 'Тепло и уважительно', '热情且尊重'),
];

export const zeroToTen: readonly ScaleOption[] = Array.from({ length: 11 }, (_, points) =>
  option(String(points), points, String(points), String(points), String(points)),
);

/** The same words in English, Russian and Chinese. */
export function words(en: string, ru: string, zh: string): Translated {
  return { en, ru, zh };
}

function option(id: string, points: number, en: string, ru: string, zh: string): ScaleOption {
  return { id, points, label: words(en, ru, zh) };
}
