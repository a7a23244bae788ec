import { type DomainError } from '../errors';
import { decideHandover, isWithHuman, type HandoverStatus, type HandoverStep } from './handover';

describe('decideHandover', () => {
  it.each<[HandoverStatus, HandoverStep, HandoverStatus | null]>([
    ['none', 'request', 'requested'],
    ['requested', 'request', null],
    ['accepted', 'request', null],
    ['human', 'request', null],
    ['returned', 'request', 'requested'],
    ['none', 'accept', 'accepted'],
    ['requested', 'accept', 'accepted'],
    ['accepted', 'accept', null],
    ['human', 'accept', null],
    ['returned', 'accept', 'accepted'],
    ['none', 'write', 'human'],
    ['requested', 'write', 'human'],
    ['accepted', 'write', 'human'],
    ['human', 'write', null],
    ['returned', 'write', 'human'],
    ['requested', 'return', 'returned'],
    ['accepted', 'return', 'returned'],
    ['human', 'return', 'returned'],
  ])('%s, %s: %s', (status, step, expected) => {
    expect(decideHandover({ status, by: 'ann' }, step, 'ann')).toBe(expected);
  });

  it.each<HandoverStatus>(['none', 'returned'])('nobody can return what is %s', (status) => {
    expect(() => decideHandover({ status, by: null }, 'return', 'ann')).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }) as DomainError,
    );
  });

  it.each<HandoverStatus>(['accepted', 'human'])(
    'what a person has as %s is not taken by another',
    (status) => {
      expect(() => decideHandover({ status, by: 'ann' }, 'accept', 'bob')).toThrow(
        expect.objectContaining({ code: 'HUMAN_HAS_IT' }) as DomainError,
      );
      expect(decideHandover({ status, by: 'ann' }, 'accept', null)).toBeNull();
      expect(decideHandover({ status, by: null }, 'accept', 'bob')).toBe(status);
      expect(decideHandover({ status, by: null }, 'write', 'bob')).toBe('human');
    },
  );

  it.each<[HandoverStatus, boolean]>([
    ['none', false],
    ['requested', false],
    ['accepted', true],
    ['human', true],
    ['returned', false],
  ])('with %s the assistant is silent: %s', (status, silent) => {
    expect(isWithHuman(status)).toBe(silent);
  });
});
