import { ErrorPresenters } from './error-presenters';
import { HttpProblem } from './http.problem';

describe('how surfaces show errors', () => {
  const presenters = new ErrorPresenters();
  presenters.register('/api/agents/sales/', ({ code, detail }) => ({
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ success: false, error: { code, message: detail } }),
  }));
  const problem = new HttpProblem('UNAUTHENTICATED', 'no key');

  it('is the way of the surface below its path', () => {
    expect(presenters.present('/api/agents/sales/message', problem, 'r')).toEqual({
      contentType: 'application/json; charset=utf-8',
      body: '{"success":false,"error":{"code":"UNAUTHENTICATED","message":"no key"}}',
    });
  });

  it.each(['/', '/api/agents/other', '/internal/v1/businesses/b/api/agents/sales/'])(
    'is RFC 9457 at %s',
    (path) => {
      expect(presenters.present(path, problem, 'r').contentType).toBe('application/problem+json');
    },
  );
});
