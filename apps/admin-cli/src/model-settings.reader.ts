import { isModelUrl, ModelSettings } from '@app/agents';
import { AdminError } from './admin-error';
import type { Terminal } from './terminal';

/** The model server that agents ask, as the server's own settings name it. @throws AdminError */
export function readModelSettings(env: Terminal['env']): ModelSettings {
  const told = (name: string) => env[name]?.trim() || undefined;
  const baseUrl = told('OPENAI_BASE_URL');
  if (baseUrl !== undefined && !isModelUrl(baseUrl)) {
    throw new AdminError(
      'OPENAI_BASE_URL must be an https:// URL, or an http:// URL of a loopback host',
      true,
    );
  }
  return new ModelSettings({ apiKey: told('OPENAI_API_KEY'), baseUrl, model: told('OPENAI_MODEL') });
}
