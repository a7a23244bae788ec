import { searchTerms } from '../text/search-term';

/**
 * Things that are sold for another thing and named after it: a `mouse pad` is no mouse, a `laptop bag` no laptop. The
 * list is short on purpose; what a shop's own titles teach is added to it (`CatalogueVocabulary`).
 */
export const ACCESSORY_TERMS: ReadonlySet<string> = new Set(
  searchTerms(
    `adapter adaptor arm backpack bag band base battery belt bracket briefcase cabinet cable cap card carrier
    cartridge case charger cleaner clip component connector converter cooler cord cover cradle cutter decal dock docking drawer
    drum extender extension film filter fuser grip guard handle harness holder holster hub insert key kit lanyard leash
    lens lid lock mat memory module mount organizer organiser outlet pad part pedal pillow platform plug pocket pouch protector rack rail
    ram receiver refill remote rest ribbon ring riser roller screen screw shelf shell skin sleeve socket spare splitter spring stand station
    sticker storage strap string stylus support suspender switch table tip toner topper tray tripod tube wallet wax
    wipe wire`,
  ),
);

/** A `pencil set` is pencils, a `tea set` no tea. */
export const DOUBTFUL_TERMS: ReadonlySet<string> = new Set(searchTerms('set bundle'));

/** Words that say nothing new after a noun: a `tablet PC` is a tablet. */
export const EMPTY_NOUN_TERMS: ReadonlySet<string> = new Set(
  searchTerms('pc computer system unit device edition pack pair series model version piece type style line'),
);
