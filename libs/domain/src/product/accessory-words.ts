import { searchTerms } from '../text/search-term';

/**
 * Things that are sold for another thing and named after it: a `mouse pad` is no mouse, a `laptop bag` no laptop. The
 * list is short on purpose; what a shop's own titles teach is added to it (`CatalogueVocabulary`).
 */
export const ACCESSORY_TERMS: ReadonlySet<string> = new Set(
  searchTerms(
    `adapter adaptor arm backpack bag band base battery belt bracket briefcase bundle cabinet cable cap card carrier
    cartridge case charger cleaner clip component connector converter cooler cord cover cradle cutter decal dock drawer
    drum extender extension film filter fuser grip guard handle harness holder holster hub insert key kit lanyard leash
    lid lock mat mount organizer organiser outlet pad part pedal pillow platform plug pocket pouch protector rack rail
    receiver refill remote rest ribbon ring riser screw set shelf shell skin sleeve socket spare splitter spring stand
    sticker storage strap string stylus support suspender switch table tip toner topper tray tripod tube wallet wax
    wipe wire`,
  ),
);

/** Words that say nothing new after a noun: a `tablet PC` is a tablet. */
export const EMPTY_NOUN_TERMS: ReadonlySet<string> = new Set(
  searchTerms('pc computer system unit device edition pack pair series model version piece type style line'),
);
