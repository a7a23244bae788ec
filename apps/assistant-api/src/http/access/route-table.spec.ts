import { RouteTable } from './route-table';

const table = (): RouteTable => {
  const routes = new RouteTable();
  routes.add('/health', 'GET');
  routes.add('/health', 'HEAD');
  routes.add('/internal/v1/businesses/:business_id/products::import', ['POST']);
  routes.add('/internal/v1/businesses/:business_id/sessions/:session_id', ['GET', 'DELETE']);
  routes.add('/docs/*', 'GET');
  return routes;
};

describe('the route table', () => {
  it.each([
    ['/health', ['GET', 'HEAD']],
    ['/internal/v1/businesses/b/products:import', ['POST']],
    ['/internal/v1/businesses/b/products%3Aimport', []],
    ['/internal/v1/businesses/b/sessions/s', ['DELETE', 'GET']],
    ['/internal/v1/businesses/b/sessions/s/more', []],
    ['/internal/v1/businesses/b/sessions/', []],
    ['/docs/a/b.css', ['GET']],
    ['/healthy', []],
    ['/', []],
  ])('knows %s for %j', (path, methods) => expect(table().allowedMethods(path)).toEqual(methods));

  it('refuses a route whose business the key check could not see', () => {
    expect(() => table().add('/internal/v1/businesses/:id/secrets', 'GET')).toThrow(/business_id/);
  });
});
