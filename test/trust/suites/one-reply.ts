import type { FaultServer } from '@app/testing';
import { ChatClient } from '../../support/chat.client';
import type { Fleet } from '../fleet/fleet';
import { MODEL_AGENT, whenever } from '../fleet/slow-model';
import type { Trial } from '../run/trial';

const AT_ONCE = 20;

/** R4: of 20 replies asked for at once one is generated, the others are told to come back; positions have no gaps. */
export async function replyOnce(trial: Trial, fleet: Fleet, model: FaultServer): Promise<void> {
  const { name } = fleet.database;
  const rounds = trial.size(10, 500);
  for (let round = 1; round <= rounds; round += 1) {
    const { id } = await new ChatClient(fleet.shop(round)).begin({ agentDescriptorId: MODEL_AGENT });
    // The model answers when all others were told to come back, so that none can have come too late to be refused.
    let refused = 0;
    model.plan(whenever(() => refused >= AT_ONCE - 1));
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, at) => {
        const answer = await new ChatClient(fleet.shop(at)).post(id, {
          role: 'user',
          content: `wish ${at}`,
          action: 'generate-reply',
        });
        if (answer.status === 409) refused += 1;
        return answer;
      }),
    );
    const winners = answers.filter(({ status }) => status === 201).length;
    const losers = answers.filter(({ status }) => status === 409);
    trial.count(`${name} replies 201`, winners);
    trial.count(`${name} replies 409`, losers.length);
    trial.expect(
      winners === 1 && losers.length === AT_ONCE - 1,
      `${name}: ${winners} of ${AT_ONCE} replies won`,
    );
    trial.expect(
      losers.every(({ headers }) => Number(headers.get('retry-after')) >= 1),
      `${name}: a 409 without Retry-After`,
    );
    const asked = model.requests.length;
    trial.expect(asked === 1, `${name}: ${asked} generations for one reply`);
    const history = await new ChatClient(fleet.shop(round + 1)).history(id);
    trial.expect(
      JSON.stringify(history.map(([role]) => role)) === '["user","agent"]',
      `${name}: a history of ${JSON.stringify(history)}`,
    );
  }
}
