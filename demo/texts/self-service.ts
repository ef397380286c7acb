import type { ProjectKey } from './projects/project.ts';

/** What customers look for by themselves. query: in their language. reasonKeys: of the contacts of
 *  those who then ask a person. */
export interface SelfServed {
  readonly articleKey: string;
  readonly query: string;
  readonly reasonKeys: readonly string[];
}

const topic = (articleKey: string, query: string, ...reasonKeys: string[]): SelfServed => ({
  ...{ articleKey, query, reasonKeys },
});

export const selfServed: Readonly<Record<ProjectKey, readonly SelfServed[]>> = {
  carrier: [
    topic('delivery-late', 'посылка задерживается', 'late', 'stuck'),
    topic('change-address', 'изменить адрес доставки', 'redirect', 'reschedule'),
    topic('damaged', 'посылка пришла повреждённой', 'damaged'),
    topic('missing-item', 'в посылке не хватает вещи', 'contents-missing'),
    topic('storage-period', 'сколько хранится посылка', 'storage'),
    topic('app-crash', 'приложение не открывается', 'app-error'),
    topic('invoice', 'чек и документы', 'documents'),
    topic('opening-hours', 'часы работы пункта выдачи', 'point-closed'),
  ],
  shop: [
    topic('refund', '退款多久到账', 'refund-late'),
    topic('exchange', '换货 尺码', 'exchange-size'),
    topic('cancel-order', '取消订单', 'cancel-order'),
    topic('promo', '优惠券用不了', 'coupon-fails'),
    topic('double-charge', '重复扣款', 'double-charge'),
    topic('loyalty', '积分没到账', 'points-missing'),
    topic('warranty', '保修期多久', 'failed-soon'),
    topic('two-factor', '收不到验证码', 'sign-in-code'),
  ],
  broadband: [
    topic('no-internet', 'no internet connection', 'line-dead', 'drops'),
    topic(
      'internet-slow',
      'slow internet in the evening',
      'slow-evenings',
      'weak-wifi',
      'below-guarantee',
    ),
    topic('booking', 'move engineer visit', 'visit-moved', 'visit-missed'),
    topic('first-bill', 'why is my first bill higher', 'first-bill', 'bill-higher'),
    topic('tariff', 'change my plan', 'which-plan'),
    topic('change-phone', 'change e-mail address', 'details-change'),
    topic('router-lights', 'red light on the router', 'self-setup'),
  ],
};

/** What is said when there is nothing to write. */
export const notOffered: Readonly<Record<ProjectKey, string>> = {
  carrier: 'Такой услуги у нас нет. Вопрос передан тем, кто решает о новых услугах.',
  shop: '目前没有这项服务，已转告产品部门。',
  broadband: 'We do not offer this. Passed on to those who decide on new services.',
};

/** What they look for in vain. */
export const unanswered: Readonly<Record<ProjectKey, readonly string[]>> = {
  carrier: ['доставка в новогодние праздники', 'перевозка аккумулятора'],
  shop: ['礼品卡转赠', '以旧换新'],
  broadband: ['static ip address', 'use my own router'],
};
