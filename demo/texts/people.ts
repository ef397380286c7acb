import type { DemoEvaluator, DemoHead, DemoMember, DemoTeam } from './people/person.ts';

/** The teams of the demo centre and who leads them. */
export const teams: readonly DemoTeam[] = [
  {
    key: 'carrier-line',
    names: { en: 'Bystroslav chat', ru: 'Быстрослав: чат', zh: '贝斯特罗在线组' },
    lead: { login: 'irina.kuznetsova', name: 'Ирина Кузнецова', gender: 'female' },
  },
  {
    key: 'carrier-letters',
    names: { en: 'Bystroslav mail', ru: 'Быстрослав: письма', zh: '贝斯特罗邮件组' },
    lead: { login: 'artem.gusev', name: 'Артём Гусев', gender: 'male' },
  },
  {
    key: 'shop-before',
    names: { en: 'Yunli before buying', ru: 'Юньли: до покупки', zh: '云栗售前组' },
    lead: { login: 'shen.ruolan', name: '沈若兰', gender: 'female' },
  },
  {
    key: 'shop-after',
    names: { en: 'Yunli after buying', ru: 'Юньли: после покупки', zh: '云栗售后组' },
    lead: { login: 'qin.bowen', name: '秦博文', gender: 'male' },
  },
  {
    key: 'broadband-care',
    names: { en: 'Wrenlink care', ru: 'Wrenlink: поддержка', zh: 'Wrenlink客服组' },
    lead: { login: 'helen.ashworth', name: 'Helen Ashworth', gender: 'female' },
  },
];

/** Who listens to dialogues and judges them. */
export const evaluators: readonly DemoEvaluator[] = [
  {
    login: 'marina.danilova',
    name: 'Марина Данилова',
    gender: 'female',
    projects: ['carrier'],
  },
  {
    login: 'sergey.vorontsov',
    name: 'Сергей Воронцов',
    gender: 'male',
    projects: ['carrier', 'broadband'],
  },
  { login: 'luo.yijun', name: '罗怡君', gender: 'female', projects: ['shop'] },
  { login: 'peter.langford', name: 'Peter Langford', gender: 'male', projects: ['broadband'] },
];

/** Who answers, in the three companies, for what the customers say. */
export const departmentHeads: readonly DemoHead[] = [
  {
    login: 'viktor.stepanov',
    name: 'Виктор Степанов',
    gender: 'male',
    projectKey: 'carrier',
    departmentKeys: ['delivery', 'sorting', 'pickup'],
  },
  {
    login: 'natalia.efimova',
    name: 'Наталья Ефимова',
    gender: 'female',
    projectKey: 'carrier',
    departmentKeys: ['billing', 'website', 'care'],
  },
  {
    login: 'feng.guoqiang',
    name: '冯国强',
    gender: 'male',
    projectKey: 'shop',
    departmentKeys: ['warehouse', 'delivery', 'product'],
  },
  {
    login: 'bai.xuemei',
    name: '白雪梅',
    gender: 'female',
    projectKey: 'shop',
    departmentKeys: ['billing', 'website', 'care'],
  },
  {
    login: 'martin.calloway',
    name: 'Martin Calloway',
    gender: 'male',
    projectKey: 'broadband',
    departmentKeys: ['network', 'field'],
  },
  {
    login: 'joanna.pryce',
    name: 'Joanna Pryce',
    gender: 'female',
    projectKey: 'broadband',
    departmentKeys: ['billing', 'sales', 'website', 'care'],
  },
];

/** Who reads the figures of all projects. */
export const analysts: readonly DemoMember[] = [
  { login: 'ilya.rodionov', name: 'Илья Родионов', gender: 'male' },
  { login: 'kong.lingyun', name: '孔凌云', gender: 'female' },
];

/** Who sets the centre up. */
export const administrator: DemoMember = {
  login: 'vera.martynova',
  name: 'Вера Мартынова',
  gender: 'female',
};
