// How people, places and matters are named on the desks.
/** @import { PublicFloor } from "./board_types" */
/** @import { Translate } from "./types" */
import { two } from "./clock_text.js";

// Who asks is a citizen, or a body in whose name somebody asks; nobody is called twice by a title.
const TITLED = /^(ông|bà|anh|chị|em|cô|chú|bác)\s/i;
const BODIES = [
  ...["công ty", "cty", "doanh nghiệp", "dn", "hợp tác xã", "htx", "hộ kinh doanh", "hiệp hội", "hội"],
  ...["ban", "tổ", "trường", "trung tâm", "văn phòng", "ngân hàng", "tập đoàn", "tổng công ty", "quỹ"],
  ...["viện", "câu lạc bộ"],
];
const BODY = new RegExp(`^(${BODIES.join("|")})\\s`, "i");

/**
 * @param {string} name
 * @param {Translate} t
 */
export function citizen(name, t) {
  if (!name) return "";
  return TITLED.test(name) || BODY.test(name) ? name : t("word.citizen", { name });
}

/**
 * The same, with a word for who has no name here.
 * @param {string} name
 * @param {Translate} t
 */
export function asker(name, t) {
  return citizen(name, t) || t("word.unnamed");
}

/**
 * @param {string} site nothing = the hall
 * @param {Translate} t
 */
export function place(site, t) {
  return site ? t("word.at_site", { site }) : t("word.hall");
}

/**
 * A site in a narrow line: by the number of its branch.
 * @param {string} site
 * @param {Translate} t
 */
export function shortPlace(site, t) {
  if (!site) return t("word.hall");
  const number = /(\d+)\s*$/.exec(site)?.[1];
  return number ? t("word.branch_short", { number }) : site;
}

/**
 * What somebody with the floor does.
 * @param {PublicFloor} floor
 * @param {Translate} t
 */
export function stateWord(floor, t) {
  return floor.unit && floor.state === "on_air" ? t("board.answering") : t(`word.turn.${floor.state}`);
}

/**
 * @param {number} number
 * @param {Translate} t
 */
export function matterName(number, t) {
  return t("word.matter_number", { number: two(number) });
}
