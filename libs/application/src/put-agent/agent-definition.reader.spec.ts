import { DomainError } from '@app/domain';
import { readAgentDefinition } from './agent-definition.reader';

function faultsOf(document: unknown): readonly string[] {
  try {
    readAgentDefinition(document);
  } catch (error) {
    if (error instanceof DomainError) return error.fields.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
}

describe('readAgentDefinition', () => {
  it('needs only a name', () => {
    expect(readAgentDefinition({ name: 'Helper' })).toEqual({
      name: 'Helper',
      engine: 'built-in',
      language: 'en',
      instructions: '',
      greeting: null,
      playbooks: [],
      maxRecommendations: 3,
    });
  });

  it('keeps what is said', () => {
    const said = {
      name: 'Helper',
      engine: 'built-in',
      language: 'de',
      instructions: 'Be brief.',
      greeting: 'Hallo!',
      playbooks: [
        { name: 'gift', systemMessage: 'Ask.', phases: [{ name: 'whom', instructions: 'Ask for whom.' }] },
      ],
      maxRecommendations: 5,
      tools: ['sales_order', 'schedule_date'],
    };
    expect(readAgentDefinition(said)).toEqual(said);
  });

  it.each<[unknown, readonly string[]]>([
    [null, ['#', '#/name']],
    [[], ['#', '#/name']],
    [{}, ['#/name']],
    [{ name: 7 }, ['#/name']],
    [{ name: 'a', greting: 'Hi' }, ['#/greting']],
    [{ name: 'a', greeting: 1, language: false }, ['#/language', '#/greeting']],
    [{ name: 'a', playbooks: {} }, ['#/playbooks']],
    [
      { name: 'a', playbooks: [1, { name: 'b', phases: [{ instruction: '' }] }] },
      [
        '#/playbooks/0',
        '#/playbooks/0/name',
        '#/playbooks/1/phases/0/instruction',
        '#/playbooks/1/phases/0/name',
      ],
    ],
    [{ name: 'a', maxRecommendations: '3' }, ['#/maxRecommendations']],
    [{ name: 'a', tools: 'sales_order' }, ['#/tools']],
    [{ name: 'a', tools: ['sales_order', 'pay'] }, ['#/tools/1']],
    [{ name: 'a', 'x/y~z': 1 }, ['#/x~1y~0z']],
  ])('says where %j is wrong', (document, pointers) => {
    expect(faultsOf(document)).toEqual(pointers);
  });
});
