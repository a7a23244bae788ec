import { arbitraryEvent } from '@app/testing';
import fc from 'fast-check';
import { type DomainError } from '../errors';
import { readEventRecord, toEventRecord, toRecordLike, type EventRecord } from './event-record';

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
  {
    type: 'ProductsRefused',
    schemaVersion: 1,
    payload:
      '{"products":[{"productId":"no-such","reason":"not-in-catalogue"},{"productId":"2","reason":"outside-limits"}]}',
  },
  { type: 'MessageReplied', schemaVersion: 1, payload: '{"text":"Hello!"}' },
  { type: 'QuestionsSuggested', schemaVersion: 1, payload: '{"questions":["Which size?"]}' },
  { type: 'HandoverRequested', schemaVersion: 1, payload: '{"reason":"asked","reasonNative":"pidió"}' },
  { type: 'NoteAdded', schemaVersion: 1, payload: '{"text":"A regular customer."}' },
  {
    type: 'GuidanceSet',
    schemaVersion: 1,
    payload:
      '{"context":["Sale ends today",{"title":"Sizes"}],"phase":"greet","playbook":"sales","systemMessage":null}',
  },
  { type: 'ReplyRequested', schemaVersion: 1, payload: '{}' },
  {
    type: 'CustomerIdentified',
    schemaVersion: 1,
    payload: '{"leadId":"lead_123","visitorId":"visitor_789"}',
  },
  { type: 'TeamMemberWrote', schemaVersion: 1, payload: '{"author":"ana","text":"Hi, Ana here."}' },
  { type: 'HandoverAccepted', schemaVersion: 1, payload: '{"by":"ana"}' },
  { type: 'HandoverReturned', schemaVersion: 1, payload: '{"by":null}' },
  { type: 'ConversationTitled', schemaVersion: 1, payload: '{"title":"Enterprise Plan Inquiry"}' },
  { type: 'PhaseEntered', schemaVersion: 1, payload: '{"phase":"close","playbook":"sales"}' },
  {
    type: 'ToolCalled',
    schemaVersion: 1,
    payload:
      '{"arguments":{"conversation":"c1","lead_id":"lead_123"},"outcome":{"result":{"kind":"delegation","reason":"asked"},"status":"completed"},"tool":"delegate_conversation"}',
  },
  {
    type: 'ToolCalled',
    schemaVersion: 1,
    payload:
      '{"arguments":{"lead_id":"lead_123","plan":"enterprise"},"outcome":{"result":{"currency":"USD","kind":"order-draft","orderId":"o1","productId":"enterprise","quantity":1,"title":"Enterprise plan","unitPriceMinor":9900},"status":"completed"},"tool":"sales_order"}',
  },
  {
    type: 'ToolCalled',
    schemaVersion: 1,
    payload:
      '{"arguments":{"plan":"enterprise"},"outcome":{"requiredArguments":["lead_id"],"status":"possible_match"},"tool":"sales_order"}',
  },
  {
    type: 'ToolCalled',
    schemaVersion: 1,
    payload:
      '{"arguments":{"date_time":"2026-01-02T10:00:00Z","lead_id":"l","meeting_type":"demo"},"outcome":{"result":{"kind":"meeting","meetingId":"m1","meetingType":"demo","startsAt":"2026-01-02T10:00:00.000Z"},"status":"completed"},"tool":"schedule_date"}',
  },
  {
    type: 'ToolCalled',
    schemaVersion: 1,
    payload:
      '{"arguments":{"date_time":"x","lead_id":"l","meeting_type":"demo"},"outcome":{"detail":"not a date","reason":"invalid_arguments","status":"failed"},"tool":"schedule_date"}',
  },
  {
    type: 'DraftReviewed',
    schemaVersion: 1,
    payload:
      '{"changes":[{"after":null,"before":"It is free."}],"comments":"a promise","supervisor":"sales_manager","verdict":"modified"}',
  },
  { type: 'DraftReviewed', schemaVersion: 2, payload: '{"supervisor":"product_specialist"}' },
  {
    type: 'DraftReviewed',
    schemaVersion: 2,
    payload:
      '{"changes":[{"after":null,"before":"It is free."}],"comments":"a promise","supervisor":"sales_manager","verdict":"modified"}',
  },
  {
    type: 'ModelCalled',
    schemaVersion: 1,
    payload:
      '{"answer":"{\\"finishReason\\":\\"stop\\",\\"text\\":\\"Hi\\",\\"toolCalls\\":[]}","latencyMs":812,"model":"gpt-4.1-mini","outcome":"completed","requestDigest":"00ff","startedAt":"2026-01-01T00:00:00.000Z","step":1,"usage":{"completionTokens":2,"promptTokens":300}}',
  },
  {
    type: 'ToolResultRecorded',
    schemaVersion: 1,
    payload: '{"arguments":"{\\"query\\":\\"mouse\\"}","result":"[]","step":1,"tool":"search_products"}',
  },
  {
    type: 'EngineSubstituted',
    schemaVersion: 1,
    payload: '{"because":"AGENT_TIMEOUT","engine":"built-in"}',
  },
  {
    type: 'WordsWithheld',
    schemaVersion: 1,
    payload: '{"addresses":2,"messages":1}',
  },
  {
    type: 'HistorySummarised',
    schemaVersion: 1,
    payload:
      '{"points":[{"by":"user","text":"My daughter is 10."},{"by":"happened","text":"products shown: Pink dress"}],"upTo":14}',
  },
  {
    type: 'SourcesRead',
    schemaVersion: 1,
    payload: '{"answeredAt":"2026-01-01T00:00:00.000Z","reads":[]}',
  },
  {
    type: 'SourcesRead',
    schemaVersion: 1,
    payload:
      '{"answeredAt":"2026-01-01T00:00:00.000Z","conversationId":"conv_1","reads":[{"answered":"47DEQpj8HBSa-_TImW-5JA","asked":"T1PNoYwrqgwDVLtfmj7L5e"}],"unrecorded":2}',
  },
];

describe('stored events', () => {
  it.each(GOLDEN)('$type v$schemaVersion is read and written back to the same bytes', (record) => {
    expect(toEventRecord(readEventRecord(record))).toEqual(record);
  });

  it('have a sample of every type', () => {
    const types = new Set(fc.sample(arbitraryEvent, { numRuns: 2_000, seed: 1 }).map(({ type }) => type));
    expect(types).toEqual(
      new Set(GOLDEN.map(({ type }) => type).filter((type) => type !== 'SessionStarted')),
    );
  });

  it('of an older version say what they would say in the newest, and are written as they were beside it', () => {
    const old = {
      type: 'DraftReviewed',
      schemaVersion: 1,
      payload:
        '{"changes":[],"comments":"nothing to correct","supervisor":"sales_manager","verdict":"approved"}',
    };
    const brief = { type: 'DraftReviewed', schemaVersion: 2, payload: '{"supervisor":"sales_manager"}' };
    const [before, now] = [readEventRecord(old), readEventRecord(brief)];
    expect(now.data).toEqual(before.data);
    expect(toRecordLike(now, old)).toEqual(old);
    expect(toRecordLike(before, brief)).toEqual(brief);
    expect(toRecordLike(now, { ...old, type: 'MessageReplied' })).toEqual(brief);
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
