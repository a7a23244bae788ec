import { ModelSettings } from './model-settings';

it.each<[string | undefined, readonly string[]]>([
  [undefined, []],
  ['http://127.0.0.1:19401/v1', ['http://127.0.0.1:19401/v1', '127.0.0.1:19401']],
  ['https://models.toys.example/v1', ['https://models.toys.example/v1', 'models.toys.example']],
  ['https://api.openai.com/v1', ['https://api.openai.com/v1']],
])('what may not be told of %s: %j', (baseUrl, secrets) =>
  expect(new ModelSettings({ baseUrl }).secrets).toEqual(secrets),
);
