import type { Series } from './row';

const WIDTH = 720;
const HEIGHT = 420;
const MARGIN = { left: 76, right: 24, top: 44, bottom: 84 };
/** Apart for eyes that do not tell red from green. */
const COLOURS = ['#0072b2', '#56b4e9', '#d55e00', '#009e73', '#cc79a7'];

/** Lines over depth with both axes logarithmic, as an SVG of its own. */
export function plot(title: string, unit: string, series: readonly Series[]): string {
  const values = series
    .flatMap(({ points }) => points.map(([, value]) => value))
    .filter((value) => value > 0);
  const depths = series.flatMap(({ points }) => points.map(([depth]) => depth));
  const x = scale(Math.min(...depths), Math.max(...depths), MARGIN.left, WIDTH - MARGIN.right);
  const [low, high] = [
    10 ** Math.floor(Math.log10(Math.min(...values))),
    10 ** Math.ceil(Math.log10(Math.max(...values))),
  ];
  const y = scale(low, high, HEIGHT - MARGIN.bottom, MARGIN.top);
  const ticks = [...new Set(depths)].sort((left, right) => left - right);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(WIDTH / 2, 24, title, 'middle', 16),
    ...powers(low, high).flatMap((value) => [
      line(MARGIN.left, y(value), WIDTH - MARGIN.right, y(value)),
      text(MARGIN.left - 8, y(value) + 4, `${value.toLocaleString('en')} ${unit}`, 'end'),
    ]),
    ...ticks.flatMap((depth) => [
      line(x(depth), MARGIN.top, x(depth), HEIGHT - MARGIN.bottom),
      text(x(depth), HEIGHT - MARGIN.bottom + 18, depth.toLocaleString('en'), 'middle'),
    ]),
    text(
      (MARGIN.left + WIDTH - MARGIN.right) / 2,
      HEIGHT - MARGIN.bottom + 38,
      'depth of the turn',
      'middle',
    ),
    ...series.flatMap(({ name, points }, index) => drawSeries(name, points, index, x, y)),
    '</svg>',
    '',
  ].join('\n');
}

type Scale = (value: number) => number;

function scale(from: number, to: number, start: number, end: number): Scale {
  const [low, high] = [Math.log10(from), Math.log10(to)];
  return (value) =>
    Math.round((start + ((Math.log10(value) - low) / (high - low)) * (end - start)) * 10) / 10;
}

function powers(low: number, high: number): readonly number[] {
  const count = Math.round(Math.log10(high / low)) + 1;
  return Array.from({ length: count }, (_none, index) => Number((low * 10 ** index).toPrecision(1)));
}

function drawSeries(
  name: string,
  points: Series['points'],
  index: number,
  x: Scale,
  y: Scale,
): readonly string[] {
  const colour = COLOURS[index % COLOURS.length] ?? '#000000';
  const places = points.map(([depth, value]) => [x(depth), y(value)] as const);
  const legendX = MARGIN.left + index * ((WIDTH - MARGIN.left - MARGIN.right) / COLOURS.length) + 8;
  return [
    `<polyline fill="none" stroke="${colour}" stroke-width="2.5" points="${places.map((place) => place.join(',')).join(' ')}"/>`,
    ...places.map(([px, py]) => `<circle cx="${px}" cy="${py}" r="3.5" fill="${colour}"/>`),
    `<rect x="${legendX - 8}" y="${HEIGHT - 30}" width="12" height="12" fill="${colour}"/>`,
    text(legendX + 10, HEIGHT - 19, name, 'start'),
  ];
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#dddddd"/>`;
}

function text(x: number, y: number, words: string, anchor: string, size = 13): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}" fill="#333333">${words}</text>`;
}
