import { plot } from './plot';

describe('plot', () => {
  const svg = plot('Time of a turn', 'ms', [
    {
      name: 'flat',
      points: [
        [2, 1],
        [2_000, 1],
      ],
    },
    {
      name: 'rising',
      points: [
        [2, 1],
        [2_000, 1_000],
      ],
    },
  ]);
  const lines = [...svg.matchAll(/<polyline[^>]* points="([^"]*)"/g)].map(([, points = '']) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  );

  it('draws what does not change level, and what grows upwards', () => {
    const [flat, rising] = lines;
    expect(flat?.[0]?.[1]).toBe(flat?.[1]?.[1]);
    expect(rising?.[0]).toEqual(flat?.[0]);
    expect(rising?.[1]?.[1]).toBeLessThan(flat?.[1]?.[1] ?? 0);
  });

  it('names its lines and the depths they were measured at', () => {
    for (const words of ['flat', 'rising', '2,000', '1,000 ms']) expect(svg).toContain(`>${words}</text>`);
  });
});
