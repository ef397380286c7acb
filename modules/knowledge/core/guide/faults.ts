import { languages } from '#kernel/language.ts';
import { valueSlot } from './display.ts';
import type { GuideDetail } from './guide.ts';

/** What a guide still lacks. */
export type GuideFaultCode =
  | 'language-missing'
  | 'key-twice'
  | 'value-missing'
  | 'options-missing'
  | 'option-twice'
  | 'mask-missing';

/** place: of the detail in the guide, from 0. */
export interface GuideFault {
  readonly place: number;
  readonly code: GuideFaultCode;
}

/** What the details of a guide lack. With no fault it can be saved. */
export function faultsOf(details: readonly GuideDetail[]): GuideFault[] {
  return details.flatMap((detail, place) =>
    faultsOfDetail(detail, details.slice(0, place)).map((code) => ({ place, code })),
  );
}

function faultsOfDetail(detail: GuideDetail, before: readonly GuideDetail[]): GuideFaultCode[] {
  const { key, names, open, closed, kind, options, masks } = detail;
  const texts = [names, open, closed, ...options.map((each) => each.names)];
  const isUntold = texts.some((each) => languages.some((language) => each[language].trim() === ''));
  const hasNoSlot = languages.some((language) => !closed[language].includes(valueSlot));
  const optionKeys = options.map((each) => each.key);
  const faults: Record<GuideFaultCode, boolean> = {
    'language-missing': isUntold,
    'key-twice': before.some((each) => each.key === key),
    'value-missing': hasNoSlot,
    'options-missing': kind === 'choice' && options.length < 2,
    'option-twice': new Set(optionKeys).size < optionKeys.length,
    'mask-missing': kind === 'pattern' && masks.length === 0,
  };
  const codes = Object.keys(faults) as GuideFaultCode[];
  return codes.filter((code) => faults[code]);
}
