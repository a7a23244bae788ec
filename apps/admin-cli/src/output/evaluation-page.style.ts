import { Markup } from './markup';

export const PAGE_STYLE = new Markup(`
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #222; }
h1 { font-size: 1.4rem; } h2 { font-size: 1rem; margin: 0 0 .3rem; } h3 { font-size: .9rem; margin: 0 0 .5rem; color: #555; }
small { font-weight: normal; color: #777; } code { font-size: .8em; color: #666; }
.verdict { padding: .6rem .8rem; border-left: .4rem solid; background: #f6f6f6; }
.good { border-color: #2a8a3e; } .bad { border-color: #c22; }
.totals { border-collapse: collapse; margin: 1rem 0 2rem; } .totals th { text-align: left; font-weight: normal; padding-right: 2rem; }
.totals td { text-align: right; font-variant-numeric: tabular-nums; }
section { border: 1px solid #ddd; border-radius: .5rem; padding: 1rem; margin: 1rem 0; } section.same { opacity: .75; }
.state { margin: 0 0 .6rem; font-size: .85em; } .told { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: .8rem; }
.side { background: #f8f8fa; border-radius: .4rem; padding: .8rem; overflow-wrap: anywhere; }
.said { background: #fff; border-radius: .4rem; padding: .5rem .7rem; margin: .4rem 0; white-space: pre-wrap; }
.products { margin: .4rem 0; padding-left: 1.4rem; } .note { color: #555; font-style: italic; } .fault { color: #b00; }
@media (max-width: 50rem) { .sides { grid-template-columns: 1fr; } }
`);
