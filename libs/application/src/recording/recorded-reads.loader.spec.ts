import { RecordedContents } from '../ports/recorded-contents';
import { contentDigest } from './content';
import { RecordedReadsLoader } from './recorded-reads.loader';
import { questionDigest } from './shop-questions';

const ENTRY = '{"entryId":"ship","title":"Shipping","text":"Free."}';
const ANSWER = JSON.stringify([contentDigest(ENTRY)]);
const ASKED = questionDigest('entries', [['ship']]);
const READS = [{ asked: ASKED, answered: contentDigest(ANSWER) }];

class Contents extends RecordedContents {
  constructor(private readonly bodies: ReadonlyMap<string, string>) {
    super();
  }

  load(_businessId: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map([...this.bodies].filter(([digest]) => digests.includes(digest))));
  }
}

const loading = (entry: string) =>
  new RecordedReadsLoader(
    new Contents(
      new Map([
        [contentDigest(ANSWER), ANSWER],
        [contentDigest(ENTRY), entry],
      ]),
    ),
  ).load('shop', READS);

describe('what a turn read', () => {
  it('is fetched with the things in it', async () => {
    const reads = await loading(ENTRY);
    expect(reads.find('entries', ASKED)).toEqual([{ entryId: 'ship', title: 'Shipping', text: 'Free.' }]);
    expect([...reads.entries.keys()]).toEqual(['ship']);
    expect(reads.find('vocabulary', ASKED.toLowerCase())).toBeUndefined();
  });

  it('is a loss of data when somebody has changed it', async () => {
    await expect(loading(ENTRY.replace('Free', 'Dear'))).rejects.toMatchObject({ code: 'DATA_LOSS' });
  });
});
