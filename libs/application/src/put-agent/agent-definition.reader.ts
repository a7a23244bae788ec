import {
  DomainError,
  TOOLS,
  type AgentDefinition,
  type FieldError,
  type ModelOptions,
  type Playbook,
  type PlaybookPhase,
  type ToolName,
} from '@app/domain';

type Members = Readonly<Record<string, unknown>>;

const DEFAULTS = { engine: 'built-in', language: 'en', instructions: '', maxRecommendations: 3 } as const;

/**
 * Reads an agent definition from parsed JSON. Only `name` must be there: `engine` is `built-in`, `language` `en`,
 * `maxRecommendations` 3, and the rest is empty when left out. A field that no definition has is refused, since it is
 * most likely one misspelt.
 * @throws DomainError INVALID_ARGUMENT naming every field of a wrong type
 */
export function readAgentDefinition(document: unknown): AgentDefinition {
  const reader = new DefinitionReader();
  const definition = reader.definition(reader.object(document, '#'));
  if (reader.faults.length === 0) return definition;
  const [first] = reader.faults;
  throw new DomainError('INVALID_ARGUMENT', `${first?.pointer} ${first?.message}`, { fields: reader.faults });
}

class DefinitionReader {
  readonly faults: FieldError[] = [];

  definition(members: Members): AgentDefinition {
    const known = [
      'name',
      'engine',
      'model',
      'onModelFailure',
      'language',
      'instructions',
      'greeting',
      'playbooks',
      'maxRecommendations',
      'tools',
    ];
    this.refuseUnknown(members, known, '#');
    return {
      name: this.text(members['name'], '#/name'),
      engine: this.text(members['engine'] ?? DEFAULTS.engine, '#/engine') as AgentDefinition['engine'],
      ...this.modelMembers(members),
      language: this.text(members['language'] ?? DEFAULTS.language, '#/language'),
      instructions: this.text(members['instructions'] ?? DEFAULTS.instructions, '#/instructions'),
      greeting: this.textOrNull(members['greeting'], '#/greeting'),
      playbooks: this.list(members['playbooks'], '#/playbooks', (item, at) => this.playbook(item, at)),
      maxRecommendations: this.number(
        members['maxRecommendations'] ?? DEFAULTS.maxRecommendations,
        '#/maxRecommendations',
      ),
      ...(members['tools'] === undefined ? {} : { tools: this.tools(members['tools']) }),
    };
  }

  private tools(value: unknown): readonly ToolName[] {
    const names = TOOLS.map(({ name }) => name);
    if (!Array.isArray(value)) {
      this.faults.push({ pointer: '#/tools', message: 'must be a list' });
      return [];
    }
    return value.flatMap((item, index) => {
      const known = names.find((name) => name === item);
      if (known !== undefined) return [known];
      this.faults.push({ pointer: `#/tools/${index}`, message: `must be one of ${names.join(', ')}` });
      return [];
    });
  }

  object(value: unknown, pointer: string): Members {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
    this.faults.push({ pointer, message: 'must be a JSON object' });
    return {};
  }

  /** Absent members stay absent: a definition without them is the same as it was before there were models. */
  private modelMembers(members: Members): Pick<AgentDefinition, 'model' | 'onModelFailure'> {
    const { model, onModelFailure } = members;
    return {
      ...(model === undefined || model === null ? {} : { model: this.model(this.object(model, '#/model')) }),
      ...(onModelFailure === undefined || onModelFailure === null
        ? {}
        : { onModelFailure: this.text(onModelFailure, '#/onModelFailure') as 'error' | 'built-in' }),
    };
  }

  private model(members: Members): ModelOptions {
    const numbers = ['temperature', 'maxCompletionTokens', 'historyTokens'] as const;
    this.refuseUnknown(members, ['name', ...numbers], '#/model');
    const given = numbers.filter((name) => members[name] !== undefined && members[name] !== null);
    return {
      ...(members['name'] == null ? {} : { name: this.text(members['name'], '#/model/name') }),
      ...Object.fromEntries(given.map((name) => [name, this.number(members[name], `#/model/${name}`)])),
    };
  }

  private playbook(members: Members, pointer: string): Playbook {
    this.refuseUnknown(members, ['name', 'systemMessage', 'phases'], pointer);
    return {
      name: this.text(members['name'], `${pointer}/name`),
      systemMessage: this.textOrNull(members['systemMessage'], `${pointer}/systemMessage`),
      phases: this.list(members['phases'], `${pointer}/phases`, (item, at) => this.phase(item, at)),
    };
  }

  private phase(members: Members, pointer: string): PlaybookPhase {
    this.refuseUnknown(members, ['name', 'instructions'], pointer);
    return {
      name: this.text(members['name'], `${pointer}/name`),
      instructions: this.text(members['instructions'] ?? '', `${pointer}/instructions`),
    };
  }

  private list<Item>(
    value: unknown,
    pointer: string,
    read: (item: Members, pointer: string) => Item,
  ): readonly Item[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        read(this.object(item, `${pointer}/${index}`), `${pointer}/${index}`),
      );
    }
    this.faults.push({ pointer, message: 'must be a list' });
    return [];
  }

  private text(value: unknown, pointer: string): string {
    if (typeof value === 'string') return value;
    this.faults.push({ pointer, message: value === undefined ? 'is missing' : 'must be a string' });
    return '';
  }

  private textOrNull(value: unknown, pointer: string): string | null {
    return value === undefined || value === null ? null : this.text(value, pointer);
  }

  private number(value: unknown, pointer: string): number {
    if (typeof value === 'number') return value;
    this.faults.push({ pointer, message: 'must be a number' });
    return 0;
  }

  private refuseUnknown(members: Members, known: readonly string[], pointer: string): void {
    for (const name of Object.keys(members).filter((member) => !known.includes(member))) {
      this.faults.push({
        pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        message: `is not known here: the fields are ${known.join(', ')}`,
      });
    }
  }
}
