import { arbitraryEvent } from '@app/testing';
import fc from 'fast-check';
import { type DomainError } from '../errors';
import { readEventRecord, toEventRecord, type EventRecord } from './event-record';

/** One stored sample of every type and schema version ever written: these must stay readable for ever. */
const GOLDEN: readonly EventRecord[] = [
  {
    type: 'SessionStarted',
    schemaVersion: 1,
    payload: '{"agent":{"descriptorId":"example-agent","version":1}}',
  },
  { type: 'AgentBound', schemaVersion: 1, payload: '{"agent":{"descriptorId":"other-agent","version":3}}' },
  {
    type: 'MessageReceived',
    schemaVersion: 1,
    payload: '{"content":{"kind":"text","text":"hi"},"role":"user"}',
  },
  { type: 'OptionChosen', schemaVersion: 1, payload: '{"control":"button","optionId":"b1","title":"Yes"}' },
  { type: 'FormSubmitted', schemaVersion: 1, payload: '{"fields":{"email":"a@b.example"}}' },
  { type: 'StoreSelected', schemaVersion: 1, payload: '{"details":{},"name":"Main street","storeId":"s1"}' },
  {
    type: 'ProductsSearched',
    schemaVersion: 1,
    payload:
      '{"criteria":{"attributes":[],"brands":[],"excludedBrands":[],"excludedWords":[],"maxPriceMinor":2000,"minPriceMinor":null,"onlyAvailable":true,"requiredWords":["mouse"],"sort":"relevance","text":"wireless mouse"},"matched":3,"productIds":["1"]}',
  },
  {
    type: 'KnowledgeConsulted',
    schemaVersion: 1,
    payload: '{"entryIds":["shipping"],"query":"free shipping"}',
  },
  {
    type: 'ProductsRecommended',
    schemaVersion: 1,
    payload:
      '{"products":[{"description":"","facets":null,"imageUrl":null,"metadata":null,"price":{"amountMinor":7990,"currency":"USD"},"productId":"1","title":"Pink dress","url":null}]}',
  },
  { type: 'MessageReplied', schemaVersion: 1, payload: '{"text":"Hello!"}' },
  { type: 'QuestionsSuggested', schemaVersion: 1, payload: '{"questions":["Which size?"]}' },
  { type: 'HandoverRequested', schemaVersion: 1, payload: '{"reason":"asked","reasonNative":"pidió"}' },
];

describe('stored events', () => {
  it.each(GOLDEN)('$type v$schemaVersion is read and written back to the same bytes', (record) => {
    expect(toEventRecord(readEventRecord(record))).toEqual(record);
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(arbitraryEvent, (event) => {
        const record = toEventRecord(event);
        expect(toEventRecord(readEventRecord(record))).toEqual(record);
      }),
    );
  });

  it.each<[string, EventRecord]>([
    ['a type that never was', { type: 'Vanished', schemaVersion: 1, payload: '{}' }],
    ['a name from the prototype', { type: 'constructor', schemaVersion: 1, payload: '{}' }],
    ['a later schema version', { type: 'MessageReplied', schemaVersion: 2, payload: '{"text":"x"}' }],
    ['a payload cut short', { type: 'MessageReplied', schemaVersion: 1, payload: '{"text":' }],
  ])('%s is a loss of data, not a guess', (_case, record) => {
    expect(() => readEventRecord(record)).toThrow(
      expect.objectContaining({ code: 'DATA_LOSS' }) as DomainError,
    );
  });
});
