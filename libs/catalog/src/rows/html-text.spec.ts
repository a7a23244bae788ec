import { htmlText } from './html-text';

describe('htmlText', () => {
  it.each([
    ['<p>One</p><p>Two &amp; <b>three</b></p>', 'One\nTwo & three'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<ul><li>x<li>y</ul>', 'x\ny'],
    ['<style>p{}</style><script>alert("<p>")</script>text', 'text'],
    ['caf&eacute;&nbsp;&#8364; &bogus;', 'café € &bogus;'],
    ['<p>not closed', 'not closed'],
    ['</div></div>after', 'after'],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
    ['<3 you &amp; me', '<3 you & me'],
    ['Fish & chips', 'Fish & chips'],
    ['<a href="x" onclick=>go</a>', 'go'],
  ])('%s', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});
