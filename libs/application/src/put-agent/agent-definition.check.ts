import {
  REPLY_LIMITS,
  type AgentDefinition,
  type Engine,
  type ModelOptions,
  type Playbook,
} from '@app/domain';
import { FieldCheck } from '../field-check/field-check';

const LIMITS = { name: 200, text: 20_000, playbooks: 50, phases: 50 } as const;
const ENGINES: readonly string[] = ['built-in', 'openai'] satisfies readonly Engine[];
const ON_MODEL_FAILURE: readonly string[] = ['error', 'built-in'];

/** @throws DomainError INVALID_ARGUMENT naming every field that no agent could work with */
export function checkAgentDefinition(definition: AgentDefinition): void {
  const { name, engine, language, instructions, greeting, playbooks, maxRecommendations } = definition;
  const check = new FieldCheck()
    .name(name, '#/name', LIMITS.name)
    .require(ENGINES.includes(engine), '#/engine', `must be ${ENGINES.join(' or ')}`)
    .require(isLanguageTag(language), '#/language', 'must be a BCP 47 language tag, such as en or pt-BR')
    .text(instructions, '#/instructions', 0, LIMITS.text)
    .require(
      Number.isInteger(maxRecommendations) &&
        maxRecommendations >= 1 &&
        maxRecommendations <= REPLY_LIMITS.recommendations,
      '#/maxRecommendations',
      `must be a whole number from 1 to ${REPLY_LIMITS.recommendations}`,
    )
    .require(playbooks.length <= LIMITS.playbooks, '#/playbooks', `must be at most ${LIMITS.playbooks}`);
  if (greeting !== null) check.text(greeting, '#/greeting', 1, REPLY_LIMITS.textCodePoints);
  const { tools = [] } = definition;
  check.require(new Set(tools).size === tools.length, '#/tools', 'must name each tool once');
  checkModel(check, definition.model ?? {});
  check.require(
    ON_MODEL_FAILURE.includes(definition.onModelFailure ?? 'error'),
    '#/onModelFailure',
    `must be ${ON_MODEL_FAILURE.join(' or ')}`,
  );
  checkUniqueNames(check, playbooks, '#/playbooks');
  playbooks.forEach((playbook, index) => checkPlaybook(check, playbook, `#/playbooks/${index}`));
  check.refuseIfWrong();
}

function checkModel(
  check: FieldCheck,
  { name, temperature, maxCompletionTokens, historyTokens }: ModelOptions,
): void {
  if (name !== undefined) check.name(name, '#/model/name', LIMITS.name);
  if (temperature !== undefined) {
    check.require(temperature >= 0 && temperature <= 2, '#/model/temperature', 'must be from 0 to 2');
  }
  checkWhole(check, maxCompletionTokens, '#/model/maxCompletionTokens', 16, 16_384);
  checkWhole(check, historyTokens, '#/model/historyTokens', 200, 100_000);
}

function checkWhole(
  check: FieldCheck,
  value: number | undefined,
  pointer: string,
  minimum: number,
  maximum: number,
): void {
  if (value === undefined) return;
  check.require(
    Number.isInteger(value) && value >= minimum && value <= maximum,
    pointer,
    `must be a whole number from ${minimum} to ${maximum}`,
  );
}

function checkPlaybook(check: FieldCheck, { name, systemMessage, phases }: Playbook, pointer: string): void {
  check
    .name(name, `${pointer}/name`, LIMITS.name)
    .require(phases.length <= LIMITS.phases, `${pointer}/phases`, `must be at most ${LIMITS.phases}`);
  if (systemMessage !== null) check.text(systemMessage, `${pointer}/systemMessage`, 0, LIMITS.text);
  checkUniqueNames(check, phases, `${pointer}/phases`);
  phases.forEach((phase, index) => {
    check
      .name(phase.name, `${pointer}/phases/${index}/name`, LIMITS.name)
      .text(phase.instructions, `${pointer}/phases/${index}/instructions`, 0, LIMITS.text);
  });
}

function checkUniqueNames(
  check: FieldCheck,
  named: readonly { readonly name: string }[],
  pointer: string,
): void {
  const seen = new Set<string>();
  named.forEach(({ name }, index) => {
    check.require(!seen.has(name), `${pointer}/${index}/name`, `${JSON.stringify(name)} is there twice`);
    seen.add(name);
  });
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
