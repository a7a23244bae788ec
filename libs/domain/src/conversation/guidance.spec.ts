import { type DomainError } from '../errors';
import {
  applyGuidance,
  GUIDANCE_LIMITS,
  NO_GUIDANCE,
  resolveGuidance,
  type Guidance,
  type GuidanceChange,
} from './guidance';

const playbooks = [
  {
    name: 'sales',
    systemMessage: 'sell',
    phases: ['greet', 'close'].map((name) => ({ name, instructions: '' })),
  },
  { name: 'plain', systemMessage: null, phases: [] },
];
const selling: Guidance = {
  playbook: 'sales',
  phase: 'close',
  systemMessage: 'be brief',
  context: ['a', { b: 1 }],
};
const after = (current: Guidance, change: GuidanceChange) =>
  applyGuidance(current, resolveGuidance(current, change, playbooks));

describe('guidance', () => {
  it.each<[string, Guidance, GuidanceChange, Partial<Guidance>]>([
    ['what is absent stays', selling, {}, {}],
    [
      'a playbook begins with its first phase',
      NO_GUIDANCE,
      { playbook: 'sales' },
      { playbook: 'sales', phase: 'greet' },
    ],
    ['so does the same playbook set again', selling, { playbook: 'sales' }, { phase: 'greet' }],
    [
      'a playbook and a phase',
      NO_GUIDANCE,
      { playbook: 'sales', phase: 'close' },
      { playbook: 'sales', phase: 'close' },
    ],
    [
      'a playbook without phases has none',
      selling,
      { playbook: 'plain' },
      { playbook: 'plain', phase: null },
    ],
    ['neutral always exists', selling, { playbook: 'neutral' }, { playbook: 'neutral', phase: null }],
    ['null goes back to neutral', selling, { playbook: null }, { playbook: 'neutral', phase: null }],
    ['a phase alone stays in its playbook', selling, { phase: 'greet' }, { phase: 'greet' }],
    ['null leaves the phase', selling, { phase: null }, { phase: null }],
    [
      'a playbook in no phase',
      NO_GUIDANCE,
      { playbook: 'sales', phase: null },
      { playbook: 'sales', phase: null },
    ],
    ['null takes the system message away', selling, { systemMessage: null }, { systemMessage: null }],
    ['a system message replaces', selling, { systemMessage: 'sing' }, { systemMessage: 'sing' }],
    ['a context replaces the whole list', selling, { context: ['c'] }, { context: ['c'] }],
    ['null empties the context', selling, { context: null }, { context: [] }],
    ['an empty list empties it too', selling, { context: [] }, { context: [] }],
  ])('%s', (_case, current, change, expected) => {
    expect(after(current, change)).toEqual({ ...current, ...expected });
  });

  it('records the phase with the playbook, and nothing that was not touched', () => {
    expect(resolveGuidance(NO_GUIDANCE, { playbook: 'sales' }, playbooks)).toEqual({
      playbook: 'sales',
      phase: 'greet',
    });
    expect(resolveGuidance(selling, { context: ['c'] }, playbooks)).toEqual({ context: ['c'] });
  });

  it('an agent may have its own neutral playbook', () => {
    const own = [{ name: 'neutral', systemMessage: 'calm', phases: [{ name: 'listen', instructions: '' }] }];
    expect(resolveGuidance(selling, { playbook: null }, own)).toEqual({
      playbook: 'neutral',
      phase: 'listen',
    });
  });

  it('a playbook that a new agent version dropped can be left, and its other fields set', () => {
    expect(resolveGuidance(selling, { context: ['c'] }, [])).toEqual({ context: ['c'] });
    expect(resolveGuidance(selling, { phase: null }, [])).toEqual({ phase: null });
    expect(resolveGuidance(selling, { playbook: null }, [])).toEqual({ playbook: 'neutral', phase: null });
  });

  it.each<[GuidanceChange, string]>([
    [{ playbook: 'unknown' }, 'playbook'],
    [{ playbook: '' }, 'playbook'],
    [{ playbook: 'constructor' }, 'playbook'],
    [{ phase: 'unknown' }, 'phase'],
    [{ playbook: 'plain', phase: 'greet' }, 'phase'],
    [{ context: Array.from({ length: GUIDANCE_LIMITS.contextItems + 1 }, () => 'x') }, 'context'],
    [{ context: ['x'.repeat(GUIDANCE_LIMITS.contextLength)] }, 'context'],
    [{ systemMessage: 'x'.repeat(GUIDANCE_LIMITS.systemMessageCodePoints + 1) }, 'systemMessage'],
  ])('%#: refuses at stateAfter/%s', (change, field) => {
    expect(() => resolveGuidance(selling, change, playbooks)).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        fields: [expect.objectContaining({ pointer: `#/stateAfter/${field}` })],
      }) as DomainError,
    );
  });

  it('takes what is just within the limits', () => {
    const change = {
      context: Array.from({ length: GUIDANCE_LIMITS.contextItems }, () => 'x'),
      systemMessage: '😀'.repeat(GUIDANCE_LIMITS.systemMessageCodePoints),
    };
    expect(resolveGuidance(selling, change, playbooks)).toEqual(change);
  });
});
