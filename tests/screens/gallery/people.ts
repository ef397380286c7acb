/** People with the names that break screens: short, long, without spaces, of many scripts. */
export const people = [
  {
    name: 'Ольга Владимировна Константинопольская-Преображенская',
    detail: 'Поддержка, вторая линия',
  },
  { name: '欧阳娜娜', detail: '技术支持二组 · 上海' },
  { name: 'Li', detail: 'Team Blue' },
  {
    name: 'Maximilian Freiherr von und zu Hohenlohe-Waldenburg',
    detail: 'Rückerstattungsabteilung',
  },
  { name: 'محمد عبد الرحمن الشريف', detail: 'support@example.com' },
  { name: 'Anna Petrova', detail: 'anna.petrova@a-very-long-company-name-indeed.example.com' },
  { name: '王小明', detail: '订单 20261121-000184' },
  { name: 'Donaudampfschifffahrtsgesellschaftskapitän', detail: 'Wien' },
  { name: 'Жанна д’Арк', detail: 'Возвраты и обмены' },
  { name: 'O’Brien, Siobhán', detail: '+353 1 496 0000' },
  { name: '司马相如', detail: '退款与换货' },
  { name: '🙂 Smile', detail: 'chat' },
] as const;
