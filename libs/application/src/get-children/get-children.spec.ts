import { aStateRecord, InMemoryStateReader } from '@app/testing';
import { GetChildrenHandler } from './get-children.handler';
import { GetChildren } from './get-children.query';

const handler = new GetChildrenHandler(
  new InMemoryStateReader([
    aStateRecord('root', []),
    aStateRecord('left', [], { parentStateId: 'root', depth: 2 }),
    aStateRecord('right', [], { parentStateId: 'root', depth: 2 }),
    aStateRecord('leaf', [], { parentStateId: 'left', depth: 3 }),
  ]),
);

describe("a state's children", () => {
  it.each([
    ['root', ['left', 'right']],
    ['left', ['leaf']],
    ['leaf', []],
  ])('of %s are %j', async (stateId, children) => {
    expect(await handler.execute(new GetChildren('shop', stateId))).toEqual(children);
  });

  it('are not an empty list for a state that is not there', async () => {
    for (const [businessId, stateId] of [
      ['shop', 'nowhere'],
      ['other', 'root'],
    ] as const) {
      await expect(handler.execute(new GetChildren(businessId, stateId))).rejects.toMatchObject({
        code: 'STATE_NOT_FOUND',
      });
    }
  });
});
