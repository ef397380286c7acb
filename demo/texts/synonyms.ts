import type { Language, ProjectKey } from './projects/project.ts';

/** Words that mean the same to the customers of a project. isOneWay: the first leads to the
 *  others, not back. */
export interface DemoSynonyms {
  readonly language: Language;
  readonly words: readonly string[];
  readonly isOneWay?: true;
}

export const synonymsOf: Readonly<Record<ProjectKey, readonly DemoSynonyms[]>> = {
  broadband: [
    { language: 'en', words: ['router', 'hub', 'modem'] },
    { language: 'en', words: ['engineer', 'technician', 'installer'] },
    { language: 'en', words: ['direct debit', 'DD'] },
    { language: 'ru', words: ['роутер', 'маршрутизатор', 'модем'] },
    { language: 'zh', words: ['路由器', '光猫', '猫'] },
  ],
  carrier: [
    { language: 'ru', words: ['посылка', 'отправление', 'заказ'] },
    { language: 'ru', words: ['пункт выдачи', 'ПВЗ'] },
    { language: 'ru', words: ['трек', 'трек-номер', 'номер посылки'] },
    { language: 'ru', words: ['наложка', 'наложенный платёж'], isOneWay: true },
    { language: 'en', words: ['parcel', 'shipment', 'package'] },
    { language: 'zh', words: ['运单号', '快递单号', '单号'] },
  ],
  shop: [
    { language: 'zh', words: ['退款', '退钱'] },
    { language: 'zh', words: ['优惠券', '代金券', '红包'] },
    { language: 'zh', words: ['发票', '电子票'] },
    { language: 'en', words: ['voucher', 'coupon', 'promo code'] },
    { language: 'ru', words: ['промокод', 'купон', 'код скидки'] },
  ],
};
