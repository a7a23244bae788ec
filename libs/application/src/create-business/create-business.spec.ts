import { InMemoryTenancy, SettableClock } from '@app/testing';
import { BusinessLoader } from './business-loader';
import { CreateBusiness } from './create-business.command';
import { CreateBusinessHandler } from './create-business.handler';

function given() {
  const tenancy = new InMemoryTenancy();
  return { tenancy, handler: new CreateBusinessHandler(tenancy, new SettableClock()) };
}

describe('CreateBusiness', () => {
  it('makes a business under the id asked for', async () => {
    const { tenancy, handler } = given();
    const made = await handler.execute(new CreateBusiness('Toys & Co', 'toys'));
    expect(made).toEqual({ businessId: 'toys', name: 'Toys & Co', createdAt: '2026-01-01T00:00:00.000Z' });
    await expect(new BusinessLoader(tenancy).load('toys')).resolves.toEqual(made);
  });

  it('finds an id when none is asked for', async () => {
    const { handler } = given();
    await expect(handler.execute(new CreateBusiness('Toys'))).resolves.toMatchObject({ businessId: 'id-1' });
  });

  it('refuses an id that is taken', async () => {
    const { handler } = given();
    await handler.execute(new CreateBusiness('Toys', 'toys'));
    await expect(handler.execute(new CreateBusiness('Other', 'toys'))).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
  });

  it('names each field that is wrong', async () => {
    const { handler } = given();
    await expect(handler.execute(new CreateBusiness('', 'no spaces please'))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: [{ pointer: '#/businessId' }, { pointer: '#/name' }],
    });
  });
});

describe('BusinessLoader', () => {
  it('says which business there is not', async () => {
    await expect(new BusinessLoader(new InMemoryTenancy()).load('toyz')).rejects.toMatchObject({
      code: 'BUSINESS_NOT_FOUND',
      message: 'there is no business toyz',
    });
  });
});
