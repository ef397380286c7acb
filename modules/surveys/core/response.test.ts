import { describe, expect, it } from 'vitest';
import { biasByAgent, fewestForBias } from './bias.ts';
import { answerCurve, curveHours, responseByHour } from './response.ts';

describe('the response', () => {
  it('is told for each hour of asking, with its interval', () => {
    const hours = responseByHour([
      { hour: 9, asked: 30, answered: 10 },
      { hour: 9, asked: 20, answered: 5 },
      { hour: 23, asked: 4, answered: 0 },
    ]);
    expect(hours).toHaveLength(24);
    expect(hours[9]).toMatchObject({ asked: 50, answered: 15, share: { value: 0.3 } });
    expect(hours[9]?.share?.low).toBeCloseTo(0.191, 3);
    expect(hours[0]?.share).toBeNull();
  });

  it('grows with the hours since asking and never shrinks', () => {
    const curve = answerCurve(100, [
      { bucket: 0, answers: 20 },
      { bucket: 4, answers: 10 },
      { bucket: curveHours.length, answers: 1 },
    ]);
    expect(curve.map(({ answered }) => answered)).toEqual([20, 20, 20, 20, 30, 30, 30, 30, 30]);
    expect(curve[4]).toMatchObject({ hours: 24, share: { value: 0.3 } });
    expect(answerCurve(0, []).every(({ share }) => share === null)).toBe(true);
  });
});

describe('agents beside the rest', () => {
  const alike = { ended: 200, asked: 160, answered: 40 };
  const agents = Array.from('abcdefghijkl', (agentId) => ({ agentId, ...alike }));

  it('are alike where everybody is', () => {
    const bias = biasByAgent(agents);
    expect(bias.map(({ asked }) => asked.verdict)).toEqual(Array(12).fill('like-others'));
    expect(bias[0]?.asked).toMatchObject({ n: 200, own: { value: 0.8 }, difference: { value: 0 } });
  });

  it('are unlike where far fewer of their customers were asked, beyond chance', () => {
    const bias = biasByAgent([...agents, { agentId: 'z', ended: 200, asked: 100, answered: 25 }]);
    expect(bias.map(({ asked }) => asked.verdict)).toEqual([
      ...Array(12).fill('like-others'),
      'unlike',
    ]);
    const own = bias.at(-1);
    // 100 of 200 beside 1,920 of 2,400: Newcombe's interval.
    expect(own?.asked.difference?.value).toBeCloseTo(-0.3, 12);
    expect(own?.asked.difference?.high).toBeLessThan(-0.2);
    expect(own?.answered.verdict).toBe('like-others');
  });

  it('are not compared by a handful of contacts', () => {
    const few = { agentId: 'z', ended: fewestForBias - 1, asked: 0, answered: 0 };
    const [last] = biasByAgent([...agents, few]).slice(-1);
    expect(last?.asked).toMatchObject({ verdict: 'too-few', p: null });
    expect(biasByAgent([few])[0]?.asked.difference).toBeNull();
  });
});
