import { pick } from '#kernel/random.ts';
import { digits, threeOf } from '../draw.ts';
import { momentSlots } from '../moment.ts';
import type { DrawSlots } from '../scenario.ts';

/** Draws what one dialogue with 云栗商城 speaks of. */
export const drawSlots: DrawSlots = (random, { at, timeZone }) => {
  const [city, via] = threeOf(random, cities);
  const [color, otherColor] = threeOf(random, colors);
  const [size, otherSize] = pick(random, sizes);
  const wait = pick(random, waits);
  const amount = 59 + 10 * Math.floor(random() * 30);
  const drop = 10 + 5 * Math.floor(random() * 6);
  return {
    ...momentSlots({
      random,
      at,
      timeZone,
      language: 'zh',
      windows,
      greetings: ['早上好', '下午好', '晚上好'],
      daysWaiting: wait.days,
    }),
    nDays: wait.words,
    order: `YL${digits(random, 10)}`,
    claim: `SH${digits(random, 6)}`,
    phone4: digits(random, 4),
    city,
    cityVia: via,
    product: pick(random, products),
    clothes: pick(random, clothes),
    device: pick(random, devices),
    cooker: pick(random, cookers),
    fragile: pick(random, fragiles),
    furniture: pick(random, furniture),
    color,
    colorOther: otherColor,
    size,
    sizeOther: otherSize,
    coupon: pick(random, coupons),
    sum: `${amount}元`,
    sumLess: `${amount - drop}元`,
    diff: `${drop}元`,
    sumPart: `${Math.round(amount / 2)}元`,
    points: String(amount),
  };
};

const windows = [
  { words: '上午9点到12点', endHour: 12 },
  { words: '下午1点到4点', endHour: 16 },
  { words: '下午4点到6点', endHour: 18 },
  { words: '晚上6点到8点', endHour: 20 },
] as const;

const waits = [
  { days: 4, words: '四天' },
  { days: 5, words: '五天' },
  { days: 6, words: '六天' },
] as const;

const cities = ['武汉', '郑州', '长沙', '合肥', '西安', '成都', '苏州', '济南', '南昌', '昆明'];
const products = [
  '四件套',
  '保温杯',
  '收纳箱',
  '台灯',
  '加湿器',
  '羽绒被',
  '行李箱',
  '炒锅',
  '书包',
];
const clothes = ['卫衣', '羽绒服', '牛仔裤', '衬衫', '针织衫', '连衣裙', '风衣', '外套'];
const devices = ['吹风机', '加湿器', '电水壶', '台灯', '榨汁机', '扫地机', '电饭煲', '挂烫机'];
const cookers = ['迷你电饭煲', '小电煮锅', '便携电热锅'];
const fragiles = ['玻璃杯', '陶瓷碗', '花瓶', '茶具', '镜子', '玻璃保鲜盒'];
const furniture = ['书架', '电脑桌', '鞋柜', '置物架'];
const colors = ['黑色', '白色', '米色', '雾蓝色', '卡其色', '浅灰色'];
const sizes = [
  ['S', 'M'],
  ['M', 'L'],
  ['L', 'XL'],
] as const;
const coupons = ['满199减30', '满99减10', '满299减50'];
