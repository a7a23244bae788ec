import { FaultServer, says, type Misdeed } from '@app/testing';
import type { ShopClient } from '../../support/shop.client';
import type { Trial } from '../run/trial';

export const MODEL_AGENT = 'model-agent';

/** A model server that is told what to do; it ends with the trial. */
export async function startModel(trial: Trial): Promise<FaultServer> {
  const model = await new FaultServer().start();
  trial.atEnd(() => model.stop());
  return model;
}

export function modelEnvironment({ url }: FaultServer): Readonly<Record<string, string>> {
  return { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-trust-CANARYKEY' };
}

/** Says something after a while. */
export function after(ms: number, misdeed: Misdeed = says('Hello, what are you looking for?')): Misdeed {
  return (response, request) => void setTimeout(() => misdeed(response, request), ms);
}

/** Answers as soon as something has come true, and after eight seconds in any case. */
export function whenever(isTrue: () => boolean, misdeed: Misdeed = says('Hello, what is it?')): Misdeed {
  return (response, request) => {
    const giveUpAt = performance.now() + 8_000;
    const look = setInterval(() => {
      if (!isTrue() && performance.now() < giveUpAt) return;
      clearInterval(look);
      misdeed(response, request);
    }, 5);
  };
}

/** An agent that answers with the model, and with nothing else when that fails, unless it is told otherwise. */
export async function putModelAgent(
  shop: ShopClient,
  descriptorId = MODEL_AGENT,
  onModelFailure: 'error' | 'built-in' = 'error',
): Promise<void> {
  const answer = await shop.send(`${shop.businessPath}/agent-descriptors/${descriptorId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Model agent', engine: 'openai', onModelFailure }),
  });
  if (answer.status !== 200) throw new Error(`no model agent: ${answer.status} ${answer.text}`);
}
