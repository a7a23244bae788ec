import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { ProductFileOptions } from '@app/application';
import type { Product } from '@app/domain';
import { StreamedProductFileReader } from './product-file.reader';

const options = (
  format: ProductFileOptions['format'],
  mapping?: ProductFileOptions['mapping'],
): ProductFileOptions => ({
  format,
  currency: 'USD',
  ...(mapping && { mapping }),
});

async function read(file: string | Buffer, by: ProductFileOptions, chunkBytes = 7) {
  const bytes = Buffer.from(file);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  const products: Product[] = [];
  const refused: string[] = [];
  const notes: string[] = [];
  for await (const row of new StreamedProductFileReader().read(Readable.from(chunks), by)) {
    if (row.kind === 'item') {
      products.push(row.item);
      notes.push(...(row.notes ?? []).map((note) => `${row.line}: ${note}`));
    } else refused.push(`${row.line}: ${row.reason}`);
  }
  return { products, refused, notes };
}

const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('JSON Lines', () => {
  it('reads a product under our own names', async () => {
    const { products, refused } = await read(
      lines({
        productId: 'd1',
        title: 'Pink dress',
        description: 'A dress.\nPink.',
        brand: 'Acme',
        category: ['Clothing', 'Dresses'],
        price: 79.9,
        currency: 'EUR',
        url: 'https://shop.example/d1',
        imageUrl: 'https://shop.example/d1.jpg',
        availability: 'in_stock',
        attributes: {
          Color: 'Pink',
          size: ['8', 10, '10'],
          age_group: 'kids',
          weight: { value: 300, unit: 'g' },
        },
        metadata: { shelf: 3 },
      }),
      options('jsonl'),
    );
    expect(refused).toEqual([]);
    expect(products).toEqual([
      {
        productId: 'd1',
        title: 'Pink dress',
        description: 'A dress.\nPink.',
        brand: 'Acme',
        category: 'Clothing > Dresses',
        price: { amountMinor: 7990, currency: 'EUR' },
        url: 'https://shop.example/d1',
        imageUrl: 'https://shop.example/d1.jpg',
        availability: 'in-stock',
        attributes: {
          colour: 'Pink',
          size: ['8', '10'],
          'age group': 'kids',
          'weight value': 300,
          'weight unit': 'g',
        },
        metadata: { shelf: 3 },
      },
    ]);
  });

  it('reads other names through a mapping, dots for nesting', async () => {
    const { products } = await read(
      lines({ sku: 7, name: 'Mouse', offer: { cents: 1999 }, hue: 'black', pic: 'https://x.example/m.jpg' }),
      options('jsonl', {
        productId: 'sku',
        title: 'name',
        priceMinor: 'offer.cents',
        imageUrl: 'pic',
        'attributes.color': 'hue',
      }),
    );
    expect(products).toMatchObject([
      {
        productId: '7',
        title: 'Mouse',
        price: { amountMinor: 1999, currency: 'USD' },
        imageUrl: 'https://x.example/m.jpg',
        attributes: { colour: 'black' },
      },
    ]);
  });

  it('reads the price where the mapping says it is, and nowhere else', async () => {
    const file = lines({ productId: 'a', title: 'A', price: { cents: 1999 }, priceMinor: 5 });
    const { products, refused } = await read(file, options('jsonl', { priceMinor: 'price.cents' }));
    expect(refused).toEqual([]);
    expect(products[0]?.price).toEqual({ amountMinor: 1999, currency: 'USD' });
  });

  it('holds a price against what the row says of its currency, not against the file', async () => {
    const file = lines(
      { productId: 'a', title: 'A', price: '$12.00', currency: 'CAD' },
      { productId: 'b', title: 'B', price: '$12.00' },
      { productId: 'c', title: 'C', price: '12 EUR' },
      { productId: 'd', title: 'D', price: '12 EUR', currency: 'USD' },
    );
    const { products, refused } = await read(file, { ...options('jsonl'), currency: 'AUD' });
    expect(products.map(({ price }) => price?.currency)).toEqual(['CAD', 'AUD', 'EUR']);
    expect(refused).toEqual(['4: price "12 EUR" names EUR, and currency says USD: leave one of them out']);
  });

  it('refuses a mapping for a field that no product has', async () => {
    await expect(read('{}', options('jsonl', { name: 'title' }))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('"name"') as string,
    });
  });

  it('says line and reason of each refused row and keeps the others', async () => {
    const file = [
      lines({ productId: 'a', title: 'Good' }),
      '',
      '{"productId":"b","title":',
      '[1]',
      lines(
        { title: 'No id' },
        { productId: 'c' },
        { productId: 'd', title: 'Bad', price: 'soon' },
        { productId: 'e', title: 'Bad', price: -1 },
        { productId: 'f', title: 'Bad', priceMinor: 12.5 },
        { productId: 'g', title: 'Bad', price: 1, currency: 'dollars' },
        { productId: 'x'.repeat(129), title: 'Long' },
        { productId: 'a\u0000', title: 'Control' },
        { productId: 'a', title: 'Again' },
        { productId: 'h', title: 'Bad', metadata: [] },
        { productId: 'i', title: { en: 'Object' } },
      ),
      '{"productId":"j","title":"Twice","price":5,"price":7}',
      lines({ productId: 'z', title: 'Good too' }),
    ].join('\n');
    const { products, refused } = await read(file, options('jsonl'));
    expect(products.map(({ productId }) => productId)).toEqual(['a', 'z']);
    expect(refused).toEqual([
      expect.stringMatching(/^3: invalid JSON: /),
      '4: not a JSON object',
      '5: productId is missing',
      '6: title is missing',
      '7: bad price: "soon"',
      '8: negative price: "-1"',
      '9: bad price: "12.5" minor units: write a whole number, such as 1999',
      '10: bad currency: "DOLLARS"',
      '11: productId is longer than 128 characters',
      '12: productId has control characters',
      '13: product id "a" is already in line 1',
      '14: metadata is not an object',
      '15: title is not text',
      '16: the key "price" is given twice: leave one',
    ]);
  });

  it('takes a byte order mark, CRLF and a last line without an end', async () => {
    const { products, refused } = await read(
      '\ufeff{"productId":"a","title":"A"}\r\n{"productId":"b","title":"B"}',
      options('jsonl'),
    );
    expect(refused).toEqual([]);
    expect(products.map(({ title }) => title)).toEqual(['A', 'B']);
  });

  it('refuses a line in another encoding, or of more than 1 MiB, and no other', async () => {
    const good = Buffer.from('{"productId":"a","title":"Ä"}\n');
    const latin1 = Buffer.from('{"productId":"b","title":"Ä"}\n', 'latin1');
    const long = Buffer.from(`{"productId":"c","title":"${'x'.repeat(1024 * 1024)}"}\n`);
    const last = Buffer.from('{"productId":"d","title":"D"}');
    const { products, refused } = await read(
      Buffer.concat([good, latin1, long, last]),
      options('jsonl'),
      65_536,
    );
    expect(products.map(({ productId }) => productId)).toEqual(['a', 'd']);
    expect(refused).toEqual(['2: not UTF-8', '3: longer than 1048576 bytes']);
  });

  it('cleans what no database, terminal or widget should be handed', async () => {
    const { products, notes } = await read(
      String.raw`{"productId":"a","title":"A\u0000B \ud800 \u001b[31mred","description":"x\u0000y","url":"javascript:alert(1)","imageUrl":"ftp://a/b","attributes":{"colour":"re\u0000d","__proto__":{"x":1}},"metadata":{"k":"\ud800\u0000"}}`,
      options('jsonl'),
    );
    expect(products).toMatchObject([
      {
        title: 'A B \ufffd [31mred',
        description: 'x y',
        url: null,
        imageUrl: null,
        attributes: { colour: 're d' },
        metadata: { k: '\ufffd' },
      },
    ]);
    expect(Object.getPrototypeOf(products[0]?.attributes)).toBe(Object.prototype);
    expect(notes).toEqual([
      '1: url is not an https address of at most 2048 characters: left out',
      '1: imageUrl is not an https address of at most 2048 characters: left out',
    ]);
  });

  it.each([7, 65_536])('inflates gzip that comes in pieces of %i bytes', async (chunkBytes) => {
    const file = gzipSync(lines({ productId: 'a', title: 'A' }, { productId: 'b', title: 'B' }));
    const { products } = await read(file, options('jsonl'), chunkBytes);
    expect(products.map(({ productId }) => productId)).toEqual(['a', 'b']);
  });

  it('refuses gzip that is cut off', async () => {
    const file = gzipSync(
      lines(...Array.from({ length: 50 }, (_, index) => ({ productId: `${index}`, title: 'A' }))),
    );
    await expect(read(file.subarray(0, -20), options('jsonl'))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('broken gzip') as string,
    });
  });

  it('reads an empty file as no rows', async () => {
    expect(await read('', options('jsonl'))).toEqual({ products: [], refused: [], notes: [] });
  });

  it('passes on that its source failed', async () => {
    const source = new Readable({ read: () => source.destroy(new Error('disk gone')) });
    const rows = new StreamedProductFileReader().read(source, options('jsonl'));
    await expect(rows.next()).rejects.toThrow('disk gone');
  });
});

describe('Shopify CSV', () => {
  const OLD =
    'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Google Shopping / Gender,Fabric (product.metafields.shopify.fabric),Status';

  it('makes one product of the variants of a handle', async () => {
    const { products, refused } = await read(
      [
        OLD,
        'dress,Pink dress,"<p>For <b>parties</b> &amp; more</p>\n<ul><li>soft</li></ul><script>x()</script>",Acme,Apparel > Clothing > Dresses,Party dress,"kids, summer",TRUE,Size,8,Color,Pink,shopify,3,deny,29.90,https://cdn.example/1.jpg,girls,cotton; silk,active',
        'dress,,,,,,,,,10,,Pink,shopify,1,deny,24.50,https://cdn.example/2.jpg,,,',
        'dress,,,,,,,,,12,,Purple,shopify,0,deny,19.90,,,,',
        'dress,,,,,,,,,,,,,,,,https://cdn.example/3.jpg,,,',
        'card,Gift card,,Acme,,Gift Cards,,TRUE,Title,Default Title,,,,,deny,10.00,,,,active',
      ].join('\n'),
      options('shopify-csv'),
    );
    expect(refused).toEqual([]);
    expect(products).toMatchObject([
      {
        productId: 'dress',
        title: 'Pink dress',
        description: 'For parties & more\nsoft',
        brand: 'Acme',
        category: 'Apparel > Clothing > Dresses > Party dress',
        price: { amountMinor: 2450, currency: 'USD' },
        imageUrl: 'https://cdn.example/1.jpg',
        availability: 'in-stock',
      },
      {
        productId: 'card',
        category: 'Gift Cards',
        price: { amountMinor: 1000, currency: 'USD' },
        attributes: {},
      },
    ]);
    expect(products[0]?.attributes).toEqual({
      size: ['8', '10'],
      colour: ['Pink'],
      tags: ['kids', 'summer'],
      gender: 'girls',
      fabric: ['cotton', 'silk'],
    });
  });

  it('reads the template with the newer names', async () => {
    const { products } = await read(
      [
        '\ufeffTitle,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,Option1 name,Option1 value,Price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL',
        'Mug,mug,Big,Acme,Kitchen,Mugs,,TRUE,Active,Size,L,"9.5",shopify,0,DENY,https://cdn.example/m.jpg',
      ].join('\r\n'),
      options('shopify-csv'),
    );
    expect(products).toMatchObject([
      {
        productId: 'mug',
        description: 'Big',
        price: { amountMinor: 950 },
        availability: 'out-of-stock',
        attributes: { size: ['L'] },
      },
    ]);
  });

  it('reads a sign as the currency of the file where it can stand for it', async () => {
    const file = 'Handle,Title,Variant Price\na,A,$12\nb,B,12\nc,C,£12';
    const { products } = await read(file, { ...options('shopify-csv'), currency: 'CAD' });
    expect(products.map(({ price }) => price?.currency)).toEqual(['CAD', 'CAD', 'GBP']);
  });

  it('takes the lowest price of the variants, with signs too, and refuses a product with one that is none', async () => {
    const file = [
      'Handle,Title,Variant Price',
      'a,A,$30',
      'a,,"$1,200.00"',
      'a,,20',
      'b,B,$5',
      'b,,soon',
    ].join('\n');
    const { products, refused } = await read(file, options('shopify-csv'));
    expect(products.map(({ price }) => price?.amountMinor)).toEqual([2000]);
    expect(refused).toEqual(['5: bad price: "soon"']);
  });

  it('says what it leaves out', async () => {
    const { products, refused } = await read(
      [
        'Handle,Title,Published,Status,Variant Price',
        'a,Draft,TRUE,draft,1',
        'b,Hidden,FALSE,active,1',
        'c,Bad price,TRUE,active,soon',
        ',No handle,TRUE,active,1',
        'd,Good,TRUE,active,1',
        'e,,TRUE,active,1',
        'd,Again,TRUE,active,1',
      ].join('\n'),
      options('shopify-csv'),
    );
    expect(products.map(({ productId }) => productId)).toEqual(['d']);
    expect(refused).toEqual([
      '2: status is draft: the shop does not sell it',
      '3: not published: the shop does not show it',
      '5: handle is missing',
      '4: bad price: "soon"',
      '7: title is missing',
      '8: product id "d" is already in line 6',
    ]);
  });

  it.each([
    ['no header', '', 'the file is empty: it has no header'],
    ['no price column', 'Handle,Title\na,A', 'the header has no column "variant price" or "price"'],
    [
      'two price columns',
      'Handle,Variant Price,Title,Variant price\na,1,A,2',
      'the header has the column "variant price" more than once (columns 2 and 4): leave the one that counts',
    ],
  ])('refuses a file with %s', async (_case, file, message) => {
    await expect(read(file, options('shopify-csv'))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message,
    });
  });

  it('refuses a file that is not UTF-8 and says what to do', async () => {
    const file = Buffer.from('Handle,Title,Variant Price\na,Ä,1\n', 'latin1');
    await expect(read(file, options('shopify-csv'))).rejects.toThrow('the file is not UTF-8');
  });

  it('counts lines over quoted line ends', async () => {
    const { refused } = await read(
      'Handle,Title,Body (HTML),Variant Price\na,A,"one\ntwo\nthree",1\nb,,x,1\n',
      options('shopify-csv'),
    );
    expect(refused).toEqual(['5: title is missing']);
  });
});

describe('Google Merchant feeds', () => {
  const expected: Partial<Product> = {
    productId: 'TV-1',
    title: 'Google "Chromecast" 4K',
    description: 'Streams & more',
    brand: 'Google',
    category: 'Home > TV',
    price: { amountMinor: 7990, currency: 'EUR' },
    url: 'https://shop.example/tv?a=1&b=2',
    imageUrl: 'https://shop.example/tv.jpg',
    availability: 'preorder',
    attributes: { colour: ['Black', 'White'], size: 'M', 'age group': 'adult', 'product type': 'Player' },
    metadata: { item_group_id: 'TV', gtin: '123' },
  };
  const listed = { ...expected, attributes: { ...expected.attributes, size: ['M'], 'age group': ['adult'] } };

  it('reads tab-separated values', async () => {
    const { products, refused } = await read(
      [
        'id\ttitle\tdescription\tlink\timage link\tavailability\tprice\tsale_price\tbrand\tproduct_type\tgoogle_product_category\tcolor\tsize\tage group\titem_group_id\tgtin\tproduct_detail',
        'TV-1\t"Google ""Chromecast"" 4K"\tStreams &amp; more\thttps://shop.example/tv?a=1&b=2\thttps://shop.example/tv.jpg\tbackorder\t99.00 EUR\t79.90 EUR\tGoogle\tHome > TV\t123\tBlack/White\tM\tadult\tTV\t123\tGeneral:Product type:Player',
        'TV-2\tA 12" screen\t\t\t\tin stock\tEUR 1,299.00\t\t\t\t\t\t\t\t\t\t',
        'TV-3\tBad\t\t\t\tin stock\tfree',
      ].join('\n'),
      options('google-tsv'),
    );
    expect(products).toMatchObject([
      listed,
      {
        productId: 'TV-2',
        title: 'A 12" screen',
        price: { amountMinor: 129900, currency: 'EUR' },
        metadata: null,
      },
    ]);
    expect(refused).toEqual(['4: bad price: "free"']);
  });

  it('takes columns twice that may be, and refuses others', async () => {
    const twice = (column: string) =>
      read(`id\ttitle\t${column}\t${column}\na\tA\t1\t2`, options('google-tsv'));
    expect((await twice('size')).products).toMatchObject([{ attributes: { size: ['1', '2'] } }]);
    await expect(twice('g:price')).rejects.toThrow('the column "price" more than once (columns 3 and 4)');
  });

  const RSS = `<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>
<item>
  <g:id>TV-1</g:id><title>Google "Chromecast" 4K</title>
  <description><![CDATA[<p>Streams &amp; more</p>]]></description>
  <link>https://shop.example/tv?a=1&amp;b=2</link><g:image_link>https://shop.example/tv.jpg</g:image_link>
  <g:availability>preorder</g:availability><g:price>79.90 EUR</g:price><g:brand>Google</g:brand>
  <g:product_type>Home &gt; TV</g:product_type><g:color>Black/White</g:color><g:size>M</g:size>
  <g:age_group>adult</g:age_group><g:item_group_id>TV</g:item_group_id><g:gtin>123</g:gtin>
  <g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Product type</g:attribute_name><g:attribute_value>Player</g:attribute_value></g:product_detail>
</item>
<item><g:id>TV-2</g:id><g:price>1 EUR</g:price></item>
</channel></rss>`;

  it('reads RSS', async () => {
    const { products, refused } = await read(RSS, options('google-xml'));
    expect(products).toMatchObject([listed]);
    expect(refused).toEqual(['12: title is missing']);
  });

  it('reads Atom', async () => {
    const { products } = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><g:id>a</g:id><title>A</title><link href="https://x.example/a"/><g:price>5 USD</g:price></entry></feed>',
      options('google-xml'),
    );
    expect(products).toMatchObject([
      { productId: 'a', url: 'https://x.example/a', price: { amountMinor: 500 } },
    ]);
  });

  const feedOf = (item: string) =>
    `<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>a</g:id><title>A</title>${item}</item></channel></rss>`;

  it.each([
    ['<g:price>5 USD</g:price><g:price>7 USD</g:price>', 'g:price'],
    ['<g:price>5 USD</g:price><g:price>5 USD</g:price>', 'g:price'],
    ['<price>5 USD</price><g:price>7 USD</g:price>', 'g:price'],
    ['<g:sale_price>5 USD</g:sale_price><g:sale_price>4 USD</g:sale_price>', 'g:sale_price'],
    ['<title>B</title>', 'title'],
    ['<link>https://x.example/a</link><link>https://x.example/b</link>', 'link'],
  ])('refuses an item with an element twice that may be once: %s', async (item, element) => {
    const { products, refused } = await read(feedOf(item), options('google-xml'));
    expect(products).toEqual([]);
    expect(refused).toEqual([`1: the element <${element}> is given twice: leave the one that counts`]);
  });

  it.each([
    '<g:title>Another A</g:title>',
    '<g:size>8</g:size><g:size>10</g:size>',
    '<g:price></g:price>',
    '<g:shipping><g:price>1 USD</g:price></g:shipping><g:shipping><g:price>2 USD</g:price></g:shipping>',
    '<link rel="self" href="https://x.example/self"/><link rel="alternate" href="https://x.example/a"/>',
  ])('takes an item with what may stand beside: %s', async (item) => {
    const { products, refused } = await read(
      feedOf(`<g:price>5 USD</g:price>${item}`),
      options('google-xml'),
    );
    expect(refused).toEqual([]);
    expect(products).toMatchObject([{ title: 'A', price: { amountMinor: 500 } }]);
    if (item.startsWith('<link')) expect(products[0]?.url).toBe('https://x.example/a');
  });

  it.each([
    ['is cut off', '<rss><channel><item><g:id>a</g:id>', /^broken XML in line 1/],
    ['is not XML', 'id\ttitle', /^broken XML in line 1/],
    ['is empty', '', /it has no XML element/],
    [
      'declares entities and uses them',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
      /^broken XML in line 1: Invalid character entity/,
    ],
  ])('refuses a feed that %s', async (_case, file, message) => {
    await expect(read(file, options('google-xml'))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['2020-01-01T00:00+0000/2099-01-01T00:00+0000', 7990],
    ['2020-01-01T00:00+0000/2021-01-01T00:00+0000', 9900],
    ['some day', 9900],
  ])('a sale of %s costs %i', async (period, amountMinor) => {
    const { products } = await read(
      `id\ttitle\tprice\tsale_price\tsale_price_effective_date\na\tA\t99 USD\t79.90 USD\t${period}`,
      options('google-tsv'),
    );
    expect(products[0]?.price?.amountMinor).toBe(amountMinor);
  });

  const ABOVE = 'sale_price $9.99 is above price $5.00: leave one of them out';
  const OTHER = 'price is in USD, and sale_price in EUR: leave one of them out';

  it.each([
    ['5 USD', '9.99 USD', '', ABOVE],
    ['5', '$9.99', '2020-01-01T00:00Z/2099-01-01T00:00Z', ABOVE],
    ['5 USD', '4 EUR', '', OTHER],
    ['5', '4 EUR', '', OTHER],
    ['free', '4 USD', '', 'bad price: "free"'],
    ['5 USD', 'half', '', 'bad price: "half"'],
  ])('refuses a price of %s and a sale price of %s (%s)', async (price, sale, period, reason) => {
    const table = `id\ttitle\tprice\tsale_price\tsale_price_effective_date\na\tA\t${price}\t${sale}\t${period}`;
    const item = feedOf(
      `<g:price>${price}</g:price><g:sale_price>${sale}</g:sale_price><g:sale_price_effective_date>${period}</g:sale_price_effective_date>`,
    );
    expect(await read(table, options('google-tsv'))).toMatchObject({
      products: [],
      refused: [`2: ${reason}`],
    });
    expect(await read(item, options('google-xml'))).toMatchObject({
      products: [],
      refused: [`1: ${reason}`],
    });
  });

  it.each([
    ['5 USD', '5.00 USD', '', 500],
    ['', '4 USD', '', 400],
    ['5 USD', '9.99 USD', '2020-01-01T00:00Z/2021-01-01T00:00Z', 500],
  ])('takes a price of %j and a sale price of %s (%s)', async (price, sale, period, amountMinor) => {
    const table = `id\ttitle\tprice\tsale_price\tsale_price_effective_date\na\tA\t${price}\t${sale}\t${period}`;
    const { products, refused } = await read(table, options('google-tsv'));
    expect(refused).toEqual([]);
    expect(products).toMatchObject([{ price: { amountMinor, currency: 'USD' } }]);
  });
});
