export { fillDemo } from './filling/fill-demo.ts';
export { describeDemo } from './greeting.ts';
export { startDemoLife } from './life/start-demo-life.ts';
