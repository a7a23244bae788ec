import { markup } from './markup';

describe('markup', () => {
  it('escapes what is put in, and leaves markup and lists of it', () => {
    const items = ['<b>', `"a" & 'b'`].map((text) => markup`<li title="${text}">${text}</li>`);
    expect(markup`<ul>${items}</ul><p>${3}</p>`.text).toBe(
      '<ul><li title="&lt;b&gt;">&lt;b&gt;</li><li title="&quot;a&quot; &amp; &#39;b&#39;">&quot;a&quot; &amp; &#39;b&#39;</li></ul><p>3</p>',
    );
  });

  it('leaves out control characters and halves of characters', () => {
    expect(markup`${'a\u0000\u001bb\ud800\n'}`.text).toBe('ab\ufffd\n');
  });
});
