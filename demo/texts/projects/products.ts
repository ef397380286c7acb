import type { ProjectKey } from './project.ts';

/** What a company's own system knows of its customers. */
export interface DemoProducts {
  readonly currency: string;
  /** totalMinor: in the smallest unit of the currency. */
  readonly products: readonly { readonly name: string; readonly totalMinor: number }[];
  /** Kinds of events in a customer's life. */
  readonly lifeEvents: readonly string[];
}

const byProject: Readonly<Record<ProjectKey, DemoProducts>> = {
  carrier: {
    currency: 'RUB',
    products: [
      { name: 'Посылка до двери, до 2 кг', totalMinor: 49_000 },
      { name: 'Посылка до двери, до 10 кг', totalMinor: 89_000 },
      { name: 'Посылка в пункт выдачи, до 5 кг', totalMinor: 35_000 },
      { name: 'Посылка в постамат, до 3 кг', totalMinor: 29_900 },
      { name: 'Экспресс-доставка документов', totalMinor: 119_000 },
    ],
    lifeEvents: ['accepted', 'sorted', 'arrived-at-point', 'out-for-delivery', 'courier-missed'],
  },
  shop: {
    currency: 'CNY',
    products: [
      { name: '手冲咖啡壶套装', totalMinor: 26_900 },
      { name: '纯棉四件套 1.8米', totalMinor: 39_900 },
      { name: '无线吸尘器', totalMinor: 89_900 },
      { name: '不锈钢保温杯 500毫升', totalMinor: 8_900 },
      { name: '实木儿童书桌', totalMinor: 129_900 },
      { name: '加湿器', totalMinor: 19_900 },
    ],
    lifeEvents: ['registered', 'packed', 'handed-to-courier', 'delivered', 'refund-requested'],
  },
  broadband: {
    currency: 'GBP',
    products: [
      { name: 'Fibre 80', totalMinor: 2_899 },
      { name: 'Fibre 150', totalMinor: 3_299 },
      { name: 'Full Fibre 500', totalMinor: 3_999 },
      { name: 'Full Fibre 900', totalMinor: 4_999 },
    ],
    lifeEvents: ['contract-signed', 'engineer-booked', 'line-activated', 'outage', 'bill-issued'],
  },
};

/** What the company of a project sells. */
export function productsOf(key: ProjectKey): DemoProducts {
  return byProject[key];
}
