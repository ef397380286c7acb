import type { GuideDetail, GuideTrial } from '#modules/knowledge/core/guide/guide.ts';
import type { ProjectKey } from '../projects/project.ts';
import { billAmounts, lineDetails } from './broadband.ts';
import { courierDetails, declaredValue, promisedDay, whatToDo } from './parcels.ts';
import { hasPictures, parcelBy, sinceWhen, whatIsBroken } from './shared.ts';

/** The clarifying guide of a reason of the demo. */
export interface DemoGuide {
  readonly reasonKey: string;
  readonly details: readonly GuideDetail[];
  readonly trial?: GuideTrial;
}

const carrierOrder = parcelBy('BS########');
const shopOrder = parcelBy('YL##########');
const account = {
  ...parcelBy('WL#######'),
  key: 'account',
  names: { en: 'Account', ru: 'Лицевой счёт', zh: '账户号' },
  open: {
    en: 'Which account exactly is it? It is on your bill and begins with WL.',
    ru: 'Какой именно лицевой счёт? Он есть в квитанции и начинается с WL.',
    zh: '请问具体是哪个账户？账单上以 WL 开头的号码。',
  },
  closed: {
    en: 'Your account is {value}, is that right?',
    ru: 'Ваш лицевой счёт {value}, верно?',
    zh: '您的账户号是{value}，对吗？',
  },
} satisfies GuideDetail;

/** The guides of the commonest reasons. One of them is on trial. */
export const demoGuides: Readonly<Record<ProjectKey, readonly DemoGuide[]>> = {
  carrier: [
    {
      reasonKey: 'late',
      details: [carrierOrder, promisedDay, whatToDo],
      trial: { controlShare: 0.4, measure: 'handling', conversations: 100 },
    },
    { reasonKey: 'stuck', details: [carrierOrder, sinceWhen] },
    { reasonKey: 'courier-missed', details: [carrierOrder, ...courierDetails] },
    { reasonKey: 'damaged', details: [carrierOrder, whatIsBroken, declaredValue, hasPictures] },
  ],
  shop: [
    { reasonKey: 'not-shipped', details: [shopOrder, sinceWhen, whatToDo] },
    { reasonKey: 'tracking-stuck', details: [shopOrder, sinceWhen] },
    { reasonKey: 'broken', details: [shopOrder, whatIsBroken, hasPictures, whatToDo] },
  ],
  broadband: [
    { reasonKey: 'line-dead', details: [account, sinceWhen, ...lineDetails] },
    { reasonKey: 'drops', details: [account, sinceWhen, ...lineDetails] },
    { reasonKey: 'bill-higher', details: [account, ...billAmounts] },
  ],
};
