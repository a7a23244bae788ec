import { userSays, type HttpAnswer, type InvokeAnswer } from '../../support/shop.client';
import type { Fleet } from '../fleet/fleet';
import { untilServed } from '../fleet/until-served';
import { tally } from '../run/tally';
import type { Trial } from '../run/trial';

/** R5: 200 turns from one parent at once are 200 siblings, each with the parent's history and its own words only. */
export async function growSiblings(trial: Trial, fleet: Fleet): Promise<void> {
  const { name } = fleet.database;
  const count = 200;
  for (let round = 1; round <= trial.size(1, 10); round += 1) {
    const parent = await fleet.shop().say('the parent speaks', { agentDescriptorId: 'example-agent' });
    const before = (await fleet.shop().get(`/states/${parent.stateId}`)).text;
    const words = Array.from({ length: count }, (_, at) => `hello from child ${at} of ${round}`);
    const answers = await Promise.all(
      words.map((text, at) =>
        untilServed(trial, () =>
          fleet.shop(at).invoke({ context: { stateId: parent.stateId }, inputEvents: [userSays(text)] }),
        ),
      ),
    );
    const made = answers.filter(({ status }) => status === 200);
    trial.expect(made.length === count, `${name}: ${count} siblings were answered ${tally(answers)}`);
    const children = made.map(({ json }) => (json as InvokeAnswer).response);
    const wordsOf = new Map(answers.map((answer, at) => [answer, words[at]]));
    trial.expect(
      new Set(children.map(({ stateId }) => stateId)).size === count,
      `${name}: a stateId came twice`,
    );
    trial.expect(
      children.every(
        ({ sessionId, parentStateId }) => sessionId === parent.sessionId && parentStateId === parent.stateId,
      ),
      `${name}: a child of another parent`,
    );
    const after = (await fleet.shop(1).get(`/states/${parent.stateId}`)).text;
    trial.expect(after === before, `${name}: the parent changed`);
    for (const [at, { stateId }] of children.entries()) {
      const { text } = await fleet.shop(at).get(`/states/${stateId}/transcript`);
      const heard = [...text.matchAll(/hello from child \d+ of \d+/g)].map(([found]) => found);
      trial.expect(
        heard.join() === wordsOf.get(made[at] as HttpAnswer),
        `${name}: child ${at} heard ${heard.join()}`,
      );
    }
    trial.count(`${name} siblings`, children.length);
  }
}
